//! verification over its service trait, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod access;
mod attempts;
mod documents;
mod indexes;
mod people;
mod provider_stripe;
mod provider_veriff;
mod queue;
mod retention;
mod reviews;
mod script;
mod secrecy;
mod uploads;
mod verdicts;
mod world;
