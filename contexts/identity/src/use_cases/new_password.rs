//! How good a new password is, measured off the async threads.

use contracts::{ServiceResult, identity::Secret};
use kernel::EmailAddress;

use super::UseCases;
use crate::domain::{account::Account, form};

impl UseCases {
    /// Refuses a password that is too weak for `account` with `PASSWORD_TOO_WEAK` on `password`.
    pub(super) async fn check_new_password(&self, account: &Account, typed: &Secret) -> ServiceResult<()> {
        let (account, typed) = (account.clone(), typed.clone());
        self.passwords.check(move || form::check_password(&account, &typed)).await
    }

    /// The same before it is known who types it, with the words of the address alone.
    pub(super) async fn check_strangers_password(
        &self,
        email: &EmailAddress,
        typed: &Secret,
    ) -> ServiceResult<()> {
        let (email, typed) = (email.clone(), typed.clone());
        self.passwords.check(move || form::check_strangers_password(&email, &typed)).await
    }
}
