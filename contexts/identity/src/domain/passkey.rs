//! Passkeys of an account.

use contracts::identity::PasskeyView;
use kernel::{AccountId, PasskeyId, Timestamp};
use serde::{Deserialize, Serialize};

/// How many passkeys an account may have.
pub(crate) const MAX_PASSKEYS: i64 = 10;
/// Characters of a passkey's name.
pub(crate) const NAME: std::ops::RangeInclusive<usize> = 1..=60;

/// A passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredPasskey {
    #[serde(rename = "_id")]
    pub(crate) id: PasskeyId,
    pub(crate) account: AccountId,
    /// What the authenticator calls it.
    pub(crate) credential_id: String,
    /// Public key and counter.
    pub(crate) credential: String,
    /// What its owner calls it.
    pub(crate) name: String,
    pub(crate) created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) last_used_at: Option<Timestamp>,
}

impl StoredPasskey {
    /// The passkey as its owner sees it.
    pub(crate) fn view(&self) -> PasskeyView {
        PasskeyView {
            id: self.id,
            name: self.name.clone(),
            created_at: self.created_at,
            last_used_at: self.last_used_at,
        }
    }
}

/// Who holds passkeys.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PasskeyHolder {
    #[serde(rename = "_id")]
    pub(crate) account: AccountId,
    /// What authenticators know the account by: random, so that it tells nothing.
    pub(crate) handle: String,
    /// How many passkeys there are.
    pub(crate) passkeys: i64,
}
