//! media over its service trait, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod avif;
mod deleting;
mod indexes;
mod uploads;
mod world;
