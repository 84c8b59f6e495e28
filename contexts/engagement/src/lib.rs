//! engagement: what members keep, and what they and partners write to each other.
//!
//! - `domain`: who takes part, who may write, what is shown; pure.
//! - `use_cases`: one file each; `fill` reads what happened before engagement existed.
//! - `store`: documents, queries, indexes.
//! - `consumers`: what other contexts tell.

mod consumers;
mod domain;
mod service;
mod store;
mod use_cases;

use std::{sync::Arc, time::Duration};

use contracts::{ServiceResult, booking::BookingService, catalog::CatalogService, identity::IdentityService};
use platform::{StoreError, Tasks, store::StoreDeps, telemetry::chain};

use store::Db;

/// The name of this context: of its database, and of its consumers.
const CONTEXT: &str = "engagement";

/// How long to wait until what happened before is asked for again, when nobody answered.
const FILL_PAUSE: Duration = Duration::from_secs(30);

/// What engagement is made of.
pub struct Deps {
    /// Its database, the bus and the clock.
    pub store: StoreDeps,
    /// Tells of accounts from before engagement existed.
    pub identity: Arc<dyn IdentityService>,
    /// Tells of outings from before engagement existed.
    pub catalog: Arc<dyn CatalogService>,
    /// Tells of registrations from before engagement existed.
    pub booking: Arc<dyn BookingService>,
}

/// The engagement context.
#[derive(Clone)]
pub struct Engagement {
    inner: Arc<Inner>,
}

/// What every use case stands on.
struct Inner {
    db: Db,
    identity: Arc<dyn IdentityService>,
    catalog: Arc<dyn CatalogService>,
    booking: Arc<dyn BookingService>,
}

/// Puts engagement together and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Engagement {
    let inner = Arc::new(Inner {
        db: Db::new(&deps.store),
        identity: deps.identity,
        catalog: deps.catalog,
        booking: deps.booking,
    });
    consumers::listen(&inner, &deps.store.bus);
    Engagement { inner }
}

impl Engagement {
    /// Creates the collections and their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.db.migrate().await
    }

    /// Delivers what waits, and reads, once in the life of an installation, what happened before engagement existed.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.db.store().outbox().start(tasks);
        let inner = Arc::clone(&self.inner);
        tasks.spawn(async move {
            while let Err(error) = inner.fill_once().await {
                tracing::warn!(error = chain(&error), "engagement could not be filled; it tries again");
                tokio::time::sleep(FILL_PAUSE).await;
            }
        });
    }

    /// Reads everything again from who owns it. What is known already changes nothing.
    ///
    /// # Errors
    /// When a context does not answer.
    pub async fn fill(&self) -> ServiceResult<()> {
        self.inner.fill().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.db.store().ping().await
    }
}
