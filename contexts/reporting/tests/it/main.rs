//! reporting on a real database, fed by events as the bus brings them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

mod access;
mod erasure;
mod figures;
mod filling;
mod indexes;
mod order;
mod support;
mod views;
mod visits;
