//! `POST /uploads/identity/{check}/{side}`: the photo of a document's side, as the body or as the part `file`
//! of a form. The answer is the check as GraphQL shows it, as JSON.

use std::time::Duration;

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Multipart, Path, Request, State, multipart::MultipartError},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use contracts::{
    FailureCode, RefusalCode, ServiceError,
    verification::{DocumentSide, IdentityCheckView, UploadDocumentImage},
};
use futures::{Stream, StreamExt};
use kernel::{AccountId, IdentityCheckId};
use serde_json::json;

use super::{caller::text, places::Place, refusal::Refused};
use crate::{Gateway, request::Caller, schema::Writer};

/// Largest file: 12 MB.
const MAX_FILE: usize = 12 * 1024 * 1024;
/// Largest body: a form has a head and a foot around the file.
pub const MAX_BODY: usize = MAX_FILE + 64 * 1024;
/// A client that has not sent its file by then is no longer waited for: 12 MB at 1.6 Mbit/s.
const RECEIVING: Duration = Duration::from_secs(60);
/// No upload takes longer, waiting for a place included.
pub const MAX_DURATION: Duration = Duration::from_secs(90);
/// How long and how far a refused file is read to its end.
const LINGERING: Duration = Duration::from_secs(10);
const LINGERED: usize = 2 * MAX_FILE;
/// What a file may say it is; what it is, verification finds out.
const RAW: [&str; 3] = ["image/jpeg", "image/png", "application/octet-stream"];

/// Takes a photo.
pub async fn identity_image(
    State(gateway): State<Gateway>,
    caller: Caller,
    Path((check, side)): Path<(String, String)>,
    request: Request,
) -> Response {
    match take(&gateway, &caller, (&check, &side), request).await {
        Ok(view) => {
            let (texts, links) = (&*gateway.inner.texts, &gateway.inner.links);
            let check = Writer { texts, language: caller.language, links }.check(view);
            Json(json!({ "identityCheck": check, "errors": [] })).into_response()
        }
        Err(refused) => {
            let retry = refused.status() == StatusCode::SERVICE_UNAVAILABLE;
            let mut response = refused.answer(&gateway, &caller, "uploads/identity");
            if retry {
                response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
            }
            response
        }
    }
}

async fn take(
    gateway: &Gateway,
    caller: &Caller,
    path: (&str, &str),
    request: Request,
) -> Result<IdentityCheckView, Refused> {
    let upload = match Upload::announced(caller, path, &request) {
        Ok(upload) => upload,
        Err(refused) => {
            // Who waits for a sign has sent nothing yet.
            if !request.headers().contains_key(header::EXPECT) {
                linger(request.into_body().into_data_stream()).await;
            }
            return Err(refused);
        }
    };
    // Held until verification has the file in its own keeping.
    let _place: Place<'_> = gateway.inner.uploads.take(upload.account).await?;
    let receiving = tokio::time::timeout(RECEIVING, receive(upload.kind, upload.declared, request));
    let late = |_| Refused::failed(StatusCode::REQUEST_TIMEOUT, FailureCode::BadUserInput);
    let bytes = receiving.await.map_err(late)??;
    let command = UploadDocumentImage { check: upload.check, side: upload.side, bytes };
    let verification = &gateway.inner.deps.services.verification;
    Ok(verification.upload_document_image(&caller.actor, command).await?)
}

/// What a request's head says.
struct Upload {
    account: AccountId,
    check: IdentityCheckId,
    side: DocumentSide,
    kind: Kind,
    declared: Option<usize>,
}

impl Upload {
    /// Everything that can be refused by the head is refused before a byte of the file is kept.
    fn announced(caller: &Caller, (check, side): (&str, &str), request: &Request) -> Result<Self, Refused> {
        let account = caller.actor.require_member()?;
        let check = check.parse().map_err(|_| ServiceError::not_found())?;
        let side = side_of(side).ok_or_else(ServiceError::not_found)?;
        let kind = Kind::of(request)?;
        let declared = declared_length(request);
        if declared.is_some_and(|length| length > MAX_BODY) {
            return Err(too_large());
        }
        Ok(Self { account, check, side, kind, declared })
    }
}

/// Reads on for a while and keeps nothing: many clients see an answer only once they have sent everything, and
/// a broken connection otherwise.
async fn linger<E>(stream: impl Stream<Item = Result<Bytes, E>>) {
    let mut left = LINGERED;
    let rest = stream.take_while(|chunk| {
        let size = chunk.as_ref().map_or(LINGERED, Bytes::len);
        left = left.saturating_sub(size);
        std::future::ready(left > 0)
    });
    drop(tokio::time::timeout(LINGERING, rest.for_each(|_| std::future::ready(()))).await);
}

fn side_of(text: &str) -> Option<DocumentSide> {
    [DocumentSide::Front, DocumentSide::Back]
        .into_iter()
        .find(|side| side.as_ref().eq_ignore_ascii_case(text))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Raw,
    Form,
}

