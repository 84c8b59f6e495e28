//! What identity hears, one file for each event.

pub(crate) mod identity_changed;
pub(crate) mod session_revoked;
