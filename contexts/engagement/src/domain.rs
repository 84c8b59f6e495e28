//! Who takes part, who may write, what is shown: pure.

pub mod conversation;
pub mod limits;
pub mod message;
pub mod offer;
pub mod outing;
pub mod participation;
pub mod person;
pub mod report;
#[cfg(test)]
pub mod samples;
pub mod text;

pub use conversation::{Conversation, Reader};
pub use message::Message;
pub use offer::KnownOffer;
pub use outing::Outing;
pub use participation::Participation;
pub use person::Person;
pub use report::Report;
