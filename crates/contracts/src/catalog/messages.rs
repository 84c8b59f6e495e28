//! The messages of the catalog service.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{
    AccountId, GeoPoint, OfferId, OutingId, Page, PageRequest, PartnerId, Siret, TimeZoneName, Timestamp,
    VenueId,
    time::{Time, Weekday},
};
use serde::{Deserialize, Serialize};

use super::{Deal, GroupTier, OfferTerms, PartnerType};
use crate::{actor::Actor, error::ServiceResult};

/// Where a partner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum PartnerStatus {
    /// Signed up; the owner has not confirmed the address.
    Draft,
    /// Waits for Yousoon's decision.
    PendingReview,
    /// May publish.
    Active,
    /// Was active; nothing of it can be booked.
    Suspended,
    /// Refused, with a reason; may be submitted again.
    Rejected,
}

/// A partner as its own staff and Yousoon see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerView {
    /// The company's id.
    pub id: PartnerId,
    /// The company's name.
    pub name: String,
    /// The company's SIRET.
    pub siret: Siret,
    /// What kind of partner.
    pub partner_type: PartnerType,
    /// Where it stands.
    pub status: PartnerStatus,
    /// Why it was rejected or suspended.
    pub reason: Option<String>,
    /// The account that signed it up.
    pub owner: AccountId,
    /// When it signed up.
    pub created_at: Timestamp,
    /// Rises with each change.
    pub revision: i64,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Number and street.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// ISO 3166-1 alpha-2, `FR`.
    pub country: String,
}

/// Open from then to then on a day of the week, on the venue's clock; past midnight when `closes` is not
/// after `opens`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// The day it opens.
    #[serde(with = "weekday")]
    pub weekday: Weekday,
    /// When it opens.
    pub opens: Time,
    /// When it closes, that day or the next.
    pub closes: Time,
}

/// A place of a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VenueView {
    /// The venue's id.
    pub id: VenueId,
    /// Whose it is.
    pub partner: PartnerId,
    /// What kind of partner it belongs to.
    pub partner_type: PartnerType,
    /// The partner's name.
    pub partner_name: String,
    /// The venue's name.
    pub name: String,
    /// Its address.
    pub address: Address,
    /// Where it is.
    pub location: GeoPoint,
    /// When it is open.
    pub opening_hours: Vec<OpeningHours>,
    /// The zone its clock shows.
    pub time_zone: TimeZoneName,
    /// Rises with each change.
    pub revision: i64,
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum OfferStatus {
    /// Being written.
    Draft,
    /// Waits for Yousoon's decision.
    PendingReview,
    /// Can be booked.
    Published,
    /// Its partner holds it back.
    Paused,
    /// Refused, with a reason; may be changed and submitted again.
    Rejected,
    /// Put away.
    Archived,
    /// Its validity is over.
    Expired,
}

/// A slot that makes an outing each week, on the venue's clock; past midnight when `ends` is not after
/// `starts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WeeklySlot {
    /// At which of the offer's venues.
    pub venue: VenueId,
    /// The day it starts.
    #[serde(with = "weekday")]
    pub weekday: Weekday,
    /// When it starts.
    pub starts: Time,
    /// When it ends, that day or the next.
    pub ends: Time,
    /// How many people.
    pub capacity: u32,
    /// Registration closes so many minutes before the start.
    pub closes_minutes_before: u32,
}

/// Discount terms of a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferView {
    /// The offer's id.
    pub id: OfferId,
    /// Whose it is.
    pub partner: PartnerId,
    /// What kind of partner it belongs to.
    pub partner_type: PartnerType,
    /// The partner's name.
    pub partner_name: String,
    /// Where it is valid.
    pub venues: Vec<VenueId>,
    /// One line.
    pub title: String,
    /// A paragraph or two.
    pub description: String,
    /// The discount.
    pub terms: OfferTerms,
    /// How a group improves it.
    pub tiers: Vec<GroupTier>,
    /// What else must be known.
    pub conditions: Option<String>,
    /// Nobody younger registers.
    pub minimum_age: u8,
    /// From when it is valid.
    pub valid_from: Option<Timestamp>,
    /// Until when it is valid.
    pub valid_until: Option<Timestamp>,
    /// Slots that make outings by themselves.
    pub weekly_slots: Vec<WeeklySlot>,
    /// How many places it gives away over its validity; scheduling never plans more.
    pub quota: Option<u32>,
    /// Where it stands.
    pub status: OfferStatus,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// When it was submitted last.
    pub submitted_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Rises with each change.
    pub revision: i64,
}

