//! engagement on a real database.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

mod erasure;
mod favourites;
mod filling;
mod groups;
mod indexes;
mod messages;
mod reports;
mod support;
mod with_partner;
