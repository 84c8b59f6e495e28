//! booking's documents: where they are kept, how they are read, and which indexes that takes.

pub mod arrivals;
pub mod ledgers;
pub mod messages;
pub mod offers;
pub mod outing_pages;
pub mod people;
pub mod registrations;
pub mod savings;

use std::time::Duration;

use bson::{Document, doc};
use kernel::Timestamp;
use mongodb::Collection;
use platform::{
    Store, StoreError, Tx,
    store::{expiring_index, index, sparse_index, unique_index, unique_sparse_index},
};
use serde::{Serialize, de::DeserializeOwned};

use arrivals::ArrivalCounts;
use ledgers::Ledgers;
use messages::Messages;
use offers::Offers;
use people::People;
use registrations::Registrations;
use savings::Savings;

/// For so long it is known that an account was erased: no event is on its way longer.
const KEEP_ERASED: Duration = Duration::from_secs(90 * 24 * 3_600);

/// booking's own database.
pub struct Db {
    store: Store,
    /// The seats of each outing.
    pub ledgers: Ledgers,
    /// Who registered.
    pub registrations: Registrations,
    /// Who may register.
    pub people: People,
    /// What is known of the offers.
    pub offers: Offers,
    /// What members saved.
    pub savings: Savings,
    /// How many came.
    pub arrivals: ArrivalCounts,
    /// What partners wrote to everybody who comes.
    pub messages: Messages,
}

impl Db {
    /// The collections in `store`.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            ledgers: Ledgers(store.collection("ledgers")),
            registrations: Registrations(store.collection("registrations")),
            people: People(store.collection("people")),
            offers: Offers(store.collection("offers")),
            savings: Savings(store.collection("savings")),
            arrivals: ArrivalCounts(store.collection("arrivals")),
            messages: Messages(store.collection("messages")),
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
        let ledgers = [
            index(doc! { "due_at": 1 }),
            index(doc! { "summary.offer": 1, "summary.ends_at": 1 }),
            index(doc! { "summary.partner": 1, "summary.starts_at": 1 }),
        ];
        self.store.ensure_indexes("ledgers", ledgers).await?;
        let registrations = [
            unique_sparse_index(doc! { "live_key": 1 }),
            unique_sparse_index(doc! { "request_key": 1 }),
            unique_index(doc! { "short_code": 1 }),
            index(doc! { "member": 1, "summary.starts_at": 1, "_id": 1 }),
            index(doc! { "summary.outing": 1, "_id": 1 }),
            index(doc! { "summary.outing": 1, "name_key": 1, "_id": 1 }),
            index(doc! { "summary.outing": 1, "status": 1, "_id": 1 }),
        ];
        self.store.ensure_indexes("registrations", registrations).await?;
        let people = [sparse_index("look_again_at"), expiring_index("erased_at", KEEP_ERASED)];
        self.store.ensure_indexes("people", people).await?;
        let messages = [
            unique_index(doc! { "request_key": 1 }),
            unique_index(doc! { "summary.outing": 1, "day": 1, "number": 1 }),
        ];
        self.store.ensure_indexes("messages", messages).await?;
        self.store.ensure_collection("arrivals").await?;
        self.store.ensure_collection("offers").await?;
        self.store.ensure_collection("savings").await
    }
}

/// The document by its id, as the transaction sees it.
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

/// Every document that matches, as the transaction sees them.
async fn all_in<T>(
    collection: &Collection<T>,
    tx: &mut Tx,
    query: (Document, i64),
) -> Result<Vec<T>, StoreError>
where
    T: DeserializeOwned + Send + Sync + Unpin,
{
    use futures::TryStreamExt;
    let (filter, limit) = query;
    let find = collection.find(filter).sort(doc! { "_id": 1 }).limit(limit);
    let mut cursor = find.session(&mut tx.session).await?;
    Ok(cursor.stream(&mut tx.session).try_collect().await?)
}

/// Replaces the one document that matches; when none does, somebody else changed it meanwhile.
async fn replace_in<T>(
    collection: &Collection<T>,
    tx: &mut Tx,
    (filter, value): (Document, &T),
) -> Result<(), StoreError>
where
    T: Serialize + Send + Sync,
{
    let done = collection.replace_one(filter, value).session(&mut tx.session).await?;
    if done.matched_count == 0 { Err(StoreError::Conflict) } else { Ok(()) }
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
    match collection.replace_one(filter, value).upsert(true).session(&mut tx.session).await {
        Ok(_) => Ok(()),
        Err(error) => Err(or_conflict(error)),
    }
}

/// A key that another transaction inserted since this one read is a conflict: the next attempt reads it.
fn or_conflict(error: mongodb::error::Error) -> StoreError {
    if platform::store::is_duplicate_key(&error) { StoreError::Conflict } else { error.into() }
}
