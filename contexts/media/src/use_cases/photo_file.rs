//! Anybody looks at a photo.

use contracts::{
    ServiceResult,
    media::{PhotoFile, PhotoFileQuery, PhotoFormat, WIDTHS},
};

use crate::{Inner, domain::PhotoState, shelf::File};

impl Inner {
    pub(crate) async fn photo_file(&self, query: PhotoFileQuery) -> ServiceResult<Option<PhotoFile>> {
        if !WIDTHS.contains(&query.width) {
            return Ok(None);
        }
        let found = self.db.photos.get(query.id).await?;
        let Some(kept) = found.filter(|kept| kept.state == PhotoState::Stored) else {
            return Ok(None);
        };
        let format = match query.format {
            PhotoFormat::Avif if !kept.has_avif => PhotoFormat::Webp,
            format => format,
        };
        // A wider variant than the photo has pixels for is the widest one.
        let width = kept.photo.variant(query.width);
        let bytes = self.shelf.get(kept.id, File::Variant(width, format)).await?;
        Ok(bytes.map(|bytes| PhotoFile { format, bytes }))
    }
}
