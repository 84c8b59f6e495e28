//! What the catalog shows of its entities.

use std::sync::Arc;

use kernel::{
    AccountId, GeoPoint, OfferId, OutingId, PartnerId, Siret, TimeZoneName, Timestamp, VenueId,
    time::{Time, Weekday},
};
use serde::{Deserialize, Serialize};

use super::{Deal, GroupTier, OfferTerms, PartnerType};
use crate::media::Photo;

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
    #[serde(with = "super::weekday")]
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
    /// Its photos, the first one first.
    #[serde(default)]
    pub photos: Arc<[Photo]>,
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
    #[serde(with = "super::weekday")]
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
    /// Its photos, the first one first.
    #[serde(default)]
    pub photos: Arc<[Photo]>,
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
