//! Catalog and booking as a read model sees them at its start: lists in pages. They answer nothing else.

use async_trait::async_trait;
use contracts::{
    Actor, ServiceError, ServiceResult,
    booking::*,
    catalog::*,
    personal_data::{PersonalData, PersonalDataQuery},
};
use kernel::{OfferDraftId, OfferId, OutingId, Page, VenueId};
use parking_lot::Mutex;

/// The lists, in the order of their ids, and how long a page is.
pub struct Neighbours {
    /// Catalog's.
    pub outings: Mutex<Vec<OutingFacts>>,
    /// Booking's.
    pub seats: Mutex<Vec<SeatsView>>,
    /// Booking's too.
    pub registrations: Mutex<Vec<RegistrationStanding>>,
    /// The length of a page.
    pub page: usize,
}

impl Neighbours {
    /// Empty lists.
    #[must_use]
    pub fn new() -> Self {
        Self {
            outings: Mutex::default(),
            seats: Mutex::default(),
            registrations: Mutex::default(),
            page: 1_000,
        }
    }
}

impl Default for Neighbours {
    fn default() -> Self {
        Self::new()
    }
}

/// The page of a list after `after`.
fn page<T: Clone, I: Ord>(list: &Mutex<Vec<T>>, size: usize, after: Option<I>, id: fn(&T) -> I) -> Vec<T> {
    let mut list = list.lock();
    list.sort_by_key(id);
    list.iter()
        .filter(|item| after.as_ref().is_none_or(|after| id(item) > *after))
        .take(size)
        .cloned()
        .collect()
}

fn nothing<T>() -> ServiceResult<T> {
    Err(ServiceError::not_found())
}

#[async_trait]
impl CatalogService for Neighbours {
    async fn export(&self, _: &Actor, query: ExportQuery) -> ServiceResult<Vec<OutingFacts>> {
        let all = page(&self.outings, self.page, query.after, |facts| facts.outing.id);
        Ok(all.into_iter().filter(|facts| facts.outing.ends_at >= query.ends_after).collect())
    }
    async fn my_partner(&self, _: &Actor) -> ServiceResult<PartnerView> {
        nothing()
    }
    async fn my_venues(&self, _: &Actor, _: PartnerList) -> ServiceResult<Page<VenueView>> {
        nothing()
    }
    async fn my_offers(&self, _: &Actor, _: PartnerOffers) -> ServiceResult<Page<OfferView>> {
        nothing()
    }
    async fn my_outings(&self, _: &Actor, _: PartnerOutings) -> ServiceResult<Page<OutingFacts>> {
        nothing()
    }
    async fn offer(&self, _: &Actor, _: OfferId) -> ServiceResult<Option<OfferView>> {
        nothing()
    }
    async fn venue(&self, _: &Actor, _: VenueId) -> ServiceResult<Option<VenueView>> {
        nothing()
    }
    async fn outings_by_id(&self, _: &Actor, _: Vec<OutingId>) -> ServiceResult<Vec<OutingFacts>> {
        nothing()
    }
    async fn resubmit_partner(&self, _: &Actor, _: ResubmitPartner) -> ServiceResult<PartnerView> {
        nothing()
    }
    async fn create_venue(&self, _: &Actor, _: CreateVenue) -> ServiceResult<VenueView> {
        nothing()
    }
    async fn update_venue(&self, _: &Actor, _: UpdateVenue) -> ServiceResult<VenueView> {
        nothing()
    }
    async fn save_draft(&self, _: &Actor, _: SaveDraft) -> ServiceResult<SavedDraft> {
        nothing()
    }
    async fn draft(&self, _: &Actor, _: OfferDraftId) -> ServiceResult<Option<SavedDraft>> {
        nothing()
    }
    async fn my_drafts(&self, _: &Actor, _: DraftList) -> ServiceResult<Page<SavedDraft>> {
        nothing()
    }
    async fn delete_draft(&self, _: &Actor, _: OfferDraftId) -> ServiceResult<()> {
        nothing()
    }
    async fn create_offer(&self, _: &Actor, _: OfferDraft) -> ServiceResult<OfferView> {
        nothing()
    }
    async fn update_offer(&self, _: &Actor, _: UpdateOffer) -> ServiceResult<OfferView> {
        nothing()
    }
    async fn move_offer(&self, _: &Actor, _: MoveOffer) -> ServiceResult<OfferView> {
        nothing()
    }
    async fn schedule_outing(&self, _: &Actor, _: ScheduleOuting) -> ServiceResult<OutingFacts> {
        nothing()
    }
    async fn cancel_outing(&self, _: &Actor, _: CancelOuting) -> ServiceResult<OutingFacts> {
        nothing()
    }
    async fn review_queue(&self, _: &Actor, _: ReviewQueueQuery) -> ServiceResult<Page<ReviewItem>> {
        nothing()
    }
    async fn decide_review(&self, _: &Actor, _: DecideReview) -> ServiceResult<ReviewItem> {
        nothing()
    }
    async fn suspend_partner(&self, _: &Actor, _: SuspendPartner) -> ServiceResult<PartnerView> {
        nothing()
    }
    async fn import(&self, _: &Actor, _: ImportBatch) -> ServiceResult<Vec<ImportOutcome>> {
        nothing()
    }
}

