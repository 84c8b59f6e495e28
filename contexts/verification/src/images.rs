//! Photos and readings at rest: re-encoded, without metadata, encrypted each under a key of its own.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contracts::{FailureCode, Refusal, RefusalCode, ServiceError, verification::DocumentSide};
use docread::{MAX_BYTES, Photo, PhotoError};
use kernel::IdentityCheckId;
use platform::{
    blobs::{BlobError, Blobs},
    vault::{Vault, VaultError},
};
use tokio::sync::Semaphore;

use crate::domain::{Check, Evidence, Image};

/// The longer side of a kept photo, in pixels: enough for the smallest lines that are read.
const LONGEST_SIDE: u32 = 3_000;
/// How many uploads may wait to be decoded, each with its 12 MB at most; the next ones are asked to come later.
const WAITING: usize = 32;

/// Why a photo or a reading is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The blob store.
    #[error("the image cannot be written or read")]
    Blob(#[from] BlobError),
    /// The vault.
    #[error("what is kept cannot be encrypted or decrypted")]
    Vault(#[from] VaultError),
    /// A reading is not in the form it was written in.
    #[error("the reading is damaged")]
    Reading,
}

impl From<KeepError> for ServiceError {
    fn from(error: KeepError) -> Self {
        Self::internal(error)
    }
}

/// Photos and readings at rest.
pub struct Images {
    vault: Vault,
    blobs: Blobs,
    decoding: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Images {
    /// Images in `blobs`, encrypted by `vault`; at most `decoders` are decoded at a time.
    #[must_use]
    pub fn new(vault: Vault, blobs: Blobs, decoders: usize) -> Self {
        let decoding = Arc::new(Semaphore::new(decoders.max(1)));
        Self { vault, blobs, decoding, waiting: Semaphore::new(WAITING) }
    }

    /// Decodes an upload, drops everything but its pixels, encrypts them.
    ///
    /// # Errors
    /// `IMAGE_TOO_LARGE`, `IMAGE_TYPE_NOT_ALLOWED`, `IMAGE_INVALID` or `IMAGE_TOO_SMALL` on `file`;
    /// `RATE_LIMITED` when too many wait.
    pub async fn prepare(
        &self,
        place: (IdentityCheckId, DocumentSide),
        file: Vec<u8>,
    ) -> Result<Vec<u8>, ServiceError> {
        if file.len() > MAX_BYTES {
            return Err(refused(PhotoError::TooLarge));
        }
        let _place_in_line =
            self.waiting.try_acquire().map_err(|_| ServiceError::failed(FailureCode::RateLimited))?;
        let turn = Arc::clone(&self.decoding).acquire_owned().await.map_err(ServiceError::internal)?;
        let (vault, purpose) = (self.vault.clone(), image_purpose(place.0, place.1));
        let work = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, also when nobody waits for the answer any more.
            let _turn = turn;
            let photo = Photo::decode(&file, &docread::DOCUMENT).map_err(refused)?;
            let jpeg = photo.to_jpeg(LONGEST_SIDE).map_err(refused)?;
            vault.seal(&purpose, &jpeg).map_err(|error| KeepError::from(error).into())
        });
        work.await.map_err(ServiceError::internal)?
    }

    /// Writes an encrypted photo.
    ///
    /// # Errors
    /// When the blob store refuses it.
    pub async fn put(&self, check: IdentityCheckId, image: Image, sealed: Vec<u8>) -> Result<(), KeepError> {
        Ok(self.blobs.put(&path(check, image), sealed).await?)
    }

    /// A photo as JPEG; none when it is gone.
    ///
    /// # Errors
    /// When the blob store gives no answer or the photo cannot be decrypted.
    pub async fn get(&self, check: IdentityCheckId, image: Image) -> Result<Option<Vec<u8>>, KeepError> {
        let Some(sealed) = self.blobs.get(&path(check, image)).await? else {
            return Ok(None);
        };
        Ok(Some(self.vault.open(&image_purpose(check, image.side), &sealed)?))
    }

    /// Deletes a photo.
    ///
    /// # Errors
    /// When the blob store gives no answer.
    pub async fn delete(&self, check: IdentityCheckId, image: Image) -> Result<(), KeepError> {
        Ok(self.blobs.delete(&path(check, image)).await?)
    }

    /// Deletes every photo of a try, also those of uploads that never ended.
    ///
    /// # Errors
    /// When the blob store gives no answer.
    pub async fn delete_all(&self, check: &Check) -> Result<(), KeepError> {
        for image in check.written() {
            self.delete(check.id, image).await?;
        }
        Ok(())
    }

    /// Encrypts a reading.
    ///
    /// # Errors
    /// When it cannot be encrypted.
    pub fn seal_reading(&self, check: IdentityCheckId, evidence: &Evidence) -> Result<String, KeepError> {
        let plain = serde_json::to_vec(evidence).map_err(|_| KeepError::Reading)?;
        Ok(URL_SAFE_NO_PAD.encode(self.vault.seal(&reading_purpose(check), &plain)?))
    }

    /// The reading of a try, while it is kept.
    ///
    /// # Errors
    /// When it cannot be decrypted.
    pub fn reading(&self, check: &Check) -> Result<Option<Evidence>, KeepError> {
        let Some(sealed) = &check.reading else {
            return Ok(None);
        };
        let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| KeepError::Reading)?;
        let plain = self.vault.open(&reading_purpose(check.id), &sealed)?;
        // The cause would name what it could not read.
        serde_json::from_slice(&plain).map(Some).map_err(|_| KeepError::Reading)
    }
}

fn path(check: IdentityCheckId, image: Image) -> String {
    format!("identity/{check}/{}-{}", name(image.side), image.number)
}

fn image_purpose(check: IdentityCheckId, side: DocumentSide) -> String {
    format!("verification.image:{check}:{}", name(side))
}

fn reading_purpose(check: IdentityCheckId) -> String {
    format!("verification.reading:{check}")
}

/// A side, in paths.
pub const fn name(side: DocumentSide) -> &'static str {
    match side {
        DocumentSide::Front => "front",
        DocumentSide::Back => "back",
    }
}

fn refused(error: PhotoError) -> ServiceError {
    let code = match error {
        PhotoError::TooLarge => RefusalCode::ImageTooLarge,
        PhotoError::TypeNotAllowed => RefusalCode::ImageTypeNotAllowed,
        PhotoError::Invalid => RefusalCode::ImageInvalid,
        PhotoError::TooSmall => RefusalCode::ImageTooSmall,
    };
    Refusal::new(code).on("file").into()
}
