//! Where a photo's files are: `photos/pho_…/800.webp`.

use contracts::{
    ServiceError,
    media::{PhotoFormat, WIDTHS},
};
use kernel::PhotoId;
use platform::blobs::{BlobError, Blobs};

/// A file of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// What the others are made of: every pixel, hardly compressed. It is never shown.
    Master,
    /// What is shown: so many pixels wide at most, in this format.
    Variant(u32, PhotoFormat),
}

impl File {
    /// Every file a photo may have.
    fn all() -> impl Iterator<Item = Self> {
        let variants = WIDTHS
            .into_iter()
            .flat_map(|width| PhotoFormat::ALL.into_iter().map(move |format| Self::Variant(width, format)));
        std::iter::once(Self::Master).chain(variants)
    }

    fn path(self, photo: PhotoId) -> String {
        match self {
            Self::Master => format!("photos/{photo}/master.jpg"),
            Self::Variant(width, format) => format!("photos/{photo}/{width}.{}", format.extension()),
        }
    }
}

/// The blob store gives no answer.
#[derive(Debug, thiserror::Error)]
#[error("a photo's file cannot be written or read")]
pub struct ShelfError(#[from] BlobError);

impl From<ShelfError> for ServiceError {
    fn from(error: ShelfError) -> Self {
        Self::internal(error)
    }
}

/// The files of all photos. What fails here fails because the blob store gives no answer.
pub struct Shelf {
    blobs: Blobs,
}

impl Shelf {
    /// Files in `blobs`.
    #[must_use]
    pub const fn new(blobs: Blobs) -> Self {
        Self { blobs }
    }

    /// Writes a file.
    pub async fn put(&self, photo: PhotoId, (file, bytes): (File, Vec<u8>)) -> Result<(), ShelfError> {
        Ok(self.blobs.put(&file.path(photo), bytes).await?)
    }

    /// Reads a file; none when it is gone.
    pub async fn get(&self, photo: PhotoId, file: File) -> Result<Option<Vec<u8>>, ShelfError> {
        Ok(self.blobs.get(&file.path(photo)).await?)
    }

    /// Deletes a file.
    pub async fn delete(&self, photo: PhotoId, file: File) -> Result<(), ShelfError> {
        Ok(self.blobs.delete(&file.path(photo)).await?)
    }

    /// Deletes every file a photo may have.
    pub async fn delete_all(&self, photo: PhotoId) -> Result<(), ShelfError> {
        for file in File::all() {
            self.delete(photo, file).await?;
        }
        Ok(())
    }
}
