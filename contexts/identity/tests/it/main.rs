//! identity over its service trait, on a real database.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must fail loudly"
)]

mod codes;
mod invitations;
mod members;
mod partners;
mod provisioning;
mod secrecy;
mod sessions;
mod uniformity;
mod world;
