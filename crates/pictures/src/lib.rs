//! Photos as they come from outside, for documents as for venues.
//!
//! ```text
//! bytes ── Photo::decode(&Rules) ──> Photo (upright RGB, nothing but pixels) ── shrink ──> smaller ones
//! ```
//! What a file really is decides, not its name. What would take far more memory than its file is refused by its
//! head, and what ends before its end is refused as damaged.

pub mod avif;
mod header;
mod photo;
pub mod shrink;

pub use image::RgbImage;
pub use photo::{Kinds, MAX_BYTES, Photo, PhotoError, Rules};
