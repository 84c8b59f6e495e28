//! A context's own database: collections, transactions that carry their events, retries.

mod error;

use std::{sync::Arc, time::Duration};

use bson::{Document, doc};
use contracts::{Event, EventEnvelope, FailureCode, ServiceError};
use kernel::{Clock, EventId, Timestamp};
use mongodb::{
    Client, ClientSession, Collection, IndexModel,
    error::UNKNOWN_TRANSACTION_COMMIT_RESULT,
    options::{ClientOptions, IndexOptions},
};
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use error::{StoreError, UseCaseError, is_duplicate_key};

use crate::{
    bus::Bus,
    outbox::{Outbox, OutboxEntry},
    settings::RelayMode,
};

/// How often a transaction is tried before the caller is told that something broke.
const MAX_ATTEMPTS: u32 = 40;

/// Runs `attempt` until it succeeds, is refused, or fails for good. An attempt begins its own transaction.
///
/// # Errors
/// The refusal or failure; `INTERNAL` when it was still in conflict after 40 attempts.
pub async fn retry<T, F, Fut>(mut attempt: F) -> Result<T, ServiceError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, UseCaseError>>,
{
    for round in 1..=MAX_ATTEMPTS {
        match attempt().await {
            Ok(value) => return Ok(value),
            Err(UseCaseError::Store(error)) if error.is_transient() && round < MAX_ATTEMPTS => {
                metrics::counter!("store_retries_total").increment(1);
                tokio::time::sleep(backoff(round)).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(ServiceError::failed(FailureCode::Internal))
}

/// Rises to 64 ms, spread so that those who collided do not meet again.
fn backoff(round: u32) -> Duration {
    let ceiling = 1_u64 << round.min(6);
    let spread = u64::from(EventId::generate().to_bytes()[15]);
    Duration::from_micros(ceiling * 1_000 * (64 + spread) / 320)
}

/// How many transactions the contexts of one process have open together; the others queue, first come
/// first served. Sixteen that run side by side on two processors all end late, and conflict on the way;
/// a few at a time end as many in a second, each of them soon.
#[derive(Debug, Clone)]
pub struct TransactionLimit(Arc<Semaphore>);

impl TransactionLimit {
    /// At most `permits` at a time.
    #[must_use]
    pub fn new(permits: usize) -> Self {
        Self(Arc::new(Semaphore::new(permits)))
    }
}

/// What a store is made of.
#[derive(Clone)]
pub struct StoreDeps {
    /// The connection; contexts share it, not their databases.
    pub client: Client,
    /// How many transactions may be open on the connection.
    pub transactions: TransactionLimit,
    /// What the database's name starts with.
    pub prefix: String,
    /// Where committed events go.
    pub bus: Bus,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Whether this process delivers events.
    pub relay: RelayMode,
}

/// Connects to the server.
///
/// # Errors
/// When the URI is malformed. No server is asked yet.
pub async fn connect(uri: &str) -> Result<Client, StoreError> {
    let mut options = ClientOptions::parse(uri).await?;
    options.app_name.get_or_insert_with(|| "yousoon".to_owned());
    options.server_selection_timeout.get_or_insert(Duration::from_secs(5));
    options.max_pool_size.get_or_insert(64);
    options.min_pool_size.get_or_insert(8);
    Ok(Client::with_options(options)?)
}

/// A context's own database.
#[derive(Clone)]
pub struct Store {
    client: Client,
    database: mongodb::Database,
    clock: Arc<dyn Clock>,
    outbox: Outbox,
    transactions: TransactionLimit,
}

impl Store {
    /// The database of `context`.
    #[must_use]
    pub fn new(deps: &StoreDeps, context: &'static str) -> Self {
        let database = deps.client.database(&format!("{}_{context}", deps.prefix));
        let outbox = Outbox::new(&database, deps);
        let clock = Arc::clone(&deps.clock);
        Self { client: deps.client.clone(), database, clock, outbox, transactions: deps.transactions.clone() }
    }

    /// The present.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A collection of this context.
    #[must_use]
    pub fn collection<T: Send + Sync>(&self, name: &str) -> Collection<T> {
        self.database.collection(name)
    }

    /// The committed events that wait to be delivered.
    #[must_use]
    pub const fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// Whether the server answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.database.run_command(doc! { "ping": 1 }).await?;
        Ok(())
    }

    /// Creates `collection` unless it is there. A first write makes one too, but inside a transaction that
    /// gets into the way of every other transaction.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn ensure_collection(&self, collection: &str) -> Result<(), StoreError> {
        match self.database.create_collection(collection).await {
            Err(error) if !error::is_namespace_exists(&error) => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Creates `collection`, unless it is there, with these indexes, perhaps none.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn ensure_indexes(
        &self,
        collection: &str,
        indexes: impl IntoIterator<Item = IndexModel>,
    ) -> Result<(), StoreError> {
        self.ensure_collection(collection).await?;
        let collection = self.collection::<Document>(collection);
        for index in indexes {
            collection.create_index(index).await?;
        }
        Ok(())
    }

    /// Changes documents that exist, each by its filter, in one command and outside a transaction.
    ///
    /// # Errors
    /// When the server refuses one; the others may have been changed.
    pub async fn update_each(
        &self,
        collection: &str,
        updates: impl IntoIterator<Item = (Document, Document)>,
    ) -> Result<(), StoreError> {
        let updates: Vec<_> = updates.into_iter().map(|(q, u)| doc! { "q": q, "u": u }).collect();
        if updates.is_empty() {
            return Ok(());
        }
        let command = doc! { "update": collection, "updates": updates, "ordered": false };
        let answer = self.database.run_command(command).await?;
        match answer.get_array("writeErrors") {
            Ok(refused) if !refused.is_empty() => {
                let refused: Vec<_> = refused.iter().map(ToString::to_string).collect();
                Err(StoreError::Mongo(mongodb::error::Error::custom(refused.join(", "))))
            }
            _ => Ok(()),
        }
    }

    /// Creates outbox, inbox and dead letters with their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn ensure_event_indexes(&self) -> Result<(), StoreError> {
        self.ensure_indexes("outbox", [index(doc! { "next_attempt_at": 1 })]).await?;
        let thirty_days = Duration::from_secs(30 * 24 * 3600);
        self.ensure_indexes("inbox", [expiring_index("at", thirty_days)]).await?;
        self.ensure_collection("dead_letters").await
    }

    /// Begins a transaction, when it is its turn. Whoever holds one must not begin another: both would wait
    /// for the same permits.
    ///
    /// # Errors
    /// When no session can be had.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        // A semaphore that is never closed always gives a permit.
        let permit = Arc::clone(&self.transactions.0).acquire_owned().await.ok();
        let mut session = self.client.start_session().await?;
        session.start_transaction().await?;
        Ok(Tx { session, store: self.clone(), events: Vec::new(), permit })
    }
}

/// When committed events are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispatch {
    /// Before the caller is answered, so that a caller who goes on at once finds its neighbours informed.
    /// A neighbour that fails or is elsewhere gets the event later; the answer does not wait for it.
    Now,
    /// Right after, in the background: for the hot path.
    Soon,
}

