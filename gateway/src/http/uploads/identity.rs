//! `POST /uploads/identity/{check}/{side}`: the photo of a document's side. The answer is the check as GraphQL
//! shows it, as JSON.

use axum::{
    Json,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use contracts::{
    ServiceError,
    verification::{DocumentSide, IdentityCheckView, UploadDocumentImage},
};
use kernel::IdentityCheckId;
use serde_json::json;

use super::{Refused, refused, take};
use crate::{Gateway, request::Caller, schema::Writer};

/// Takes a photo.
pub async fn identity_image(
    State(gateway): State<Gateway>,
    caller: Caller,
    Path((check, side)): Path<(String, String)>,
    request: Request,
) -> Response {
    match keep(&gateway, &caller, (&check, &side), request).await {
        Ok(view) => {
            let (texts, links) = (&*gateway.inner.texts, &gateway.inner.links);
            let check = Writer { texts, language: caller.language, links }.check(view);
            Json(json!({ "identityCheck": check, "errors": [] })).into_response()
        }
        Err(error) => refused(&error, &gateway, &caller, "uploads/identity"),
    }
}

async fn keep(
    gateway: &Gateway,
    caller: &Caller,
    (check, side): (&str, &str),
    request: Request,
) -> Result<IdentityCheckView, Refused> {
    let taken = take(gateway, request, || {
        let account = caller.actor.require_member()?;
        let check = check.parse::<IdentityCheckId>().map_err(|_| ServiceError::not_found())?;
        let side = side_of(side).ok_or_else(ServiceError::not_found)?;
        Ok((account, (check, side)))
    });
    let taken = taken.await?;
    let (check, side) = taken.head;
    let command = UploadDocumentImage { check, side, bytes: taken.bytes };
    let verification = &gateway.inner.deps.services.verification;
    Ok(verification.upload_document_image(&caller.actor, command).await?)
}

fn side_of(text: &str) -> Option<DocumentSide> {
    [DocumentSide::Front, DocumentSide::Back]
        .into_iter()
        .find(|side| side.as_ref().eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_read_in_any_case() {
        assert_eq!(side_of("front"), Some(DocumentSide::Front));
        assert_eq!(side_of("BACK"), Some(DocumentSide::Back));
        assert_eq!(side_of("left"), None);
    }
}
