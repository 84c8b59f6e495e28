//! What identity hears. It takes no other context's events.

pub(crate) mod session_revoked;
