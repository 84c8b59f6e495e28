//! The index of words: tantivy in memory, one document for each offer at each venue. Dates and seats are
//! not in it, so what changes by the second never touches it.

mod analysis;
mod index;
mod query;

pub use index::{Hit, TextError, TextIndex};
