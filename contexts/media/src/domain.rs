//! The rules of media, pure.

pub mod kept;
pub mod usage;

pub use kept::{Kept, PhotoState};
pub use usage::Usage;
