//! The rules, pure: time and randomness arrive as arguments.

pub mod door;
pub mod ledger;
pub mod offer;
pub mod person;
pub mod registration;
pub mod short_code;
pub mod ticket;

#[cfg(test)]
pub mod samples;

pub use door::{Scan, Verdict};
pub use ledger::{Duty, Ledger, Party, Placement};
pub use offer::OfferCopy;
pub use person::{Person, Requirements};
pub use registration::{NewRegistration, Registration};
pub use ticket::{TicketClaims, Tickets};
