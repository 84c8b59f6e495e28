//! verification's documents: where they are kept, how they are read, and which indexes that takes.

pub mod checks;
pub mod documents;
pub mod identities;
pub mod links;
pub mod messages;
pub mod people;
pub mod policies;

use bson::Document;
use kernel::Timestamp;
use mongodb::Collection;
use platform::{AuditLog, Store, StoreError, Tx};
use serde::{Serialize, de::DeserializeOwned};

use checks::Checks;
use documents::Documents;
use identities::Identities;
use links::Links;
use messages::Messages;
use people::People;
use policies::Policies;

/// verification's own database.
pub struct Db {
    store: Store,
    /// Members' profiles.
    pub people: People,
    /// Where members' identities stand.
    pub identities: Identities,
    /// Their tries.
    pub checks: Checks,
    /// Which document verified whom.
    pub documents: Documents,
    /// How identities are decided on.
    pub policies: Policies,
    /// Links to images.
    pub links: Links,
    /// Providers' messages that were taken.
    pub messages: Messages,
    /// Who decided what.
    pub audit: AuditLog,
}

impl Db {
    /// The collections in `store`.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            people: People(store.collection(people::NAME)),
            identities: Identities(store.collection(identities::NAME)),
            checks: Checks(store.collection(checks::NAME)),
            documents: Documents(store.collection(documents::NAME)),
            policies: Policies(store.collection(policies::NAME)),
            links: Links(store.collection(links::NAME)),
            messages: Messages(store.collection(messages::NAME)),
            audit: AuditLog::new(&store),
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

    /// Creates every collection and index. Run before the first document, and again with each release.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.store.ensure_event_indexes().await?;
        AuditLog::migrate(&self.store).await?;
        self.store.ensure_indexes(checks::NAME, checks::indexes()).await?;
        self.store.ensure_indexes(documents::NAME, documents::indexes()).await?;
        self.store.ensure_indexes(links::NAME, links::indexes()).await?;
        self.store.ensure_indexes(messages::NAME, messages::indexes()).await?;
        // Found by `_id` alone: an index on it makes the collection.
        for name in [people::NAME, identities::NAME, policies::NAME] {
            self.store.ensure_indexes(name, [platform::store::index(bson::doc! { "revision": 1 })]).await?;
        }
        Ok(())
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
