//! Reads identity documents from photos.
//!
//! ```text
//! bytes ── Photo::decode ──> Photo ── Reader::read ──> Reading { document?, findings, confidence }
//! ```
//! It knows nothing of members, policies or databases, and keeps nothing.

mod align;
mod attempt;
mod block_reading;
mod certainty;
mod document;
mod evidence;
mod knowledge;
mod locate;
mod mrz;
mod photo;
mod reader;
mod recognise;
mod shrink;
mod strip;

pub use document::{Document, DocumentKind, Expiry, Format, Sex};
pub use photo::{MAX_BYTES, Photo, PhotoError};
pub use reader::{Finding, ModelError, Reader, Reading};
