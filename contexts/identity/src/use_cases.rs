//! What identity does: one file per operation of its service; `codes` and `open_session` are what several
//! of them end with.

mod accept_invitation;
mod codes;
mod confirm_email;
mod invite_staff;
mod me;
mod open_session;
mod provision_account;
mod refresh_session;
mod resend_code;
mod sign_in;
mod sign_out;
mod sign_up;
mod sign_up_partner;

use kernel::{TimeZoneName, Timestamp, time::Date};
use platform::{codes::Codes, tokens::AccessTokens};

use crate::{passwords::Passwords, store::IdentityStore};

/// What every use case works with.
pub(crate) struct UseCases {
    pub(crate) store: IdentityStore,
    pub(crate) tokens: AccessTokens,
    pub(crate) codes: Codes,
    pub(crate) passwords: Passwords,
}

impl UseCases {
    fn now(&self) -> Timestamp {
        self.store.db.now()
    }

    /// The date by which ages are counted: the one in Paris.
    fn today(&self) -> Date {
        self.now().in_zone(&TimeZoneName::paris()).date()
    }
}
