//! booking over its service, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod cancellation;
mod closing;
mod door;
mod door_lists;
mod door_side;
mod door_sync;
mod eligibility;
mod erasure;
mod fixture;
mod idempotency;
mod indexes;
mod lists;
mod messages;
mod offers;
mod outing_cancelled;
mod personal_data;
mod plan;
mod race;
mod race_at_closing;
mod refusals;
mod search;
mod undo;
mod undo_races;
mod waitlist;
