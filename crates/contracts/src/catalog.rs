//! catalog: partners, venues, offers, outings and their moderation.

mod commands;
mod deal;
mod drafts;
mod events;
mod imports;
mod kinds;
mod service;
mod terms;
mod views;
pub mod weekday;

pub use commands::*;
pub use deal::{Deal, GroupTier, Pricing, TierBenefit};
pub use drafts::*;
pub use events::{OfferChanged, OutingCancelledEvent, OutingScheduled, PartnerChanged, VenueChanged};
pub use imports::*;
pub use kinds::{OfferKind, PartnerType};
pub use service::CatalogService;
pub use terms::*;
pub use views::*;
