//! The catalog over its service trait, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that goes wrong must fail loudly")]

mod access;
mod drafts;
mod import;
mod indexes;
mod offers;
mod outings;
mod partners;
mod people;
mod photos;
mod review;
mod saved_drafts;
mod slots;
mod terms;
mod venues;
mod world;
