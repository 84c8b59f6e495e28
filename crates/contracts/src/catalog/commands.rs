//! What the catalog is asked.

use kernel::{OfferId, OutingId, PageRequest, PartnerId, PhotoId, Timestamp, VenueId};
use serde::{Deserialize, Serialize};

use super::{Address, GroupTier, OfferStatus, OfferTerms, OfferView, OpeningHours, PartnerView, WeeklySlot};

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
    /// Its photos, the first one first; the partner's own.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A place changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UpdateVenue {
    /// Which venue.
    pub id: VenueId,
    /// All that it is now.
    pub venue: CreateVenue,
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
    /// Its photos, the first one first; the partner's own.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
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
#[expect(clippy::large_enum_variant, reason = "a page holds a hundred at most, and most are offers")]
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

/// The company's own offers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerOffers {
    /// Only offers that stand at one of these; all of them when none is named.
    #[serde(default)]
    pub statuses: Vec<OfferStatus>,
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

/// A page of everything discovery needs at its start.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportQuery {
    /// Outings ending at or after this instant.
    pub ends_after: Timestamp,
    /// Which page; pages of an export may hold up to 1,000.
    pub after: Option<OutingId>,
}