impl Kind {
    fn of(request: &Request) -> Result<Self, Refused> {
        let kind = text(request.headers(), header::CONTENT_TYPE).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "multipart/form-data" => Ok(Self::Form),
            raw if RAW.contains(&raw) => Ok(Self::Raw),
            _ => Err(Refused::file(StatusCode::UNSUPPORTED_MEDIA_TYPE, RefusalCode::ImageTypeNotAllowed)),
        }
    }
}

fn declared_length(request: &Request) -> Option<usize> {
    text(request.headers(), header::CONTENT_LENGTH)?.parse().ok()
}

async fn receive(kind: Kind, declared: Option<usize>, request: Request) -> Result<Vec<u8>, Refused> {
    if kind == Kind::Raw {
        return collect(request.into_body().into_data_stream(), declared, |_| malformed()).await;
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| malformed())?;
    while let Some(part) = form.next_field().await.map_err(of_form)? {
        if part.name() == Some("file") {
            return collect(part, declared, of_form).await;
        }
    }
    Err(Refused::file(StatusCode::UNPROCESSABLE_ENTITY, RefusalCode::Required))
}

/// The bytes of a stream, as long as they are not too many.
async fn collect<E>(
    stream: impl Stream<Item = Result<Bytes, E>>,
    declared: Option<usize>,
    broken: impl Fn(E) -> Refused,
) -> Result<Vec<u8>, Refused> {
    // One allocation for a client that says how much it sends, which all do.
    let mut file = Vec::with_capacity(declared.unwrap_or(0).min(MAX_FILE));
    let mut stream = std::pin::pin!(stream);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(&broken)?;
        if file.len() + chunk.len() > MAX_FILE {
            drop(file);
            linger(stream).await;
            return Err(too_large());
        }
        file.extend_from_slice(&chunk);
    }
    Ok(file)
}

fn of_form(error: MultipartError) -> Refused {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { malformed() }
}

fn too_large() -> Refused {
    Refused::file(StatusCode::PAYLOAD_TOO_LARGE, RefusalCode::ImageTooLarge)
}

/// The client went away, or wrote a form that is none.
fn malformed() -> Refused {
    Refused::failed(StatusCode::BAD_REQUEST, FailureCode::BadUserInput)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(kind: &str, body: impl Into<Body>) -> Request {
        Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()
    }

    async fn received(kind: &str, body: impl Into<Body>) -> Result<Vec<u8>, StatusCode> {
        let request = request(kind, body);
        let kind = Kind::of(&request).map_err(|refused| refused.status())?;
        receive(kind, declared_length(&request), request).await.map_err(|refused| refused.status())
    }

    fn form(part: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b\r\n\
             Content-Disposition: form-data; name=\"{part}\"; filename=\"a.jpg\"\r\n\r\n"
        );
        [head.as_bytes(), content, b"\r\n--b--\r\n"].concat()
    }

    #[tokio::test]
    async fn a_file_comes_as_the_body_or_in_a_form() {
        for kind in ["image/jpeg", "IMAGE/PNG; q=1", "application/octet-stream"] {
            assert_eq!(received(kind, "photo").await.unwrap(), b"photo", "{kind}");
        }
        let found = received("multipart/form-data; boundary=b", form("file", b"photo")).await;
        assert_eq!(found.unwrap(), b"photo");
    }

    #[tokio::test]
    async fn what_is_no_upload_is_refused() {
        for (kind, body, status) in [
            ("text/html", b"photo".to_vec(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("", b"photo".to_vec(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("multipart/form-data", form("file", b"photo"), StatusCode::BAD_REQUEST),
            ("multipart/form-data; boundary=b", b"nonsense".to_vec(), StatusCode::BAD_REQUEST),
            ("multipart/form-data; boundary=b", form("picture", b"photo"), StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(received(kind, body).await, Err(status), "{kind}");
        }
    }

    #[tokio::test]
    async fn twelve_megabytes_pass_and_one_byte_more_does_not() {
        let raw = "image/jpeg";
        assert_eq!(received(raw, vec![0; MAX_FILE]).await.unwrap().len(), MAX_FILE);
        assert_eq!(received(raw, vec![0; MAX_FILE + 1]).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
        // Without a declared length, piece by piece, without end: it is cut off, not kept.
        let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from(vec![0; 1 << 20])));
        assert_eq!(received(raw, Body::from_stream(endless)).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
        let broken = futures::stream::iter([Ok(Bytes::from("x")), Err(std::io::Error::other("gone"))]);
        assert_eq!(received(raw, Body::from_stream(broken)).await, Err(StatusCode::BAD_REQUEST));
    }

    #[test]
    fn a_side_is_read_in_any_case() {
        assert_eq!(side_of("front"), Some(DocumentSide::Front));
        assert_eq!(side_of("BACK"), Some(DocumentSide::Back));
        assert_eq!(side_of("left"), None);
    }
}
