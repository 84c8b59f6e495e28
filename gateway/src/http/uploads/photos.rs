//! `POST /uploads/photos?alt=…`: a photo of the own company's. The answer says where its variants are.

use axum::{
    Json,
    extract::{Query, Request, State},
    response::{IntoResponse, Response},
};
use contracts::{
    StaffRole,
    media::{Photo, PhotoFormat, UploadPhoto},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refused, refused, take};
use crate::{Gateway, links::Links, request::Caller};

/// The width of the variant that is shown when nobody says more.
const SHOWN: u32 = 800;

/// What the address says.
#[derive(Deserialize)]
pub struct PhotoParams {
    #[serde(default)]
    alt: String,
}

/// Takes a photo.
pub async fn photo(
    State(gateway): State<Gateway>,
    caller: Caller,
    Query(params): Query<PhotoParams>,
    request: Request,
) -> Response {
    match keep(&gateway, &caller, params.alt, request).await {
        Ok(photo) => {
            let photo = described(&photo, &gateway.inner.links);
            Json(json!({ "photo": photo, "errors": [] })).into_response()
        }
        Err(error) => refused(&error, &gateway, &caller, "uploads/photos"),
    }
}

async fn keep(gateway: &Gateway, caller: &Caller, alt: String, request: Request) -> Result<Photo, Refused> {
    let taken = take(gateway, request, || {
        let staff = caller.actor.require_staff(StaffRole::Manager)?;
        Ok((staff.account, ()))
    });
    let taken = taken.await?;
    let command = UploadPhoto { alt, bytes: taken.bytes };
    Ok(gateway.inner.deps.services.media.upload_photo(&caller.actor, command).await?)
}

fn described(photo: &Photo, links: &Links) -> Value {
    let variants = PhotoFormat::ALL.into_iter().flat_map(|format| {
        photo.widths().iter().map(move |width| {
            json!({ "format": format, "width": width, "url": links.photo(photo, *width, format) })
        })
    });
    json!({
        "id": photo.id,
        "width": photo.width,
        "height": photo.height,
        "alt": photo.alt,
        "color": photo.color,
        "url": links.photo(photo, SHOWN, PhotoFormat::Webp),
        "variants": variants.collect::<Vec<_>>(),
    })
}
