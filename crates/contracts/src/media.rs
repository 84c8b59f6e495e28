//! The media context: photos of partners, and files made of them.

use async_trait::async_trait;
use kernel::{PartnerId, PhotoId};
use serde::{Deserialize, Serialize};

use crate::{actor::Actor, error::ServiceResult, event::events, identity::Done};

/// The names of the variants: each is at most so many pixels wide.
pub const WIDTHS: [u32; 3] = [400, 800, 1_600];

/// A stored photo, as everything that shows it carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// The photo's id.
    pub id: PhotoId,
    /// Pixels in a row of the widest variant.
    pub width: u32,
    /// Rows of the widest variant.
    pub height: u32,
    /// What it shows, for who cannot see it; empty when nobody said.
    pub alt: String,
    /// Its average, `#rrggbb`, shown while it loads.
    pub color: String,
}

impl Photo {
    /// The variants that are kept: the widest one holds every pixel there is.
    #[must_use]
    pub fn widths(&self) -> &'static [u32] {
        let wider = WIDTHS.iter().position(|width| *width >= self.width);
        &WIDTHS[..wider.map_or(WIDTHS.len(), |last| last + 1)]
    }

    /// The variant to show `wanted` pixels wide: the next larger one, or the widest.
    #[must_use]
    pub fn variant(&self, wanted: u32) -> u32 {
        let widths = self.widths();
        let larger = widths.iter().find(|width| **width >= wanted);
        larger.or(widths.last()).copied().unwrap_or(WIDTHS[0])
    }
}

/// How a variant is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PhotoFormat {
    /// The smallest; made in the background.
    Avif,
    /// Small, and understood by every browser of the last years.
    Webp,
    /// Understood by everything.
    Jpeg,
}

impl PhotoFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Avif, Self::Webp, Self::Jpeg];

    /// What the file's name ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A photo is kept.
#[derive(Clone, Serialize, Deserialize)]
pub struct UploadPhoto {
    /// What it shows, as typed; perhaps nothing.
    pub alt: String,
    /// The file as it came.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for UploadPhoto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UploadPhoto").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// A photo goes, from everything that shows it too.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct DeletePhoto {
    /// Which photo.
    pub id: PhotoId,
}

/// A file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhotoFileQuery {
    /// Of which photo.
    pub id: PhotoId,
    /// Which variant: one of [`WIDTHS`].
    pub width: u32,
    /// How it is written.
    pub format: PhotoFormat,
}

/// A file of a photo.
#[derive(Clone, Serialize, Deserialize)]
pub struct PhotoFile {
    /// How it is written; WebP in place of an AVIF that is still to be made.
    pub format: PhotoFormat,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for PhotoFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PhotoFile").field("format", &self.format).field("bytes", &self.bytes.len()).finish()
    }
}

/// A photo is kept and can be shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PhotoStored {
    /// The photo.
    pub photo: Photo,
    /// Whose it is.
    pub partner: PartnerId,
}

/// A photo is gone: nothing may show it any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PhotoDeleted {
    /// Which photo.
    pub id: PhotoId,
    /// Whose it was.
    pub partner: PartnerId,
}

events! {
    PhotoStored = "media.photo.stored" by photo.id;
    PhotoDeleted = "media.photo.deleted" by id;
}

/// The media context.
#[async_trait]
pub trait MediaService: Send + Sync {
    /// Manager: keeps a photo of the own company; who has its answer can attach it at once.
    async fn upload_photo(&self, actor: &Actor, command: UploadPhoto) -> ServiceResult<Photo>;
    /// Manager: a photo of the own company goes. Once more changes nothing.
    async fn delete_photo(&self, actor: &Actor, command: DeletePhoto) -> ServiceResult<Done>;
    /// Anybody: a file of a photo; `None` when there is none.
    async fn photo_file(&self, actor: &Actor, query: PhotoFileQuery) -> ServiceResult<Option<PhotoFile>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32) -> Photo {
        let color = "#808080".to_owned();
        Photo { id: PhotoId::generate(), width, height: 300, alt: String::new(), color }
    }

    #[test]
    fn the_next_larger_variant_is_shown_or_the_widest() {
        for (width, kept) in [(400, 1), (401, 2), (800, 2), (801, 3), (1_600, 3)] {
            assert_eq!(photo(width).widths().len(), kept, "{width}");
        }
        for (wanted, shown) in [(0, 400), (400, 400), (401, 800), (1_000, 1_600), (9_999, 1_600)] {
            assert_eq!(photo(1_600).variant(wanted), shown, "{wanted}");
        }
        assert_eq!(photo(640).variant(1_600), 800);
        assert_eq!(photo(300).variant(800), 400);
    }
}
