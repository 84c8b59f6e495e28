//! booking: registrations, seats, waitlist, tickets, check-ins, savings.

mod door;
mod messages;
mod standing;

use async_trait::async_trait;
use kernel::{
    AccountId, GeoPoint, Money, OfferId, OutingId, Page, PageRequest, PartnerId, RegistrationId,
    TimeZoneName, Timestamp, VenueId,
};
use serde::{Deserialize, Serialize};

pub use door::{
    Arrivals, CheckIn, CheckInView, CheckedIn, DoorDayQuery, DoorDayView, DoorEntries, DoorEntryView,
    DoorOutingView, TicketProof, UndoCheckIn,
};
pub use messages::{GroupMessaged, GroupRecipient, MessageOuting, MessagedView};
pub use standing::{RegistrationStanding, RegistrationState, RegistrationsExport, SeatsExport};

use crate::{
    actor::Actor,
    catalog::GroupTier,
    error::{RefusalCode, ServiceResult},
    event::events,
    personal_data::{PersonalData, PersonalDataQuery},
};

/// The places of an outing, as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsView {
    /// Of which outing.
    pub outing: OutingId,
    /// How many people the outing has room for.
    pub capacity: u32,
    /// How many more people can register.
    pub left: u32,
    /// How many people are registered, guests counted.
    pub registered: u32,
    /// How many parties wait.
    pub waiting: u32,
    /// Whether registrations are accepted at all: the offer is published and the outing not called off.
    pub on_sale: bool,
    /// Set when registration has closed: the tier that counts for everybody, if one was reached.
    pub closed: Option<ClosedTier>,
    /// Rises with each change.
    pub revision: i64,
}

/// The tier at closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedTier {
    /// When registration closed.
    pub at: Timestamp,
    /// The number of people registered then: the tier each registration's own terms give for it counts.
    pub people: u32,
}

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationStatus {
    /// Has its places.
    Confirmed,
    /// Waits for places.
    Waitlisted,
    /// Was at the door.
    CheckedIn,
    /// Was given up, or its outing was called off.
    Cancelled,
    /// Did not come.
    NoShow,
}

/// The ticket of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketView {
    /// The signed text behind the QR code; verifiable offline with the published key.
    pub token: String,
    /// Eight characters for a door without a camera, written `7K3F-9QXM`.
    pub short_code: String,
}

/// A member's place or places in an outing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationView {
    /// The registration's id.
    pub id: RegistrationId,
    /// For which outing.
    pub outing: OutingId,
    /// Whose it is.
    pub member: AccountId,
    /// The member's given name and the initial of the family name: all that a door sees. A dash once the
    /// account is erased.
    pub member_name: String,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// The member and the guests.
    pub people: u32,
    /// 1 for the next to be promoted; only while waitlisted, and only for the member.
    pub waitlist_position: Option<u32>,
    /// Only for the member, and only with places.
    pub ticket: Option<TicketView>,
    /// What the door did.
    pub check_in: Option<CheckInView>,
    /// What the party saved; once checked in, when it can be known.
    pub saving: Option<Money>,
    /// When the member registered.
    pub created_at: Timestamp,
    /// The places of the outing right after this change; only in the answer to a change.
    pub seats: Option<SeatsView>,
}

/// A member registers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Register {
    /// For which outing.
    pub outing: OutingId,
    /// The member and the guests.
    pub people: i64,
    /// The client's own key: the same key again gives the same registration.
    pub idempotency_key: Option<String>,
}

/// A member gives the places up.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct CancelRegistration {
    /// Which registration.
    pub id: RegistrationId,
}

/// Which of the own registrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationWhen {
    /// With places or waiting, not over yet; soonest first.
    Upcoming,
    /// Over, or given up; latest first.
    Past,
    /// Waiting for places, not over yet; soonest first.
    Waitlisted,
}

/// The own registrations.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyRegistrations {
    /// Which.
    pub when: RegistrationWhen,
    /// Which page.
    pub page: PageRequest,
}

/// Who is registered for an outing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutingRegistrations {
    /// Which outing.
    pub outing: OutingId,
    /// Only registrations that stand so; all when empty.
    #[serde(default)]
    pub statuses: Vec<RegistrationStatus>,
    /// Only members whose name at the door begins so, whatever its case and accents.
    #[serde(default)]
    pub text: Option<String>,
    /// Which page: in the order of registration, with `text` by name. A cursor belongs to one of the two orders.
    pub page: PageRequest,
}

impl OutingRegistrations {
    /// Everybody who is registered for an outing.
    #[must_use]
    pub const fn all(outing: OutingId, page: PageRequest) -> Self {
        Self { outing, statuses: Vec::new(), text: None, page }
    }
}

/// What a member saved so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingsView {
    /// All savings together.
    pub total: Money,
    /// How many check-ins.
    pub check_ins: u32,
}

/// Whether a member may register, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EligibilityView {
    /// Nothing is missing.
    pub eligible: bool,
    /// What is missing.
    pub missing: Vec<RefusalCode>,
}

/// The key a ticket is verified with, offline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketKeyView {
    /// Which key a ticket names.
    pub key_id: u8,
    /// The Ed25519 public key (RFC 8032), base64url without padding.
    pub public_key: String,
}

