//! What people agreed to. A consent is written once and never changed; the newest of a kind stands.

use contracts::{
    RefusalCode, Refusals, ServiceError,
    identity::{ConsentKind, ConsentView, RecordConsent},
};
use kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

/// The terms of use that a sign-up agrees to.
pub(crate) const TERMS_VERSION: &str = "2026-11";

/// Characters of a version.
const VERSION: std::ops::RangeInclusive<usize> = 1..=40;

/// Something somebody agreed to, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Consent {
    pub(crate) account: AccountId,
    pub(crate) kind: ConsentKind,
    pub(crate) version: String,
    pub(crate) granted: bool,
    pub(crate) at: Timestamp,
}

impl Consent {
    /// The agreement to the present terms of use.
    pub(crate) fn to_terms(account: AccountId, now: Timestamp) -> Self {
        let version = TERMS_VERSION.to_owned();
        Self { account, kind: ConsentKind::TermsOfUse, version, granted: true, at: now }
    }

    /// What was asked to be recorded. Refuses with `INVALID_STATE` on `granted` when the terms of use are to
    /// be withdrawn: there is no account without, so whoever no longer agrees has it deleted.
    pub(crate) fn of(
        account: AccountId,
        command: &RecordConsent,
        now: Timestamp,
    ) -> Result<Self, ServiceError> {
        let RecordConsent { kind, granted, .. } = *command;
        let mut refusals = Refusals::new();
        let version = refusals.text("version", &command.version, VERSION);
        if kind == ConsentKind::TermsOfUse && !granted {
            refusals.add("granted", RefusalCode::InvalidState);
        }
        refusals.done()?;
        Ok(Self { account, kind, version, granted, at: now })
    }

    /// Whether it says what `other` says, whenever.
    pub(crate) fn repeats(&self, other: &Self) -> bool {
        (self.kind, &self.version, self.granted) == (other.kind, &other.version, other.granted)
    }

    /// The consent as its owner sees it.
    pub(crate) fn view(&self) -> ConsentView {
        ConsentView { kind: self.kind, version: self.version.clone(), granted: self.granted, at: self.at }
    }
}