impl OfferView {
    /// The price rule with its tiers.
    #[must_use]
    pub fn deal(&self) -> Deal {
        Deal { pricing: self.terms.pricing(), tiers: self.tiers.clone() }
    }
}

/// A dated occurrence of an offer at one venue, without its seats: those are booking's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutingView {
    /// The outing's id.
    pub id: OutingId,
    /// Of which offer.
    pub offer: OfferId,
    /// At which venue.
    pub venue: VenueId,
    /// Whose it is.
    pub partner: PartnerId,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// From when members register.
    pub registration_opens_at: Timestamp,
    /// Until when members register; the tier reached then counts for everybody.
    pub registration_closes_at: Timestamp,
    /// How many people.
    pub capacity: u32,
    /// Why it was cancelled; `None` while it was not.
    pub cancelled: Option<String>,
    /// Rises with each change.
    pub revision: i64,
}

/// An outing with its offer and its venue: complete but for the seats.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutingFacts {
    /// The outing.
    pub outing: Arc<OutingView>,
    /// Its offer.
    pub offer: Arc<OfferView>,
    /// Its venue.
    pub venue: Arc<VenueView>,
}

/// A place opens. Texts are as typed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreateVenue {
    /// The venue's name.
    pub name: String,
    /// Its address.
    pub address: Address,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// When it is open.
    pub opening_hours: Vec<OpeningHours>,
    /// IANA name; `Europe/Paris` when absent.
    pub time_zone: Option<String>,
}

/// What a partner writes about an offer, new or changed. Texts are as typed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferDraft {
    /// Where it is valid.
    pub venues: Vec<VenueId>,
    /// One line.
    pub title: String,
    /// A paragraph or two.
    pub description: String,
    /// The discount.
    pub terms: OfferTerms,
    /// How a group improves it.
    pub tiers: Vec<GroupTier>,
    /// What else must be known.
    pub conditions: Option<String>,
    /// Nobody younger registers; 18 for alcohol, else the product's least, when absent.
    pub minimum_age: Option<i64>,
    /// From when it is valid.
    pub valid_from: Option<Timestamp>,
    /// Until when it is valid.
    pub valid_until: Option<Timestamp>,
    /// Slots that make outings by themselves.
    pub weekly_slots: Vec<WeeklySlot>,
    /// How many places it gives away over its validity.
    pub quota: Option<i64>,
}

/// An offer is changed. A change of price terms of a published offer goes back to review.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UpdateOffer {
    /// Which offer.
    pub id: OfferId,
    /// What it says now.
    pub draft: OfferDraft,
}

/// What the owner of an offer may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OfferStep {
    /// Ask for review.
    Submit,
    /// Hold back.
    Pause,
    /// Let go again.
    Resume,
    /// Put away.
    Archive,
}

/// A step in an offer's life.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MoveOffer {
    /// Which offer.
    pub id: OfferId,
    /// Which step.
    pub step: OfferStep,
}

/// An outing is planned.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScheduleOuting {
    /// Of which offer.
    pub offer: OfferId,
    /// At which of its venues.
    pub venue: VenueId,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// How many people.
    pub capacity: i64,
    /// From when members register; at once when absent.
    pub registration_opens_at: Option<Timestamp>,
    /// Until when members register; the start when absent.
    pub registration_closes_at: Option<Timestamp>,
}

/// An outing is called off.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CancelOuting {
    /// Which outing.
    pub id: OutingId,
    /// What the registered people are told.
    pub reason: String,
}

/// What can wait for a decision of Yousoon's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReviewKind {
    /// Companies that signed up.
    Partner,
    /// Offers that were submitted.
    Offer,
}

