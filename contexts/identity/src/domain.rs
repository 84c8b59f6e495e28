//! The rules of accounts, sign-ups, codes, sessions and company reservations: pure, with time and
//! randomness as arguments.

pub(crate) mod account;
pub(crate) mod ceremony;
pub(crate) mod challenge;
pub(crate) mod consent;
pub(crate) mod device;
pub(crate) mod form;
pub(crate) mod limits;
pub(crate) mod oidc;
pub(crate) mod passkey;
pub(crate) mod password;
pub(crate) mod reservation;
pub(crate) mod second_factor;
pub(crate) mod session;
pub(crate) mod sign_up;
