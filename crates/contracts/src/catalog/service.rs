//! The catalog as a service.

use async_trait::async_trait;
use kernel::{OfferDraftId, OfferId, OutingId, Page, VenueId};

use super::{
    CancelOuting, CreateVenue, DecideReview, DraftList, ExportQuery, ImportBatch, ImportOutcome, MoveOffer,
    OfferDraft, OfferView, OutingFacts, PartnerList, PartnerOffers, PartnerOutings, PartnerView,
    ResubmitPartner, ReviewItem, ReviewQueueQuery, SaveDraft, SavedDraft, ScheduleOuting, SuspendPartner,
    UpdateOffer, UpdateVenue, VenueView,
};
use crate::{actor::Actor, error::ServiceResult};

/// The catalog context.
#[async_trait]
pub trait CatalogService: Send + Sync {
    /// Staff: the own company.
    async fn my_partner(&self, actor: &Actor) -> ServiceResult<PartnerView>;
    /// Staff: the own venues, by name.
    async fn my_venues(&self, actor: &Actor, query: PartnerList) -> ServiceResult<Page<VenueView>>;
    /// Staff: the own offers, newest first.
    async fn my_offers(&self, actor: &Actor, query: PartnerOffers) -> ServiceResult<Page<OfferView>>;
    /// Staff: the own outings, by start.
    async fn my_outings(&self, actor: &Actor, query: PartnerOutings) -> ServiceResult<Page<OutingFacts>>;
    /// An offer as its own staff or Yousoon sees it; `None` for everybody else.
    async fn offer(&self, actor: &Actor, id: OfferId) -> ServiceResult<Option<OfferView>>;
    /// A venue as its own staff or Yousoon sees it; `None` for everybody else.
    async fn venue(&self, actor: &Actor, id: VenueId) -> ServiceResult<Option<VenueView>>;
    /// The platform: outings by id, past and cancelled ones too, in no order; unknown ids are left out.
    async fn outings_by_id(&self, actor: &Actor, ids: Vec<OutingId>) -> ServiceResult<Vec<OutingFacts>>;
    /// Owner: corrects and submits a rejected company again.
    async fn resubmit_partner(&self, actor: &Actor, command: ResubmitPartner) -> ServiceResult<PartnerView>;
    /// Manager: opens a venue.
    async fn create_venue(&self, actor: &Actor, command: CreateVenue) -> ServiceResult<VenueView>;
    /// Manager: changes a venue.
    async fn update_venue(&self, actor: &Actor, command: UpdateVenue) -> ServiceResult<VenueView>;
    /// Manager: keeps a draft, new or again.
    async fn save_draft(&self, actor: &Actor, command: SaveDraft) -> ServiceResult<SavedDraft>;
    /// Manager: a draft of the own company; `None` when there is none.
    async fn draft(&self, actor: &Actor, id: OfferDraftId) -> ServiceResult<Option<SavedDraft>>;
    /// Manager: the drafts of the own company, the one saved last first.
    async fn my_drafts(&self, actor: &Actor, query: DraftList) -> ServiceResult<Page<SavedDraft>>;
    /// Manager: throws a draft away.
    async fn delete_draft(&self, actor: &Actor, id: OfferDraftId) -> ServiceResult<()>;
    /// Manager: writes an offer.
    async fn create_offer(&self, actor: &Actor, command: OfferDraft) -> ServiceResult<OfferView>;
    /// Manager: changes an offer.
    async fn update_offer(&self, actor: &Actor, command: UpdateOffer) -> ServiceResult<OfferView>;
    /// Manager: submits, pauses, resumes or archives an offer.
    async fn move_offer(&self, actor: &Actor, command: MoveOffer) -> ServiceResult<OfferView>;
    /// Manager: plans an outing of a published offer.
    async fn schedule_outing(&self, actor: &Actor, command: ScheduleOuting) -> ServiceResult<OutingFacts>;
    /// Manager: calls an outing off; everybody is told.
    async fn cancel_outing(&self, actor: &Actor, command: CancelOuting) -> ServiceResult<OutingFacts>;
    /// Admin: what waits for a decision, oldest first.
    async fn review_queue(&self, actor: &Actor, query: ReviewQueueQuery) -> ServiceResult<Page<ReviewItem>>;
    /// Admin: decides, with an audit entry.
    async fn decide_review(&self, actor: &Actor, command: DecideReview) -> ServiceResult<ReviewItem>;
    /// Admin: suspends an active partner or reinstates it, with an audit entry.
    async fn suspend_partner(&self, actor: &Actor, command: SuspendPartner) -> ServiceResult<PartnerView>;
    /// The platform: reads rows of open data; the same rows twice change nothing.
    async fn import(&self, actor: &Actor, batch: ImportBatch) -> ServiceResult<Vec<ImportOutcome>>;
    /// The platform: everything that can be booked or just was, in pages by id.
    async fn export(&self, actor: &Actor, query: ExportQuery) -> ServiceResult<Vec<OutingFacts>>;
}
