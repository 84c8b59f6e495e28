//! The transactional outbox: events wait here from the commit until every consumer has taken them.
//!
//! An entry is deleted only after its delivery, so a process that dies in between leaves the entry for the
//! next one: at least once. Consumers note the event's id with their effect (`Tx::first_delivery`): once in
//! effect.

use std::time::Duration;

use bson::{Document, doc};
use contracts::EventEnvelope;
use futures::StreamExt;
use kernel::Timestamp;
use mongodb::Collection;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use crate::{
    bus::Bus,
    settings::RelayMode,
    store::{Dispatch, StoreDeps, StoreError, collect},
    tasks::Tasks,
    telemetry::chain,
};

/// Deliveries side by side: few, for each takes a transaction from those who wait for an answer.
const PARALLEL: usize = 2;
/// Entries that wait in memory for the background delivery; what does not fit is swept.
const QUEUE: usize = 4_096;
/// After so many failures an entry is put aside for a person to look at.
const MAX_ATTEMPTS: i32 = 30;
/// A fresh entry is left alone for so long: its own process is about to deliver it.
const GRACE_MILLIS: i64 = 3_000;

/// A committed event that has not been taken by everybody yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutboxEntry {
    #[serde(rename = "_id")]
    id: kernel::EventId,
    envelope: EventEnvelope,
    attempts: i32,
    next_attempt_at: Timestamp,
    last_error: Option<String>,
}

impl OutboxEntry {
    pub(crate) fn new(envelope: EventEnvelope, now: Timestamp) -> Self {
        let next_attempt_at = now.plus_millis(GRACE_MILLIS);
        Self { id: envelope.id, envelope, attempts: 0, next_attempt_at, last_error: None }
    }
}

/// The outbox of one context.
#[derive(Clone)]
pub struct Outbox {
    collection: Collection<OutboxEntry>,
    dead_letters: Collection<OutboxEntry>,
    bus: Bus,
    clock: std::sync::Arc<dyn kernel::Clock>,
    relay: RelayMode,
    queue: mpsc::Sender<EventEnvelope>,
    queued: std::sync::Arc<parking_lot::Mutex<Option<mpsc::Receiver<EventEnvelope>>>>,
}

impl Outbox {
    pub(crate) fn new(database: &mongodb::Database, deps: &StoreDeps) -> Self {
        let (queue, queued) = mpsc::channel(QUEUE);
        Self {
            collection: database.collection("outbox"),
            dead_letters: database.collection("dead_letters"),
            bus: deps.bus.clone(),
            clock: std::sync::Arc::clone(&deps.clock),
            relay: deps.relay,
            queue,
            queued: std::sync::Arc::new(parking_lot::Mutex::new(Some(queued))),
        }
    }

    pub(crate) const fn collection(&self) -> &Collection<OutboxEntry> {
        &self.collection
    }

    /// Starts the background delivery and the sweeper. Call it once, after every consumer listens.
    pub fn start(&self, tasks: &Tasks) {
        if self.relay == RelayMode::Paused {
            return;
        }
        if let Some(queued) = self.queued.lock().take() {
            let outbox = self.clone();
            tasks.spawn(async move {
                let events = events_of(queued);
                events.for_each_concurrent(PARALLEL, |event| outbox.deliver(event, 0)).await;
            });
        }
        let outbox = self.clone();
        tasks.spawn(async move {
            // At the start everything that waits is ours: whoever committed it may be gone.
            let mut due = None;
            loop {
                match outbox.sweep(due).await {
                    Ok(0) => tokio::time::sleep(Duration::from_millis(500)).await,
                    Ok(_) => {}
                    Err(error) => {
                        tracing::warn!(error = chain(&error), "the outbox could not be swept");
                        tokio::time::sleep(Duration::from_secs(2)).await;
                    }
                }
                due = Some(outbox.clock.now());
            }
        });
    }

    /// Delivers up to 500 entries that are due at `due`, or whatever waits when it is `None`; how many
    /// were tried.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn sweep(&self, due: Option<Timestamp>) -> Result<usize, StoreError> {
        let filter = due.map_or_else(Document::new, |due| doc! { "next_attempt_at": { "$lte": due } });
        let found = collect(self.collection.find(filter).sort(doc! { "_id": 1 }).limit(500).await?).await?;
        let count = found.len();
        futures::stream::iter(found)
            .for_each_concurrent(PARALLEL, |entry: OutboxEntry| async move {
                self.bus.announce(&entry.envelope);
                self.deliver(entry.envelope, entry.attempts).await;
            })
            .await;
        Ok(count)
    }

    /// How many events wait.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn waiting(&self) -> Result<u64, StoreError> {
        Ok(self.collection.count_documents(Document::new()).await?)
    }

    pub(crate) async fn dispatch(&self, events: Vec<EventEnvelope>, dispatch: Dispatch) {
        if self.relay == RelayMode::Paused {
            return;
        }
        for event in &events {
            self.bus.announce(event);
        }
        for event in events {
            match dispatch {
                Dispatch::Now => self.deliver(event, 0).await,
                // A full queue loses nothing: the sweeper finds the entry.
                Dispatch::Soon => drop(self.queue.try_send(event)),
            }
        }
    }

    async fn deliver(&self, event: EventEnvelope, attempts: i32) {
        let outcome = self.bus.deliver(&event).await;
        let result = match &outcome {
            Ok(()) => self.collection.delete_one(doc! { "_id": event.id }).await.map(drop),
            Err(error) => {
                tracing::warn!(event = event.name, id = %event.id, error = chain(error), "not delivered");
                self.postpone(&event, attempts + 1, chain(error)).await
            }
        };
        let label = if outcome.is_ok() { "delivered" } else { "failed" };
        metrics::counter!("events_total", "outcome" => label).increment(1);
        if let Err(error) = result {
            tracing::warn!(id = %event.id, error = chain(&error), "the outbox entry stays and is tried again");
        }
    }

    async fn postpone(
        &self,
        event: &EventEnvelope,
        attempts: i32,
        error: String,
    ) -> Result<(), mongodb::error::Error> {
        let now = self.clock.now();
        if attempts >= MAX_ATTEMPTS {
            let mut entry = OutboxEntry::new(event.clone(), now);
            (entry.attempts, entry.last_error) = (attempts, Some(error));
            self.dead_letters.replace_one(doc! { "_id": event.id }, entry).upsert(true).await?;
            self.collection.delete_one(doc! { "_id": event.id }).await?;
            metrics::counter!("events_dead_total").increment(1);
            return Ok(());
        }
        // 0.5 s, 1 s, 2 s … five minutes.
        let pause = (500_i64 << attempts.min(10)).min(300_000);
        let update = doc! { "$set": {
            "attempts": attempts, "next_attempt_at": now.plus_millis(pause), "last_error": error,
        } };
        self.collection.update_one(doc! { "_id": event.id }, update).await.map(drop)
    }
}

fn events_of(receiver: mpsc::Receiver<EventEnvelope>) -> impl futures::Stream<Item = EventEnvelope> {
    futures::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|event| (event, receiver))
    })
}
