//! What counts, and where: pure.

pub mod counts;
pub mod fact;
pub mod limits;
pub mod outing;
pub mod period;
pub mod results;
#[cfg(test)]
pub mod samples;

pub use counts::{Cell, Change, Counts};
pub use fact::Fact;
pub use outing::Outing;
pub use period::Period;