/// The booking context.
#[async_trait]
pub trait BookingService: Send + Sync {
    /// Member: registers, with guests; onto the waitlist when the places do not suffice.
    async fn register(&self, actor: &Actor, command: Register) -> ServiceResult<RegistrationView>;
    /// Member: gives the places up; the first waiting party that fits gets them.
    async fn cancel_registration(
        &self,
        actor: &Actor,
        command: CancelRegistration,
    ) -> ServiceResult<RegistrationView>;
    /// Staff: checks a party in.
    async fn check_in(&self, actor: &Actor, command: CheckIn) -> ServiceResult<CheckedIn>;
    /// Staff: takes a check-in of the last minutes back, or one scan of it.
    async fn undo_check_in(&self, actor: &Actor, command: UndoCheckIn) -> ServiceResult<RegistrationView>;
    /// Staff: the own company's outings of a day, as the door needs them.
    async fn door_day(&self, actor: &Actor, query: DoorDayQuery) -> ServiceResult<DoorDayView>;
    /// Staff: what a door keeps of an outing of the own company, to work without a network.
    async fn door_entries(&self, actor: &Actor, query: DoorEntries) -> ServiceResult<Page<DoorEntryView>>;
    /// Staff and administrators: how many people came to these outings; those of other companies are left out.
    async fn arrivals(&self, actor: &Actor, outings: Vec<OutingId>) -> ServiceResult<Vec<Arrivals>>;
    /// Manager: writes to everybody with a live registration for an outing of the own company.
    async fn message_outing(&self, actor: &Actor, command: MessageOuting) -> ServiceResult<MessagedView>;
    /// Member: the own registrations.
    async fn my_registrations(
        &self,
        actor: &Actor,
        query: MyRegistrations,
    ) -> ServiceResult<Page<RegistrationView>>;
    /// Member: the own live registration for each of these outings; outings without one are left out.
    async fn my_live_registrations(
        &self,
        actor: &Actor,
        outings: Vec<OutingId>,
    ) -> ServiceResult<Vec<RegistrationView>>;
    /// Member: what was saved so far.
    async fn my_savings(&self, actor: &Actor) -> ServiceResult<SavingsView>;
    /// Member: whether the caller may register.
    async fn my_eligibility(&self, actor: &Actor) -> ServiceResult<EligibilityView>;
    /// Staff: who is registered for an outing of the own company.
    async fn outing_registrations(
        &self,
        actor: &Actor,
        query: OutingRegistrations,
    ) -> ServiceResult<Page<RegistrationView>>;
    /// The platform: the places of these outings; unknown ids are left out.
    async fn seats_by_id(&self, actor: &Actor, outings: Vec<OutingId>) -> ServiceResult<Vec<SeatsView>>;
    /// The platform: every outing's places, in pages by id.
    async fn export_seats(&self, actor: &Actor, query: SeatsExport) -> ServiceResult<Vec<SeatsView>>;
    /// The platform: every registration, in pages by id.
    async fn export_registrations(
        &self,
        actor: &Actor,
        query: RegistrationsExport,
    ) -> ServiceResult<Vec<RegistrationStanding>>;
    /// Anyone: the keys tickets are verified with.
    async fn ticket_keys(&self, actor: &Actor) -> ServiceResult<Vec<TicketKeyView>>;
    /// The person or the platform: what booking keeps of a member.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}

/// Who stands in for a member whose account is erased: nobody's account, another one for each registration.
#[must_use]
pub fn stand_in(registration: RegistrationId) -> AccountId {
    AccountId::derived_from(&format!("erased:{registration}"))
}

/// What messages about a registration need to know of its outing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutingSummary {
    /// The outing.
    pub outing: OutingId,
    /// Its offer.
    pub offer: OfferId,
    /// Its venue.
    pub venue: VenueId,
    /// Its partner.
    pub partner: PartnerId,
    /// The offer's title.
    pub title: String,
    /// The venue's name.
    pub venue_name: String,
    /// Where the venue is.
    pub location: GeoPoint,
    /// The zone of the venue's clock.
    pub time_zone: TimeZoneName,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// What happened to a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationStep {
    /// Registered, with places.
    Confirmed,
    /// Registered, waiting.
    Waitlisted,
    /// Was waiting, has places now.
    Promoted,
    /// Given up by the member.
    Cancelled,
    /// Its outing was called off.
    OutingCancelled,
    /// Still waiting when it was too late.
    WaitlistExpired,
    /// At the door.
    CheckedIn,
    /// More of the party at the door.
    MoreArrived,
    /// The check-in was a mistake: nobody of the party has come after all.
    CheckInUndone,
    /// One scan was a mistake: fewer of the party have come.
    ArrivalUndone,
    /// Did not come.
    NoShow,
}

/// A registration was made or changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RegistrationChanged {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose it is.
    pub member: AccountId,
    /// What happened.
    pub step: RegistrationStep,
    /// The member and the guests.
    pub people: u32,
    /// How many of them have come by now.
    #[serde(default)]
    pub arrived: u32,
    /// For which outing.
    pub summary: OutingSummary,
    /// What members are told when the outing was called off.
    pub reason: Option<String>,
    /// How it stands then; none in events from before it was told.
    #[serde(default)]
    pub state: Option<RegistrationState>,
    /// Rises with each change of the registration.
    pub revision: i64,
}

/// The places of an outing changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SeatsChanged {
    /// The places as they are now.
    pub seats: SeatsView,
}

/// What a party saved is known, or known better; nothing any more once the check-in was taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SavingRecorded {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose it is.
    pub member: AccountId,
    /// The partner who granted it.
    pub partner: PartnerId,
    /// The offer.
    pub offer: OfferId,
    /// How much.
    pub saving: Money,
    /// The tier that counted, if one was reached.
    pub tier: Option<GroupTier>,
    /// The registration then; none in events from before it was told.
    #[serde(default)]
    pub standing: Option<Box<RegistrationStanding>>,
    /// Rises with each change of the registration.
    pub revision: i64,
}

events! {
    RegistrationChanged = "booking.registration.changed" by registration;
    SeatsChanged = "booking.seats.changed" by seats.outing;
    SavingRecorded = "booking.saving.recorded" by registration;
}
