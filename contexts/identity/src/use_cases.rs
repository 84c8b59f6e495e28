//! What identity does: one file per operation of its service; `codes` and `open_session` are what several
//! of them end with.

mod accept_invitation;
mod change_password;
mod codes;
mod confirm_email;
mod consents;
mod deletion;
mod email_change;
mod erasure;
mod export_accounts;
mod invite_staff;
mod limits;
mod me;
mod new_password;
mod oidc;
mod open_session;
mod passkey_sign_in;
mod passkeys;
mod password_reset;
mod personal_data;
mod profile;
mod provision_account;
mod refresh_session;
mod resend_code;
mod second_factor;
mod security;
mod sessions;
mod sign_in;
mod sign_out;
mod sign_up;
mod sign_up_partner;
mod staff;
mod totp;

use kernel::{TimeZoneName, Timestamp, time::Date};
use platform::{codes::Codes, settings::SecondFactorPolicy, tokens::AccessTokens, vault::Vault};

use crate::{oidc::Oidc, passkeys::Passkeys, passwords::Passwords, store::IdentityStore};

/// What every use case works with.
pub(crate) struct UseCases {
    pub(crate) store: IdentityStore,
    pub(crate) tokens: AccessTokens,
    pub(crate) codes: Codes,
    pub(crate) passwords: Passwords,
    pub(crate) passkeys: Passkeys,
    pub(crate) oidc: Oidc,
    pub(crate) vault: Vault,
    pub(crate) admin_second_factor: SecondFactorPolicy,
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
