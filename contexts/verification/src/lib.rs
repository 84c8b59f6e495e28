//! verification: identity documents and verdicts. `README.md` has the invariants, the events and the
//! collections.
//!
//! - `domain`: the rules, pure. `verdict` decides, `names` compares, `Check` is one try, `Identity` is where a
//!   member stands.
//! - `use_cases`: one file each; reading and sweeping, which time brings, among them.
//! - `store`: one file per collection.
//! - `consumers`: what identity tells.
//! - `images`, `reading`, `fingerprints`, `providers`: what the use cases work with.

mod consumers;
mod domain;
mod fingerprints;
mod images;
mod jobs;
mod providers;
mod reading;
mod service;
mod store;
mod use_cases;

use std::sync::Arc;

use docread::Reader;
use platform::{
    Store, StoreError, Tasks,
    blobs::Blobs,
    settings::{Providers, SecretKey},
    store::StoreDeps,
    vault::Vault,
};
use tokio::sync::Notify;

pub use reading::Reads;

use fingerprints::Fingerprints;
use images::Images;
use reading::ReadingRoom;
use store::Db;

/// The name of this context: of its database, and of its consumers.
const CONTEXT: &str = "verification";

/// What verification is made of.
pub struct Deps {
    /// Where it keeps its state, and the bus.
    pub store: StoreDeps,
    /// Encrypts the images.
    pub vault: Vault,
    /// Where the encrypted images are.
    pub blobs: Blobs,
    /// Key of the hashes of document numbers.
    pub document_key: SecretKey,
    /// Reads documents; without it every document goes to a person.
    pub reader: Option<Arc<Reader>>,
    /// How many documents are read at a time.
    pub ocr_workers: usize,
    /// Accounts with Stripe Identity and Veriff.
    pub providers: Providers,
    /// The member app's address, where a provider's page comes back to.
    pub app_url: String,
}

/// Builds the context and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Verification {
    let reader = deps.reader.clone().map(|reader| reader as Arc<dyn Reads>);
    build_with(deps, reader)
}

/// The context with another reader than `deps.reader`, for tests.
#[doc(hidden)]
#[must_use]
pub fn build_with(deps: Deps, reader: Option<Arc<dyn Reads>>) -> Verification {
    let Deps { store, vault, blobs, document_key, reader: _, ocr_workers, providers, app_url } = deps;
    let inner = Arc::new(Inner {
        db: Db::new(Store::new(&store, CONTEXT)),
        images: Images::new(vault, blobs, ocr_workers),
        room: ReadingRoom::new(reader, ocr_workers),
        workers: ocr_workers.max(1),
        fingerprints: Fingerprints::new(document_key),
        providers: providers::Providers::new(providers),
        app_url,
        submitted: Notify::new(),
    });
    consumers::listen(&inner, &store.bus);
    Verification { inner }
}

/// The verification context.
#[derive(Clone)]
pub struct Verification {
    inner: Arc<Inner>,
}

/// What every use case stands on.
struct Inner {
    db: Db,
    images: Images,
    room: ReadingRoom,
    workers: usize,
    fingerprints: Fingerprints,
    providers: providers::Providers,
    app_url: String,
    /// Wakes those who read.
    submitted: Notify,
}

impl Verification {
    /// Creates the collections and indexes.
    ///
    /// # Errors
    /// When the database refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.db.migrate().await
    }

    /// Starts the delivery of events and the jobs: reading, retention.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.db.store().outbox().start(tasks);
        jobs::start(&self.inner, tasks);
    }

    /// Reads what is due to be read and deletes what is due to be deleted; how many tries got something done.
    /// The background jobs do the same; several replicas may at once.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn run_duties(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        while self.inner.read_next().await? {
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
