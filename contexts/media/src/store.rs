//! media's documents: where they are kept, how they are read, and which indexes that takes. What fails here
//! fails because the database gives no answer, unless a function says more.

mod photos;
mod usages;

use kernel::Timestamp;
use platform::{Store, StoreError, Tx};

use photos::Photos;
use usages::Usages;

/// media's own database.
pub struct Db {
    store: Store,
    /// The photos.
    pub photos: Photos,
    /// What shows them.
    pub usages: Usages,
}

impl Db {
    /// The collections in `store`.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            photos: Photos(store.collection(photos::NAME)),
            usages: Usages(store.collection(usages::NAME)),
            store,
        }
    }

    /// The database as the platform knows it.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.store.now()
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        self.store.begin().await
    }

    /// Creates every collection and index. Run before the first document, and again with each release.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.store.ensure_event_indexes().await?;
        self.store.ensure_indexes(photos::NAME, photos::indexes()).await?;
        self.store.ensure_indexes(usages::NAME, usages::indexes()).await
    }
}
