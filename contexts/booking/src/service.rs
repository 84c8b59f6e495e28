//! The service trait: each method calls its use case.

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    booking::{
        Arrivals, BookingService, CancelRegistration, CheckIn, CheckedIn, DoorDayQuery, DoorDayView,
        DoorEntries, DoorEntryView, EligibilityView, MessageOuting, MessagedView, MyRegistrations,
        OutingRegistrations, Register, RegistrationStanding, RegistrationView, RegistrationsExport,
        SavingsView, SeatsExport, SeatsView, TicketKeyView, UndoCheckIn,
    },
    personal_data::{PersonalData, PersonalDataQuery},
};
use kernel::{OutingId, Page};

use crate::Booking;

#[async_trait]
impl BookingService for Booking {
    async fn register(&self, actor: &Actor, command: Register) -> ServiceResult<RegistrationView> {
        self.inner.register(actor, command).await
    }

    async fn cancel_registration(
        &self,
        actor: &Actor,
        command: CancelRegistration,
    ) -> ServiceResult<RegistrationView> {
        self.inner.cancel_registration(actor, command).await
    }

    async fn check_in(&self, actor: &Actor, command: CheckIn) -> ServiceResult<CheckedIn> {
        self.inner.check_in(actor, command).await
    }

    async fn undo_check_in(&self, actor: &Actor, command: UndoCheckIn) -> ServiceResult<RegistrationView> {
        self.inner.undo_check_in(actor, command).await
    }

    async fn door_day(&self, actor: &Actor, query: DoorDayQuery) -> ServiceResult<DoorDayView> {
        self.inner.door_day(actor, query).await
    }

    async fn door_entries(&self, actor: &Actor, query: DoorEntries) -> ServiceResult<Page<DoorEntryView>> {
        self.inner.door_entries(actor, query).await
    }

    async fn arrivals(&self, actor: &Actor, outings: Vec<OutingId>) -> ServiceResult<Vec<Arrivals>> {
        self.inner.arrivals(actor, outings).await
    }

    async fn message_outing(&self, actor: &Actor, command: MessageOuting) -> ServiceResult<MessagedView> {
        self.inner.message_outing(actor, command).await
    }

    async fn my_registrations(
        &self,
        actor: &Actor,
        query: MyRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        self.inner.my_registrations(actor, query).await
    }

    async fn my_live_registrations(
        &self,
        actor: &Actor,
        outings: Vec<OutingId>,
    ) -> ServiceResult<Vec<RegistrationView>> {
        self.inner.my_live_registrations(actor, outings).await
    }

    async fn my_savings(&self, actor: &Actor) -> ServiceResult<SavingsView> {
        self.inner.my_savings(actor).await
    }

    async fn my_eligibility(&self, actor: &Actor) -> ServiceResult<EligibilityView> {
        self.inner.my_eligibility(actor).await
    }

    async fn outing_registrations(
        &self,
        actor: &Actor,
        query: OutingRegistrations,
    ) -> ServiceResult<Page<RegistrationView>> {
        self.inner.outing_registrations(actor, query).await
    }

    async fn seats_by_id(&self, actor: &Actor, outings: Vec<OutingId>) -> ServiceResult<Vec<SeatsView>> {
        self.inner.seats_by_id(actor, outings).await
    }

    async fn export_seats(&self, actor: &Actor, query: SeatsExport) -> ServiceResult<Vec<SeatsView>> {
        self.inner.export_seats(actor, query).await
    }

    async fn export_registrations(
        &self,
        actor: &Actor,
        query: RegistrationsExport,
    ) -> ServiceResult<Vec<RegistrationStanding>> {
        self.inner.export_registrations(actor, query).await
    }

    async fn ticket_keys(&self, _actor: &Actor) -> ServiceResult<Vec<TicketKeyView>> {
        Ok(vec![self.inner.tickets.published_key()])
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
