//! engagement's documents: where they are kept, how they are read, and which indexes that takes.

pub mod conversations;
pub mod erased;
pub mod favourites;
pub mod limits;
pub mod marks;
pub mod messages;
pub mod offers;
pub mod outings;
pub mod participations;
pub mod people;
pub mod readings;
pub mod reports;

use std::time::Duration;

use bson::{Document, doc};
use kernel::Timestamp;
use mongodb::Collection;
use platform::{
    Store, StoreError, Tx,
    audit::AuditLog,
    store::{StoreDeps, expiring_index, index, is_duplicate_key, unique_index},
};
use serde::{Serialize, de::DeserializeOwned};

use conversations::Conversations;
use erased::Erased;
use favourites::Favourites;
use limits::Limits;
use marks::Marks;
use messages::Messages;
use offers::Offers;
use outings::Outings;
use participations::Participations;
use people::People;
use readings::Readings;
use reports::Reports;

/// For so long it is known that an account was erased: no event is on its way longer.
const KEEP_ERASED: Duration = Duration::from_secs(90 * 24 * 3_600);

/// For so long a report is kept.
const KEEP_REPORTS: Duration = Duration::from_secs(365 * 24 * 3_600);

/// engagement's own database.
pub struct Db {
    store: Store,
    /// What members keep.
    pub favourites: Favourites,
    /// Offers as they were published last.
    pub offers: Offers,
    /// The newest of each outing.
    pub outings: Outings,
    /// The newest of each registration.
    pub participations: Participations,
    /// What members are called.
    pub people: People,
    /// The conversations.
    pub conversations: Conversations,
    /// What was written in them.
    pub messages: Messages,
    /// How far each reader has read.
    pub readings: Readings,
    /// What support is told.
    pub reports: Reports,
    /// Accounts that were erased.
    pub erased: Erased,
    /// How often people do something.
    pub limits: Limits,
    /// What was done once.
    pub marks: Marks,
    /// Who reported what.
    pub audit: AuditLog,
}

impl Db {
    /// The database of this context.
    #[must_use]
    pub fn new(deps: &StoreDeps) -> Self {
        let store = Store::new(deps, crate::CONTEXT);
        Self {
            favourites: Favourites(store.collection("favourites")),
            offers: Offers(store.collection("offers")),
            outings: Outings(store.collection("outings")),
            participations: Participations(store.collection("participations")),
            people: People(store.collection("people")),
            conversations: Conversations(store.collection("conversations")),
            messages: Messages(store.collection("messages")),
            readings: Readings(store.collection("readings")),
            reports: Reports(store.collection("reports")),
            erased: Erased(store.collection("erased")),
            limits: Limits(store.collection("rate_limits")),
            marks: Marks(store.collection("marks")),
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

    /// Creates every collection with its indexes. Run before the first document, and again with each release.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.store.ensure_event_indexes().await?;
        AuditLog::migrate(&self.store).await?;
        let when_over = || expiring_index("expires_at", Duration::ZERO);
        let newest = index(doc! { "member": 1, "added_at": -1, "_id": -1 });
        self.store.ensure_indexes("favourites", [newest]).await?;
        self.store.ensure_indexes("outings", [when_over()]).await?;
        let of_outing = index(doc! { "outing": 1, "member": 1 });
        let of_member = index(doc! { "member": 1 });
        self.store.ensure_indexes("participations", [of_outing, of_member, when_over()]).await?;
        let conversations = [
            // Of a group the member is null: each outing has one, and each member one about it with the partner.
            unique_index(doc! { "outing": 1, "member": 1 }),
            index(doc! { "members": 1, "active_at": -1, "_id": -1 }),
            index(doc! { "listed_for": 1, "active_at": -1, "_id": -1 }),
            when_over(),
        ];
        self.store.ensure_indexes("conversations", conversations).await?;
        let messages = [
            unique_index(doc! { "conversation": 1, "sequence": -1 }),
            unique_index(doc! { "author": 1, "client_id": 1 }),
            when_over(),
        ];
        self.store.ensure_indexes("messages", messages).await?;
        let readings = [index(doc! { "reader": 1 }), when_over()];
        self.store.ensure_indexes("readings", readings).await?;
        let reports = [
            unique_index(doc! { "message": 1, "reporter": 1 }),
            index(doc! { "reporter": 1 }),
            index(doc! { "author": 1 }),
            expiring_index("at", KEEP_REPORTS),
        ];
        self.store.ensure_indexes("reports", reports).await?;
        self.store.ensure_indexes("erased", [expiring_index("at", KEEP_ERASED)]).await?;
        self.store.ensure_indexes("rate_limits", [when_over()]).await?;
        for plain in ["offers", "people", "marks"] {
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

/// Keeps the document, unless one of this or a higher revision is known.
async fn keep_newer<T>(
    collection: &Collection<T>,
    (id, revision): (impl Into<bson::Bson>, i64),
    value: &T,
) -> Result<(), StoreError>
where
    T: Serialize + Send + Sync,
{
    let older = doc! { "_id": id.into(), "revision": { "$lt": revision } };
    match collection.replace_one(older.clone(), value).upsert(true).await {
        // There is one, newer or just made by somebody else: then only an older one is replaced.
        Err(error) if is_duplicate_key(&error) => drop(collection.replace_one(older, value).await?),
        result => drop(result?),
    }
    Ok(())
}

/// A key that another transaction inserted since this one read is a conflict: the next attempt reads it.
fn or_conflict(error: mongodb::error::Error) -> StoreError {
    if is_duplicate_key(&error) { StoreError::Conflict } else { error.into() }
}

/// The page after `(at, id)` of a list whose newest `field` comes first, ids breaking ties.
fn before(field: &str, after: Option<(Timestamp, String)>) -> Document {
    match after {
        Some((at, id)) => doc! { "$or": [
            { field: { "$lt": at } },
            { field: at, "_id": { "$lt": id } },
        ] },
        None => Document::new(),
    }
}
