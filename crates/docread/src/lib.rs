//! Reads identity documents from photos.
//!
//! ```text
//! bytes ── Photo::decode(DOCUMENT) ──> Photo ── Reader::read ──> Reading { document?, findings, confidence }
//! ```
//! It knows nothing of members, policies or databases, and keeps nothing.

mod agreement;
mod align;
mod attempt;
mod block_reading;
mod certainty;
mod document;
mod evidence;
mod knowledge;
mod lean;
mod locate;
mod mrz;
mod names;
mod print;
mod quality;
mod reader;
mod recognise;
mod strip;

pub use document::{Document, DocumentKind, Expiry, Format, Sex};
pub use pictures::{MAX_BYTES, Photo, PhotoError};
pub use reader::{Finding, ModelError, Reader, Reading};

/// What a photo of a document must be: large enough to hold lines that can be read.
pub const DOCUMENT: pictures::Rules =
    pictures::Rules { kinds: pictures::Kinds::Scans, least_longer: 400, least_shorter: 400, longest: 2_880 };
