//! discovery: what can be booked, found in memory. Its answers are complete cards: no other call is needed.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Cursor, GeoPoint, Language, OfferId, OutingId, Timestamp, VenueId};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    booking::SeatsView,
    catalog::{Deal, GroupTier, OfferView, OutingView, PartnerType, VenueView},
    error::ServiceResult,
};

/// Where an outing stands, for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum OutingStatus {
    /// Planned; registration has not opened.
    Scheduled,
    /// Can be booked.
    Open,
    /// Open, but without a place.
    Full,
    /// Registration is over, or the offer is held back.
    Closed,
    /// Over.
    Done,
    /// Called off.
    Cancelled,
}

/// An outing with all that a card or a page shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutingCard {
    /// The outing.
    pub outing: Arc<OutingView>,
    /// Its offer.
    pub offer: Arc<OfferView>,
    /// Its venue.
    pub venue: Arc<VenueView>,
    /// Its places.
    pub seats: SeatsView,
    /// Metres from where the caller looked.
    pub distance_meters: Option<u32>,
}

impl OutingCard {
    /// Where the outing stands at `now`.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> OutingStatus {
        if self.outing.cancelled.is_some() {
            OutingStatus::Cancelled
        } else if now >= self.outing.ends_at {
            OutingStatus::Done
        } else if now >= self.outing.registration_closes_at || !self.seats.on_sale {
            OutingStatus::Closed
        } else if now < self.outing.registration_opens_at {
            OutingStatus::Scheduled
        } else if self.seats.left == 0 {
            OutingStatus::Full
        } else {
            OutingStatus::Open
        }
    }

    /// The price rule with its tiers.
    #[must_use]
    pub fn deal(&self) -> Deal {
        self.offer.deal()
    }

    /// How many people count for the tiers: those registered, or those at closing once closed.
    #[must_use]
    pub fn people_for_tiers(&self) -> u32 {
        self.seats.closed.as_ref().map_or(self.seats.registered, |closed| closed.people)
    }

    /// The tier reached now.
    #[must_use]
    pub fn current_tier(&self) -> Option<GroupTier> {
        let people = self.people_for_tiers();
        self.offer.tiers.iter().rev().find(|tier| tier.min_people <= people).copied()
    }
}

/// A circle on the globe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Near {
    /// Its middle.
    pub center: GeoPoint,
    /// Its radius in metres.
    pub radius_meters: u32,
}

/// A rectangle of a map. `west > east` when it crosses the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Its lower left corner.
    pub south_west: GeoPoint,
    /// Its upper right corner.
    pub north_east: GeoPoint,
}

/// What is looked for. Empty: everything that can be booked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OutingFilter {
    /// Within a circle.
    pub near: Option<Near>,
    /// Within a map.
    pub bounds: Option<Bounds>,
    /// By words; accents, case and small typos are forgiven.
    pub text: Option<String>,
    /// Of one of these partner types; all when empty.
    pub partner_types: Vec<PartnerType>,
    /// Starting at or after.
    pub from: Option<Timestamp>,
    /// Starting before.
    pub to: Option<Timestamp>,
    /// With room for so many people.
    pub party_size: Option<u32>,
    /// With at least this discount at the present tier.
    pub min_discount_percent: Option<u8>,
}

/// A page of what is looked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindOutings {
    /// What.
    pub filter: OutingFilter,
    /// How many at most; 1 to 100.
    pub first: u32,
    /// After this cursor.
    pub after: Option<Cursor>,
}

/// What was found, best first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FoundOutings {
    /// The cards with the cursor after each.
    pub cards: Vec<(Cursor, OutingCard)>,
    /// Whether there is more.
    pub has_next: bool,
    /// How many there are altogether.
    pub total: u32,
}

/// What somebody types, as far as they have typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestSearches {
    /// The letters so far; at most 100. Accents and case do not count.
    pub text: String,
    /// How many at most; 1 to 20.
    pub first: u32,
    /// In which language partner types are named.
    pub language: Language,
}

/// What a suggestion names.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::AsRefStr,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum SuggestionKind {
    /// Places of a type.
    PartnerType,
    /// A city.
    City,
    /// A venue.
    Venue,
    /// An offer.
    Offer,
}

/// A text worth searching for: it finds something that can be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchSuggestion {
    /// The text.
    pub text: String,
    /// What it names.
    pub kind: SuggestionKind,
    /// Of an offer that alone bears this title: its next outing.
    pub outing: Option<OutingId>,
    /// Of a partner type: which.
    pub partner_type: Option<PartnerType>,
}

/// What else could be booked instead of an outing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarOutings {
    /// Instead of which.
    pub outing: OutingId,
    /// How many at most; 1 to 20.
    pub first: u32,
}

/// The discovery context. Everything in it is public.
#[async_trait]
pub trait DiscoveryService: Send + Sync {
    /// What can be booked, best first.
    async fn find_outings(&self, actor: &Actor, query: FindOutings) -> ServiceResult<FoundOutings>;
    /// What the letters typed so far may become, best first; nothing for a text without a letter or digit.
    async fn suggest_searches(
        &self,
        actor: &Actor,
        query: SuggestSearches,
    ) -> ServiceResult<Vec<SearchSuggestion>>;
    /// What can be booked now of the same partner type around the same place, best first: the same kind of
    /// offer rather, near, soon; one outing of each offer, none of the outing's own. Nothing for an unknown one.
    async fn similar_outings(&self, actor: &Actor, query: SimilarOutings) -> ServiceResult<Vec<OutingCard>>;
    /// Outings by id, called off and just past ones too; unknown ids are left out.
    async fn outings_by_id(&self, actor: &Actor, ids: Vec<OutingId>) -> ServiceResult<Vec<OutingCard>>;
    /// A venue with something to book.
    async fn venue(&self, actor: &Actor, id: VenueId) -> ServiceResult<Option<Arc<VenueView>>>;
    /// A published offer.
    async fn offer(&self, actor: &Actor, id: OfferId) -> ServiceResult<Option<Arc<OfferView>>>;
    /// Of each of these offers the next outing that can be booked, or will be; offers without one are left out.
    async fn next_outings(&self, actor: &Actor, offers: Vec<OfferId>) -> ServiceResult<Vec<OutingCard>>;
}
