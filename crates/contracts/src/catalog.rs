//! catalog: partners, venues, offers, outings and their moderation.

mod deal;
mod events;
mod messages;
mod terms;

pub use deal::{Deal, GroupTier, Pricing, TierBenefit};
pub use events::{OfferChanged, OutingCancelledEvent, OutingScheduled, PartnerChanged, VenueChanged};
pub use messages::*;
pub use terms::*;
