//! identity over its service trait, on a real database.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must fail loudly"
)]

mod codes;
mod consents;
mod deletion;
mod devices;
mod email_change;
mod invitations;
mod limits;
mod members;
mod oidc;
mod partners;
mod passkeys;
mod passwords;
mod profile;
mod provisioning;
mod second_factor;
mod secrecy;
mod sessions;
mod staff;
mod uniformity;
mod world;
