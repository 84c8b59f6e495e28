//! The platform over HTTP, on a real database: journeys, access, bad input, imports, a killed process.

mod access;
mod bad_input;
mod client;
mod import;
mod journey;
mod kill;
mod live;
mod world;
