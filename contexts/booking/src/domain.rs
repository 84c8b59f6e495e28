//! The rules, pure: time and randomness arrive as arguments.

pub mod door;
pub mod group_message;
pub mod ledger;
pub mod offer;
pub mod person;
pub mod registration;
pub mod short_code;
pub mod ticket;
pub mod undo;

#[cfg(test)]
pub mod samples;

pub use door::{Scan, Verdict};
pub use group_message::GroupMessage;
pub use ledger::{Duty, Ledger, Party, Placement};
pub use offer::OfferCopy;
pub use person::{Person, Requirements};
pub use registration::{NewRegistration, Registration};
pub use ticket::{TicketClaims, Tickets};
pub use undo::{Undo, UndoVerdict};