/// What waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReviewQueueQuery {
    /// Of which kind.
    pub kind: ReviewKind,
    /// Which page, oldest first.
    pub page: PageRequest,
}

/// Something that waits for a decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ReviewItem {
    /// A company.
    Partner(PartnerView),
    /// An offer.
    Offer(OfferView),
}

/// A decision's subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReviewSubject {
    /// A company.
    Partner(PartnerId),
    /// An offer.
    Offer(OfferId),
}

/// What Yousoon decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Decision {
    /// Yes.
    Approve,
    /// No; a reason is needed.
    Reject,
}

/// Yousoon decides.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DecideReview {
    /// About what.
    pub subject: ReviewSubject,
    /// What.
    pub decision: Decision,
    /// Why; needed for a no.
    pub reason: Option<String>,
}

/// An active partner is held back, or let go again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SuspendPartner {
    /// Which company.
    pub id: PartnerId,
    /// Held back, or let go.
    pub suspended: bool,
    /// Why.
    pub reason: String,
}

/// A rejected company corrects itself and asks again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResubmitPartner {
    /// The company's name, as typed.
    pub company_name: String,
}

/// The company's own venues.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerList {
    /// Which page.
    pub page: PageRequest,
}

/// The company's own outings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerOutings {
    /// Starting at or after.
    pub from: Option<Timestamp>,
    /// Starting before.
    pub to: Option<Timestamp>,
    /// Which page, by start.
    pub page: PageRequest,
}

/// Real venues or outings of open data, read for a demo partner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportBatch {
    /// The demo partner; made, active, when it does not exist.
    pub partner: ImportPartner,
    /// The rows.
    pub rows: Vec<ImportRow>,
}

/// The partner an import belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportPartner {
    /// The company's name; its id follows from it.
    pub name: String,
    /// The company's SIRET.
    pub siret: Siret,
    /// What kind of partner.
    pub partner_type: PartnerType,
    /// Its owner.
    pub owner: AccountId,
}

/// A row of open data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportRow {
    /// The row's key in its source: the same key is the same venue, offer and outing each time.
    pub key: String,
    /// The place.
    pub venue: CreateVenue,
    /// What happens there; `None` for a place alone.
    pub outing: Option<ImportOuting>,
}

/// A dated event of open data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportOuting {
    /// One line.
    pub title: String,
    /// A paragraph or two.
    pub description: String,
    /// The discount made up for the demo.
    pub terms: OfferTerms,
    /// How a group improves it.
    pub tiers: Vec<GroupTier>,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// How many people.
    pub capacity: u32,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    /// It is new in the catalog.
    Created,
    /// It was there already.
    Unchanged,
    /// It was refused, for these reasons.
    Refused(Vec<crate::error::Refusal>),
}

/// A page of everything discovery needs at its start.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportQuery {
    /// Outings ending at or after this instant.
    pub ends_after: Timestamp,
    /// Which page; pages of an export may hold up to 1,000.
    pub after: Option<OutingId>,
}

/// The catalog context.
#[async_trait]
pub trait CatalogService: Send + Sync {
    /// Staff: the own company.
    async fn my_partner(&self, actor: &Actor) -> ServiceResult<PartnerView>;
    /// Staff: the own venues, by name.
    async fn my_venues(&self, actor: &Actor, query: PartnerList) -> ServiceResult<Page<VenueView>>;
    /// Staff: the own offers, newest first.
    async fn my_offers(&self, actor: &Actor, query: PartnerList) -> ServiceResult<Page<OfferView>>;
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

/// Weekdays as ISO 8601 numbers, Monday 1.
pub mod weekday {
    use kernel::time::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de};

    /// Writes the number.
    ///
    /// # Errors
    /// The serializer's.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's `with` calls it like this")]
    pub fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i8(day.to_monday_one_offset())
    }

    /// Reads the number.
    ///
    /// # Errors
    /// When it is not 1 to 7.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        let number = i8::deserialize(deserializer)?;
        Weekday::from_monday_one_offset(number).map_err(de::Error::custom)
    }
}
