//! reporting: what partners gained. A read model: it owns nothing but views, and hears the rest.
//!
//! - `domain`: what counts and where, pure. A `Fact` is the newest of a registration, an `Outing` of an outing; both
//!   count in a `Cell`, and what changes is added as a difference.
//! - `use_cases`: one file each; `fill` reads what happened before reporting existed.
//! - `store`: documents, queries, indexes.
//! - `consumers`: what other contexts tell.
//!
//! The README defines every figure.

mod consumers;
mod domain;
mod store;
mod use_cases;
mod viewers;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    booking::BookingService,
    catalog::CatalogService,
    identity::Done,
    personal_data::{PersonalData, PersonalDataQuery},
    reporting::{PartnerResults, PartnerResultsQuery, RecordViews, ReportingService},
};
use platform::{StoreError, Tasks, settings::SecretKey, store::StoreDeps, telemetry::chain};

use store::Db;
use viewers::Viewers;

/// The name of this context: of its database, and of its consumers.
const CONTEXT: &str = "reporting";

/// How long to wait until what happened before is asked for again, when nobody answered.
const FILL_PAUSE: Duration = Duration::from_secs(30);

/// What reporting is made of.
pub struct Deps {
    /// Its database, the bus and the clock.
    pub store: StoreDeps,
    /// What the hashes of viewers are derived from.
    pub viewer_key: SecretKey,
    /// Tells of outings from before reporting existed.
    pub catalog: Arc<dyn CatalogService>,
    /// Tells of registrations from before reporting existed.
    pub booking: Arc<dyn BookingService>,
}

/// The reporting context.
#[derive(Clone)]
pub struct Reporting {
    inner: Arc<Inner>,
}

/// What every use case stands on.
struct Inner {
    db: Db,
    viewers: Viewers,
    catalog: Arc<dyn CatalogService>,
    booking: Arc<dyn BookingService>,
}

/// Puts reporting together and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Reporting {
    let inner = Arc::new(Inner {
        db: Db::new(&deps.store),
        viewers: Viewers::new(&deps.viewer_key),
        catalog: deps.catalog,
        booking: deps.booking,
    });
    consumers::listen(&inner, &deps.store.bus);
    Reporting { inner }
}

impl Reporting {
    /// Creates the collections and their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.db.migrate().await
    }

    /// Reads, once in the life of an installation, what happened before reporting existed. There is no outbox to
    /// start: nothing happens here that others would hear of.
    pub fn start(&self, tasks: &Tasks) {
        let inner = Arc::clone(&self.inner);
        tasks.spawn(async move {
            while let Err(error) = inner.fill_once().await {
                tracing::warn!(error = chain(&error), "reporting could not be filled; it tries again");
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

#[async_trait]
impl ReportingService for Reporting {
    async fn record_views(&self, actor: &Actor, command: RecordViews) -> ServiceResult<Done> {
        self.inner.record_views(actor, command).await
    }

    async fn partner_results(
        &self,
        actor: &Actor,
        query: PartnerResultsQuery,
    ) -> ServiceResult<PartnerResults> {
        self.inner.partner_results(actor, query).await
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