/// A transaction with the events it makes. Dropped without [`Self::commit`], it leaves nothing behind.
pub struct Tx {
    /// The session to pass to the driver.
    pub session: ClientSession,
    store: Store,
    events: Vec<EventEnvelope>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Tx {
    /// Adds an event: it is committed with the state, or not at all.
    ///
    /// # Errors
    /// When the payload cannot be written.
    pub fn emit<E: Event>(&mut self, event: &E) -> Result<(), StoreError> {
        self.events.push(EventEnvelope::wrap(event, self.store.now())?);
        Ok(())
    }

    /// Notes that `consumer` takes the event; `false` when it has taken it before. Then drop the
    /// transaction: the effect is there.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn first_delivery(&mut self, consumer: &str, event: EventId) -> Result<bool, StoreError> {
        let entry = doc! { "_id": format!("{event}:{consumer}"), "at": self.store.now() };
        let inbox = self.store.collection::<Document>("inbox");
        match inbox.insert_one(entry).session(&mut self.session).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Commits state and events together, then has the events delivered.
    ///
    /// # Errors
    /// When the commit did not succeed: nothing was changed.
    pub async fn commit(mut self, dispatch: Dispatch) -> Result<(), StoreError> {
        if !self.events.is_empty() {
            let now = self.store.now();
            let entries: Vec<_> =
                self.events.iter().map(|event| OutboxEntry::new(event.clone(), now)).collect();
            let outbox = self.store.outbox.collection();
            outbox.insert_many(entries).session(&mut self.session).await?;
        }
        for round in 1..=5 {
            match self.session.commit_transaction().await {
                Ok(()) => break,
                Err(error) if round < 5 && error.contains_label(UNKNOWN_TRANSACTION_COMMIT_RESULT) => {}
                Err(error) => return Err(error.into()),
            }
        }
        // Those who take the events begin transactions of their own.
        drop(self.permit);
        if !self.events.is_empty() {
            self.store.outbox.dispatch(self.events, dispatch).await;
        }
        Ok(())
    }
}

/// A plain index.
#[must_use]
pub fn index(keys: Document) -> IndexModel {
    IndexModel::builder().keys(keys).build()
}

/// An index that lets each key exist once.
#[must_use]
pub fn unique_index(keys: Document) -> IndexModel {
    IndexModel::builder().keys(keys).options(IndexOptions::builder().unique(true).build()).build()
}

/// A unique index over the documents that have the field at all.
#[must_use]
pub fn unique_sparse_index(keys: Document) -> IndexModel {
    let options = IndexOptions::builder().unique(true).sparse(true).build();
    IndexModel::builder().keys(keys).options(options).build()
}

/// An index over the documents that have the field at all.
#[must_use]
pub fn sparse_index(field: &str) -> IndexModel {
    let options = IndexOptions::builder().sparse(true).build();
    IndexModel::builder().keys(doc! { field: 1 }).options(options).build()
}

/// An index that removes documents some time after the date in `field`.
#[must_use]
pub fn expiring_index(field: &str, after: Duration) -> IndexModel {
    let options = IndexOptions::builder().expire_after(after).build();
    IndexModel::builder().keys(doc! { field: 1 }).options(options).build()
}

/// A value as the database keeps it, for updates built by hand. Dates become BSON dates, which
/// `bson::serialize_to_bson` would turn into text.
///
/// # Errors
/// When the value cannot be written.
pub fn to_document<T: Serialize>(value: &T) -> Result<Document, StoreError> {
    let bytes = bson::serialize_to_vec(value)?;
    Ok(bson::deserialize_from_slice(&bytes)?)
}

/// Everything a cursor holds, in order.
///
/// # Errors
/// When the database gives no answer.
pub async fn collect<T: DeserializeOwned + Unpin + Send + Sync>(
    cursor: mongodb::Cursor<T>,
) -> Result<Vec<T>, StoreError> {
    use futures::TryStreamExt;
    Ok(cursor.try_collect().await?)
}
