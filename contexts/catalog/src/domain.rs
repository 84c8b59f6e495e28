//! The rules of the catalog: who may publish, what an offer may say, when outings take place. Pure: the
//! present and the ids come in as arguments.

pub mod draft;
mod fields;
pub mod imported;
pub mod offer;
pub mod outing;
pub mod partner;
pub mod photos;
pub mod planning;
pub mod saved_draft;
pub mod slots;
mod terms;
mod tiers;
mod validity;
pub mod venue;
mod weekly;

pub use draft::{CheckedDraft, DraftContext};
pub use imported::Imported;
pub use offer::{Offer, OfferMove};
pub use outing::Outing;
pub use partner::{Partner, PartnerMove};
pub use photos::KnownPhoto;
pub use venue::Venue;
