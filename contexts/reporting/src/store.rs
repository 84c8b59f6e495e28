//! reporting's documents: where they are kept, how they are read, and which indexes that takes.

pub mod days;
pub mod erased;
pub mod facts;
pub mod limits;
pub mod marks;
pub mod names;
pub mod outings;
pub mod viewings;

use std::time::Duration;

use bson::{Document, doc};
use kernel::Timestamp;
use mongodb::Collection;
use platform::{
    Store, StoreError, Tx,
    store::{StoreDeps, expiring_index, index},
};
use serde::{Serialize, de::DeserializeOwned};

use days::Days;
use erased::Erased;
use facts::Facts;
use limits::Limits;
use marks::Marks;
use names::Names;
use outings::Outings;
use viewings::Viewings;

/// For so long it is known who has viewed what: a day, wherever it begins.
const KEEP_VIEWINGS: Duration = Duration::from_secs(2 * 24 * 3_600);

/// For so long it is known that an account was erased: no event is on its way longer.
const KEEP_ERASED: Duration = Duration::from_secs(90 * 24 * 3_600);

/// reporting's own database.
pub struct Db {
    store: Store,
    /// The figures, one document for each partner and day.
    pub days: Days,
    /// The newest of each registration.
    pub facts: Facts,
    /// The newest of each outing.
    pub outings: Outings,
    /// What offers and venues are called.
    pub names: Names,
    /// Accounts that were erased.
    pub erased: Erased,
    /// Who has viewed what.
    pub viewings: Viewings,
    /// How often clients tell of views.
    pub limits: Limits,
    /// What was done once.
    pub marks: Marks,
}

impl Db {
    /// The database of this context.
    #[must_use]
    pub fn new(deps: &StoreDeps) -> Self {
        let store = Store::new(deps, crate::CONTEXT);
        Self {
            days: Days::new(&store),
            facts: Facts::new(&store),
            outings: Outings(store.collection("outings")),
            names: Names(store.collection("names")),
            erased: Erased(store.collection("erased")),
            viewings: Viewings(store.collection("viewings")),
            limits: Limits(store.collection("rate_limits")),
            marks: Marks(store.collection("marks")),
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
    ///
    /// # Errors
    /// When no session can be had.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        self.store.begin().await
    }

    /// Creates every collection with its indexes. Run before the first document, and again with each release.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.store.ensure_event_indexes().await?;
        let visits = index(doc! { "member": 1, "partner": 1, "visited_at": 1, "_id": 1 });
        self.store.ensure_indexes("facts", [visits]).await?;
        self.store.ensure_indexes("erased", [expiring_index("at", KEEP_ERASED)]).await?;
        self.store.ensure_indexes("viewings", [expiring_index("at", KEEP_VIEWINGS)]).await?;
        self.store.ensure_indexes("rate_limits", [expiring_index("expires_at", Duration::ZERO)]).await?;
        for plain in ["days", "outings", "names", "visitors", "marks"] {
            self.store.ensure_collection(plain).await?;
        }
        Ok(())
    }
}

/// The document that matches, as the transaction sees it.
async fn find_in<T>(
    collection: &Collection<T>,
    tx: &mut Tx,
    filter: Document,
) -> Result<Option<T>, StoreError>
where
    T: DeserializeOwned + Send + Sync,
{
    Ok(collection.find_one(filter).session(&mut tx.session).await?)
}

/// Writes the document whether or not it exists. The caller has read it in the same transaction.
async fn put_in<T>(
    collection: &Collection<T>,
    tx: &mut Tx,
    (filter, value): (Document, &T),
) -> Result<(), StoreError>
where
    T: Serialize + Send + Sync,
{
    let put = collection.replace_one(filter, value).upsert(true);
    put.session(&mut tx.session).await.map(drop).map_err(or_conflict)
}

/// A key that another transaction inserted since this one read is a conflict: the next attempt reads it.
fn or_conflict(error: mongodb::error::Error) -> StoreError {
    if platform::store::is_duplicate_key(&error) { StoreError::Conflict } else { error.into() }
}
