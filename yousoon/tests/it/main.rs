//! The platform over HTTP, on a real database: journeys, access, bad input, imports, a killed process.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod access;
mod bad_input;
mod client;
mod conversations;
mod door;
mod favourites;
mod field_paths;
mod import;
mod inbox;
mod journey;
mod kill;
mod live;
mod photos;
mod portal;
mod results;
mod sign_up;
mod site_sessions;
mod suggestions;
mod wire;
mod world;
