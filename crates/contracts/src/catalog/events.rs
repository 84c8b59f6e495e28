//! The events of the catalog context: each carries the whole entity, so that a projection needs no question.

use serde::{Deserialize, Serialize};

use super::{OfferStatus, OfferView, OutingFacts, PartnerStatus, PartnerView, VenueView};
use crate::event::events;

/// A partner signed up, was submitted, decided on, suspended or reinstated.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerChanged {
    /// The partner as it is now.
    pub partner: PartnerView,
    /// Whether this change is a new status (and not, for instance, a new name).
    pub status_changed: bool,
    /// The status before a new one; none of a partner that is new.
    #[serde(default)]
    pub was: Option<PartnerStatus>,
}

/// A venue was opened or changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VenueChanged {
    /// The venue as it is now.
    pub venue: VenueView,
}

/// An offer was written, changed, submitted, decided on, paused, resumed, archived, or has expired.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferChanged {
    /// The offer as it is now.
    pub offer: OfferView,
    /// The account that owns the partner, whom messages go to.
    pub owner: kernel::AccountId,
    /// Whether this change is a new status.
    pub status_changed: bool,
    /// The status before a new one; none of an offer that is new.
    #[serde(default)]
    pub was: Option<OfferStatus>,
    /// Whether its outings can be booked: published, of an active partner.
    pub bookable: bool,
}

/// An outing was planned.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutingScheduled {
    /// The outing with its offer and venue.
    pub facts: OutingFacts,
}

/// An outing was called off.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutingCancelledEvent {
    /// The outing with its offer and venue.
    pub facts: OutingFacts,
    /// What the registered people are told.
    pub reason: String,
}

events! {
    PartnerChanged = "catalog.partner.changed" by partner.id;
    VenueChanged = "catalog.venue.changed" by venue.id;
    OfferChanged = "catalog.offer.changed" by offer.id;
    OutingScheduled = "catalog.outing.scheduled" by facts.outing.id;
    OutingCancelledEvent = "catalog.outing.cancelled" by facts.outing.id;
}
