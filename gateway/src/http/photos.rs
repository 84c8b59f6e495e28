//! `GET /media/{photo}/{width}.{avif|webp|jpg}`: a file of a partner's photo, for everybody. A file never changes
//! under its address, so everybody may keep it; the newest ones are kept in memory here.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contracts::{
    Actor, ServiceResult,
    media::{PhotoDeleted, PhotoFileQuery, PhotoFormat, WIDTHS},
};
use kernel::PhotoId;
use moka::sync::Cache;
use platform::Bus;
use sha2::{Digest, Sha256};

use crate::{Gateway, errors};

/// How much is kept in memory, in bytes.
const KEPT: u64 = 64 * 1024 * 1024;
/// The safety net behind `media.photo.deleted`.
const KEPT_FOR: Duration = Duration::from_secs(600);

const FOREVER: &str = "public, max-age=31536000, immutable";
/// The WebP in place of an AVIF that is still to be made.
const FOR_NOW: &str = "public, max-age=30";
/// Somebody may upload or attach it in a moment.
const NOTHING: &str = "no-store";

/// A file in memory.
#[derive(Clone)]
struct Shown {
    format: PhotoFormat,
    bytes: Bytes,
    etag: HeaderValue,
}

/// The files in memory.
#[derive(Clone)]
pub struct PhotoFiles(Cache<PhotoFileQuery, Shown>);

impl PhotoFiles {
    /// Nothing yet; forgets what is deleted.
    pub fn listen(bus: &Bus) -> Self {
        let weigh = |_: &PhotoFileQuery, shown: &Shown| u32::try_from(shown.bytes.len()).unwrap_or(u32::MAX);
        let cache = Cache::builder().weigher(weigh).max_capacity(KEPT).time_to_live(KEPT_FOR).build();
        let files = Self(cache);
        let forgetting = files.clone();
        bus.observe(move |event: PhotoDeleted| forgetting.forget(event.id));
        files
    }

    fn forget(&self, id: PhotoId) {
        for (width, format) in WIDTHS.iter().flat_map(|width| PhotoFormat::ALL.map(|format| (*width, format)))
        {
            self.0.invalidate(&PhotoFileQuery { id, width, format });
        }
    }
}

/// Shows a file.
pub async fn file(
    State(gateway): State<Gateway>,
    Path((photo, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(query) = asked_for(&photo, &file) else {
        return nothing(StatusCode::NOT_FOUND);
    };
    match find(&gateway, query).await {
        Ok(Some(shown)) => answer(query, shown, headers.get(header::IF_NONE_MATCH)),
        Ok(None) => nothing(StatusCode::NOT_FOUND),
        Err(error) => {
            errors::note(&error, Some("media"));
            nothing(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn asked_for(photo: &str, file: &str) -> Option<PhotoFileQuery> {
    let (width, extension) = file.split_once('.')?;
    let width = *WIDTHS.iter().find(|known| known.to_string() == width)?;
    let format = PhotoFormat::ALL.into_iter().find(|format| format.extension() == extension)?;
    Some(PhotoFileQuery { id: photo.parse().ok()?, width, format })
}

async fn find(gateway: &Gateway, query: PhotoFileQuery) -> ServiceResult<Option<Shown>> {
    let files = &gateway.inner.photo_files.0;
    if let Some(shown) = files.get(&query) {
        return Ok(Some(shown));
    }
    let found = gateway.inner.deps.services.media.photo_file(&Actor::Anonymous, query).await?;
    let Some(found) = found else { return Ok(None) };
    let shown = Shown { format: found.format, etag: etag(&found.bytes), bytes: Bytes::from(found.bytes) };
    if shown.format == query.format {
        files.insert(query, shown.clone());
    }
    Ok(Some(shown))
}

/// The same for the same bytes, in every process.
fn etag(bytes: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(bytes);
    let digits: String = digest[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{digits}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn answer(query: PhotoFileQuery, shown: Shown, known: Option<&HeaderValue>) -> Response {
    let lasting = if shown.format == query.format { FOREVER } else { FOR_NOW };
    let is_known = known.is_some_and(|known| {
        let known = String::from_utf8_lossy(known.as_bytes());
        known.split(',').any(|tag| tag.trim().trim_start_matches("W/").as_bytes() == shown.etag.as_bytes())
    });
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static(lasting)),
        (header::ETAG, shown.etag),
        (header::CONTENT_TYPE, HeaderValue::from_static(shown.format.content_type())),
        // The sites have addresses of their own.
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Body::from(shown.bytes)).into_response()
}

fn nothing(status: StatusCode) -> Response {
    (status, [(header::CACHE_CONTROL, NOTHING)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_there_are_have_an_address() {
        let photo = PhotoId::generate();
        let query = asked_for(&photo.to_string(), "800.webp").unwrap();
        assert_eq!((query.id, query.width, query.format), (photo, 800, PhotoFormat::Webp));
        for file in
            ["801.webp", "0800.webp", "800.jpeg", "800", "+800.webp", "800.webp.jpg", "master.jpg", ""]
        {
            assert_eq!(asked_for(&photo.to_string(), file), None, "{file}");
        }
        for photo in ["", "..", "ven_01J8ZZZZZZZZZZZZZZZZZZZZZZ"] {
            assert_eq!(asked_for(photo, "800.webp"), None, "{photo}");
        }
    }

    #[test]
    fn a_file_is_kept_forever_and_its_stand_in_for_a_moment() {
        let query = |format| PhotoFileQuery { id: PhotoId::generate(), width: 400, format };
        let bytes = Bytes::from_static(b"x");
        let shown = Shown { format: PhotoFormat::Webp, etag: etag(&bytes), bytes };
        let header = |response: &Response, name: &str| response.headers()[name].to_str().unwrap().to_owned();
        let own = answer(query(PhotoFormat::Webp), shown.clone(), None);
        assert_eq!(header(&own, "cache-control"), FOREVER);
        assert_eq!(header(&own, "cross-origin-resource-policy"), "cross-origin");
        let stand_in = answer(query(PhotoFormat::Avif), shown.clone(), None);
        assert_eq!(header(&stand_in, "cache-control"), FOR_NOW);
        assert_eq!(header(&stand_in, "content-type"), "image/webp");
        let known = HeaderValue::from_str(&format!("\"other\", W/{}", header(&own, "etag"))).unwrap();
        let again = answer(query(PhotoFormat::Webp), shown.clone(), Some(&known));
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let other = HeaderValue::from_static("\"other\"");
        assert_eq!(answer(query(PhotoFormat::Webp), shown, Some(&other)).status(), StatusCode::OK);
    }
}
