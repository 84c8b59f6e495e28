//! catalog: partners, venues, offers typed by kind, outings, moderation. The source of truth of what can be
//! booked. What it owns, promises and tells is in its `README.md`.
//!
//! `domain` holds the rules, pure; `use_cases` what can be asked, one file each; `store` documents and
//! queries; `consumers` what is heard from others; `jobs` what happens by itself.

mod consumers;
mod domain;
mod jobs;
mod store;
mod use_cases;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    catalog::{
        CancelOuting, CatalogService, CreateVenue, DecideReview, DraftList, ExportQuery, ImportBatch,
        ImportOutcome, MoveOffer, OfferDraft, OfferView, OutingFacts, PartnerList, PartnerOffers,
        PartnerOutings, PartnerView, ResubmitPartner, ReviewItem, ReviewQueueQuery, SaveDraft, SavedDraft,
        ScheduleOuting, SuspendPartner, UpdateOffer, UpdateVenue, VenueView,
    },
};
use kernel::{OfferDraftId, OfferId, OutingId, Page, VenueId};
use platform::{StoreError, Tasks, store::StoreDeps};

use crate::{
    store::CatalogStore,
    use_cases::{
        cancel_outing, create_offer, create_venue, decide_review, expire_offers, import, lookups, move_offer,
        my_lists, offer_drafts, plan_slots, resubmit_partner, review_queue, schedule_outing, suspend_partner,
        update_offer, update_venue,
    },
};

/// What the catalog stands on.
pub struct Deps {
    /// Its database, the bus and the clock.
    pub store: StoreDeps,
}

/// The catalog context.
#[derive(Clone)]
pub struct Catalog {
    store: Arc<CatalogStore>,
}

/// Builds the context; from then on it hears events.
#[must_use]
pub fn build(deps: Deps) -> Catalog {
    let Deps { store: deps } = deps;
    let store = Arc::new(CatalogStore::new(&deps));
    consumers::register(&deps.bus, &store);
    Catalog { store }
}

impl Catalog {
    /// Creates the indexes that do not exist yet.
    ///
    /// # Errors
    /// When the database refuses one or gives no answer.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.store.migrate().await
    }

    /// Starts the delivery of events and the background work. Call it once, after every context was built.
    pub fn start(&self, tasks: &Tasks) {
        self.store.base.outbox().start(tasks);
        jobs::start(tasks, &self.store);
    }

    /// Does what is due by now: ends offers whose validity is over, has weekly slots make their outings; how many
    /// outings they made. [`Self::start`] does so regularly; several replicas may at once.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn run_duties(&self) -> ServiceResult<usize> {
        expire_offers::expire_offers(&self.store).await?;
        plan_slots::plan_due_slots(&self.store).await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.store.base.ping().await
    }
}

#[async_trait]
impl CatalogService for Catalog {
    async fn my_partner(&self, actor: &Actor) -> ServiceResult<PartnerView> {
        my_lists::my_partner(&self.store, actor).await
    }

    async fn my_venues(&self, actor: &Actor, query: PartnerList) -> ServiceResult<Page<VenueView>> {
        my_lists::my_venues(&self.store, actor, query).await
    }

    async fn my_offers(&self, actor: &Actor, query: PartnerOffers) -> ServiceResult<Page<OfferView>> {
        my_lists::my_offers(&self.store, actor, query).await
    }

    async fn my_outings(&self, actor: &Actor, query: PartnerOutings) -> ServiceResult<Page<OutingFacts>> {
        my_lists::my_outings(&self.store, actor, query).await
    }

    async fn offer(&self, actor: &Actor, id: OfferId) -> ServiceResult<Option<OfferView>> {
        lookups::offer(&self.store, actor, id).await
    }

    async fn venue(&self, actor: &Actor, id: VenueId) -> ServiceResult<Option<VenueView>> {
        lookups::venue(&self.store, actor, id).await
    }

    async fn outings_by_id(&self, actor: &Actor, ids: Vec<OutingId>) -> ServiceResult<Vec<OutingFacts>> {
        lookups::outings_by_id(&self.store, actor, ids).await
    }

    async fn resubmit_partner(&self, actor: &Actor, command: ResubmitPartner) -> ServiceResult<PartnerView> {
        resubmit_partner::resubmit_partner(&self.store, actor, command).await
    }

    async fn create_venue(&self, actor: &Actor, command: CreateVenue) -> ServiceResult<VenueView> {
        create_venue::create_venue(&self.store, actor, command).await
    }

    async fn update_venue(&self, actor: &Actor, command: UpdateVenue) -> ServiceResult<VenueView> {
        update_venue::update_venue(&self.store, actor, command).await
    }

    async fn save_draft(&self, actor: &Actor, command: SaveDraft) -> ServiceResult<SavedDraft> {
        offer_drafts::save(&self.store, actor, command).await
    }

    async fn draft(&self, actor: &Actor, id: OfferDraftId) -> ServiceResult<Option<SavedDraft>> {
        offer_drafts::one(&self.store, actor, id).await
    }

    async fn my_drafts(&self, actor: &Actor, query: DraftList) -> ServiceResult<Page<SavedDraft>> {
        offer_drafts::list(&self.store, actor, query).await
    }

    async fn delete_draft(&self, actor: &Actor, id: OfferDraftId) -> ServiceResult<()> {
        offer_drafts::delete(&self.store, actor, id).await
    }

    async fn create_offer(&self, actor: &Actor, command: OfferDraft) -> ServiceResult<OfferView> {
        create_offer::create_offer(&self.store, actor, command).await
    }

    async fn update_offer(&self, actor: &Actor, command: UpdateOffer) -> ServiceResult<OfferView> {
        update_offer::update_offer(&self.store, actor, command).await
    }

    async fn move_offer(&self, actor: &Actor, command: MoveOffer) -> ServiceResult<OfferView> {
        move_offer::move_offer(&self.store, actor, command).await
    }

    async fn schedule_outing(&self, actor: &Actor, command: ScheduleOuting) -> ServiceResult<OutingFacts> {
        schedule_outing::schedule_outing(&self.store, actor, command).await
    }

    async fn cancel_outing(&self, actor: &Actor, command: CancelOuting) -> ServiceResult<OutingFacts> {
        cancel_outing::cancel_outing(&self.store, actor, command).await
    }

    async fn review_queue(&self, actor: &Actor, query: ReviewQueueQuery) -> ServiceResult<Page<ReviewItem>> {
        review_queue::review_queue(&self.store, actor, query).await
    }

    async fn decide_review(&self, actor: &Actor, command: DecideReview) -> ServiceResult<ReviewItem> {
        decide_review::decide_review(&self.store, actor, command).await
    }

    async fn suspend_partner(&self, actor: &Actor, command: SuspendPartner) -> ServiceResult<PartnerView> {
        suspend_partner::suspend_partner(&self.store, actor, command).await
    }

    async fn import(&self, actor: &Actor, batch: ImportBatch) -> ServiceResult<Vec<ImportOutcome>> {
        import::import(&self.store, actor, batch).await
    }

    async fn export(&self, actor: &Actor, query: ExportQuery) -> ServiceResult<Vec<OutingFacts>> {
        lookups::export(&self.store, actor, query).await
    }
}
