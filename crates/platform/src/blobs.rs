//! Files: a local folder, a bucket of S3, or memory for tests. Another store is one more constructor.

mod bucket;

use std::{path::Path, sync::Arc};

use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, memory::InMemory, prefix::PrefixStore,
};

use crate::settings::BlobPlace;

/// Why a file could not be written or read.
#[derive(Debug, thiserror::Error)]
#[error("the blob store")]
pub struct BlobError(#[from] object_store::Error);

/// Where files are kept, by path: `identity/idc_…/front`.
#[derive(Clone, Debug)]
pub struct Blobs(Arc<dyn ObjectStore>);

impl Blobs {
    /// Files where the settings say.
    ///
    /// # Errors
    /// When the folder cannot be made, or the bucket's settings cannot be used. No server is asked yet.
    pub fn open(place: &BlobPlace) -> Result<Self, BlobError> {
        match place {
            BlobPlace::Folder(folder) => Self::folder(folder),
            BlobPlace::Bucket { name, prefix } => Self::bucket(name, prefix),
        }
    }

    /// Files in a bucket, their paths below `prefix`. Region, endpoint and credentials come from the `AWS_…`
    /// variables, or from the machine's or pod's role.
    ///
    /// # Errors
    /// When these settings cannot be used. No server is asked yet.
    pub fn bucket(name: &str, prefix: &str) -> Result<Self, BlobError> {
        let store = bucket::open(name)?;
        if prefix.is_empty() {
            return Ok(Self(Arc::new(store)));
        }
        Ok(Self(Arc::new(PrefixStore::new(store, prefix))))
    }

    /// Files below a folder, which is made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn folder(root: &Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(root)
            .map_err(|source| object_store::Error::Generic { store: "folder", source: source.into() })?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(root)?)))
    }

    /// Files that are gone with the process.
    #[must_use]
    pub fn memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Writes a file, in place of the one before.
    ///
    /// # Errors
    /// When the store refuses it.
    pub async fn put(&self, path: &str, bytes: Vec<u8>) -> Result<(), BlobError> {
        self.0.put(&path.into(), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// Reads a file; none when there is none.
    ///
    /// # Errors
    /// When the store gives no answer.
    pub async fn get(&self, path: &str) -> Result<Option<Vec<u8>>, BlobError> {
        match self.0.get(&path.into()).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes a file; one that is not there is fine.
    ///
    /// # Errors
    /// When the store gives no answer.
    pub async fn delete(&self, path: &str) -> Result<(), BlobError> {
        match self.0.delete(&path.into()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
