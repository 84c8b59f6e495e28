//! Sign-ins that take two steps: what the first one leaves for the second, which may reach another replica.

use kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

/// What a ceremony is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CeremonyKind {
    /// A passkey is made.
    PasskeyRegistration,
    /// A passkey signs in.
    PasskeySignIn,
    /// Apple or Google is asked.
    Oidc,
    /// Apple or Google vouched; the second factor is to come.
    OidcSecondFactor,
}

impl CeremonyKind {
    /// For how many minutes the second step may follow.
    const fn minutes(self) -> i64 {
        match self {
            Self::PasskeyRegistration | Self::PasskeySignIn => 5,
            Self::Oidc | Self::OidcSecondFactor => 10,
        }
    }
}

/// A ceremony under way. It is good for one second step.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Ceremony {
    /// Hash of what the client sends back.
    #[serde(rename = "_id")]
    pub(crate) key: String,
    pub(crate) kind: CeremonyKind,
    /// Who was signed in when it began, where that matters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) account: Option<AccountId>,
    /// What the second step needs, as JSON.
    pub(crate) state: String,
    pub(crate) expires_at: Timestamp,
}

impl Ceremony {
    /// A ceremony that begins now.
    pub(crate) fn new(key: String, kind: CeremonyKind, state: String, now: Timestamp) -> Self {
        Self { key, kind, account: None, state, expires_at: now.plus_minutes(kind.minutes()) }
    }

    /// The same for somebody who is signed in.
    pub(crate) fn of(self, account: AccountId) -> Self {
        Self { account: Some(account), ..self }
    }
}
