//! The rules of accounts, sign-ups, codes, sessions and company reservations: pure, with time and
//! randomness as arguments.

pub(crate) mod account;
pub(crate) mod challenge;
pub(crate) mod form;
pub(crate) mod password;
pub(crate) mod reservation;
pub(crate) mod session;
pub(crate) mod sign_up;
