//! booking over its service, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod cancellation;
mod closing;
mod door;
mod door_side;
mod eligibility;
mod erasure;
mod fixture;
mod idempotency;
mod indexes;
mod lists;
mod offers;
mod outing_cancelled;
mod personal_data;
mod plan;
mod race;
mod race_at_closing;
mod refusals;
mod waitlist;