#[async_trait]
impl BookingService for Neighbours {
    async fn export_seats(&self, _: &Actor, query: SeatsExport) -> ServiceResult<Vec<SeatsView>> {
        Ok(page(&self.seats, self.page, query.after, |seats| seats.outing))
    }
    async fn export_registrations(
        &self,
        _: &Actor,
        query: RegistrationsExport,
    ) -> ServiceResult<Vec<RegistrationStanding>> {
        Ok(page(&self.registrations, self.page, query.after, |standing| standing.registration))
    }
    async fn register(&self, _: &Actor, _: Register) -> ServiceResult<RegistrationView> {
        nothing()
    }
    async fn cancel_registration(&self, _: &Actor, _: CancelRegistration) -> ServiceResult<RegistrationView> {
        nothing()
    }
    async fn check_in(&self, _: &Actor, _: CheckIn) -> ServiceResult<CheckedIn> {
        nothing()
    }
    async fn undo_check_in(&self, _: &Actor, _: UndoCheckIn) -> ServiceResult<RegistrationView> {
        nothing()
    }
    async fn door_day(&self, _: &Actor, _: DoorDayQuery) -> ServiceResult<DoorDayView> {
        nothing()
    }
    async fn door_entries(&self, _: &Actor, _: DoorEntries) -> ServiceResult<Page<DoorEntryView>> {
        nothing()
    }
    async fn arrivals(&self, _: &Actor, _: Vec<OutingId>) -> ServiceResult<Vec<Arrivals>> {
        nothing()
    }
    async fn message_outing(&self, _: &Actor, _: MessageOuting) -> ServiceResult<MessagedView> {
        nothing()
    }
    async fn my_registrations(&self, _: &Actor, _: MyRegistrations) -> ServiceResult<Page<RegistrationView>> {
        nothing()
    }
    async fn my_live_registrations(
        &self,
        _: &Actor,
        _: Vec<OutingId>,
    ) -> ServiceResult<Vec<RegistrationView>> {
        nothing()
    }
    async fn my_savings(&self, _: &Actor) -> ServiceResult<SavingsView> {
        nothing()
    }
    async fn my_eligibility(&self, _: &Actor) -> ServiceResult<EligibilityView> {
        nothing()
    }
    async fn outing_registrations(
        &self,
        _: &Actor,
        _: OutingRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        nothing()
    }
    async fn seats_by_id(&self, _: &Actor, _: Vec<OutingId>) -> ServiceResult<Vec<SeatsView>> {
        nothing()
    }
    async fn ticket_keys(&self, _: &Actor) -> ServiceResult<Vec<TicketKeyView>> {
        nothing()
    }
    async fn personal_data(&self, _: &Actor, _: PersonalDataQuery) -> ServiceResult<PersonalData> {
        nothing()
    }
}
