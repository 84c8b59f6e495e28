//! The rules, pure: time and randomness arrive as arguments.

pub mod check;
pub mod evidence;
pub mod identity;
pub mod names;
pub mod person;
pub mod policy;
pub mod states;
pub mod verdict;

pub use check::{Check, CheckState, Image};
pub use evidence::Evidence;
pub use identity::{Identity, VerifiedDocument};
pub use person::Person;
pub use policy::Policy;
pub use verdict::{Case, Verdict};
