//! `POST /uploads/…`: files, as the body or as the part `file` of a form. What is the same for all of them is
//! here; each kind of upload says who may send it and what becomes of it.

mod identity;
mod photos;

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use contracts::{FailureCode, RefusalCode};
use futures::{Stream, StreamExt};
use kernel::AccountId;

pub use identity::identity_image;
pub use photos::photo;

use super::{caller::text, places::Place, refusal::Refused};
use crate::{Gateway, request::Caller};

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
/// What a body may say it is; what it is, its context finds out.
const RAW: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/octet-stream"];

/// A file that came, with its place among the uploads: held until its context has it in its own keeping.
struct Taken<'a, T> {
    /// What the request's head said.
    head: T,
    bytes: Vec<u8>,
    _place: Place<'a>,
}

/// Takes the file of a request. `read` says from the head alone for whom it is taken and what it is about:
/// everything that can be refused by the head is refused before a byte of the file is kept.
async fn take<'a, T>(
    gateway: &'a Gateway,
    request: Request,
    read: impl FnOnce() -> Result<(AccountId, T), Refused>,
) -> Result<Taken<'a, T>, Refused> {
    let announced = read().and_then(|read| Ok((read, Announced::by(&request)?)));
    let ((account, head), announced) = match announced {
        Ok(announced) => announced,
        Err(refused) => {
            // Who waits for a sign has sent nothing yet.
            if !request.headers().contains_key(header::EXPECT) {
                linger(request.into_body().into_data_stream()).await;
            }
            return Err(refused);
        }
    };
    let place = gateway.inner.uploads.take(account).await?;
    let receiving = tokio::time::timeout(RECEIVING, receive(announced.kind, announced.declared, request));
    let late = |_| Refused::failed(StatusCode::REQUEST_TIMEOUT, FailureCode::BadUserInput);
    let bytes = receiving.await.map_err(late)??;
    Ok(Taken { head, bytes, _place: place })
}

/// How an upload says no.
fn refused(refused: &Refused, gateway: &Gateway, caller: &Caller, path: &'static str) -> Response {
    let mut response = refused.answer(gateway, caller, path);
    if refused.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// What a request's head says of its file.
struct Announced {
    kind: Kind,
    declared: Option<usize>,
}

impl Announced {
    fn by(request: &Request) -> Result<Self, Refused> {
        let kind = Kind::of(request)?;
        let declared = declared_length(request);
        if declared.is_some_and(|length| length > MAX_BODY) {
            return Err(too_large());
        }
        Ok(Self { kind, declared })
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
        for kind in ["image/jpeg", "IMAGE/PNG; q=1", "image/webp", "application/octet-stream"] {
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
}
