//! `GET /review/images/{token}`: a document's image for a reviewer. The address is the permission; it ends two
//! minutes after it was made, and its use is logged.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use contracts::{
    FailureCode,
    verification::{DocumentImage, OpenImageLink},
};

use crate::{Gateway, errors, request::Caller};

/// Longest token that is looked at.
const MAX_TOKEN: usize = 500;

/// Shows an image.
pub async fn image(State(gateway): State<Gateway>, caller: Caller, Path(token): Path<String>) -> Response {
    if token.len() > MAX_TOKEN {
        return StatusCode::NOT_FOUND.into_response();
    }
    let query = OpenImageLink { token };
    match gateway.inner.deps.services.verification.open_image_link(&caller.actor, query).await {
        Ok(image) => shown(image),
        Err(error) => {
            errors::note(&error, Some("review/images"));
            let broken = error.failure_code() == Some(FailureCode::Internal);
            // Unknown, ended, made up: nobody learns which.
            let status = if broken { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::NOT_FOUND };
            (status, [(header::CACHE_CONTROL, "no-store")]).into_response()
        }
    }
}

/// Kept by nobody on the way, and never taken for a page.
fn shown(image: DocumentImage) -> Response {
    let headers = [
        (header::CONTENT_TYPE, shown_as(&image.content_type)),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, image.bytes).into_response()
}

/// Nothing but a picture is shown as one, whatever was stored.
fn shown_as(content_type: &str) -> &'static str {
    match content_type {
        "image/jpeg" => "image/jpeg",
        "image/png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_image_is_not_kept_and_nothing_else_is_shown() {
        let image = |content_type: &str| DocumentImage {
            content_type: content_type.to_owned(),
            bytes: b"<script>alert(1)</script>".to_vec(),
        };
        for (stored, sent) in [
            ("image/jpeg", "image/jpeg"),
            ("image/png", "image/png"),
            ("text/html", "application/octet-stream"),
            ("image/svg+xml", "application/octet-stream"),
        ] {
            let response = shown(image(stored));
            let header = |name| response.headers().get(name).unwrap().to_str().unwrap();
            assert_eq!(header(header::CONTENT_TYPE), sent);
            assert_eq!(header(header::CACHE_CONTROL), "no-store");
            assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert!(header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
            let bytes = axum::body::to_bytes(response.into_body(), 1_000).await.unwrap();
            assert_eq!(bytes, image(stored).bytes);
        }
    }
}
