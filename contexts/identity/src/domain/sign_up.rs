//! A sign-up that waits for its code.

use kernel::{EmailAddress, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    account::{Account, PasswordHash},
    consent::Consent,
};

/// For how many days a sign-up waits for its code before it is forgotten.
const WAITS_DAYS: i64 = 30;

/// The latest sign-up with an address: nobody has proved to own it.
///
/// It is written whether or not the address has an account already, and every answer is made from it alone,
/// so that no answer tells the two apart. Where there is an account, the attempt can never be confirmed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SignUpAttempt {
    #[serde(rename = "_id")]
    pub(crate) email: EmailAddress,
    /// The account as it will be.
    pub(crate) account: Account,
    /// What was agreed to with it; it counts once there is an account.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) consent: Option<Consent>,
    pub(crate) expires_at: Timestamp,
}

impl SignUpAttempt {
    /// An attempt to make `account`, now.
    pub(crate) fn new(account: Account, now: Timestamp) -> Self {
        let (email, expires_at) = (account.email.clone(), now.plus_days(WAITS_DAYS));
        Self { email, account, consent: None, expires_at }
    }

    /// The same attempt by somebody who agreed to the terms of use.
    pub(crate) fn agreeing_to_terms(self, now: Timestamp) -> Self {
        Self { consent: Some(Consent::to_terms(self.account.id, now)), ..self }
    }

    /// The hash of the password that was typed with it.
    pub(crate) const fn password(&self) -> Option<&PasswordHash> {
        self.account.password.as_ref()
    }
}
