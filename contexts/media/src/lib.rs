//! media: photos of partners, and the files made of them. `README.md` has the invariants, the events and the
//! collections.
//!
//! - `domain`: a photo's life and the files it has, pure.
//! - `use_cases`: one file each; AVIF and sweeping, which time brings, among them.
//! - `store`: one file per collection.
//! - `consumers`: what the catalog tells of who shows a photo.
//! - `workshop`: makes files of photos; `shelf`: where they are kept.

mod consumers;
mod domain;
mod jobs;
mod service;
mod shelf;
mod store;
mod use_cases;
mod workshop;

use std::sync::Arc;

use platform::{Store, StoreError, Tasks, blobs::Blobs, store::StoreDeps};
use tokio::sync::Notify;

use shelf::Shelf;
use store::Db;
use workshop::Workshop;

/// The name of this context: of its database, and of its consumers.
const CONTEXT: &str = "media";

/// What media is made of.
pub struct Deps {
    /// Where it keeps its state, and the bus.
    pub store: StoreDeps,
    /// Where the files are.
    pub blobs: Blobs,
    /// How many uploads are made into files at a time, one processor each.
    pub workers: usize,
}

/// Builds the context and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Media {
    let Deps { store, blobs, workers } = deps;
    let inner = Arc::new(Inner {
        db: Db::new(Store::new(&store, CONTEXT)),
        shelf: Shelf::new(blobs),
        workshop: Workshop::new(workers),
        stored: Notify::new(),
    });
    consumers::listen(&inner, &store.bus);
    Media { inner }
}

/// The media context.
#[derive(Clone)]
pub struct Media {
    inner: Arc<Inner>,
}

/// What every use case stands on.
struct Inner {
    db: Db,
    shelf: Shelf,
    workshop: Workshop,
    /// Wakes who makes AVIF.
    stored: Notify,
}

impl Media {
    /// Creates the collections and indexes.
    ///
    /// # Errors
    /// When the database refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.db.migrate().await
    }

    /// Starts the delivery of events and the jobs: AVIF, sweeping.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.db.store().outbox().start(tasks);
        jobs::start(&self.inner, tasks);
    }

    /// Makes the AVIF files that are due and deletes what is due to be deleted; how many photos got something
    /// done. The background jobs do the same; several replicas may at once.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn run_duties(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        while self.inner.make_next_avif().await? {
            done += 1;
        }
        Ok(done + self.inner.run_sweeps().await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.db.store().ping().await
    }
}
