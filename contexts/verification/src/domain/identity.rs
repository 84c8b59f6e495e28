//! Where a member's identity stands: one for each account.

use contracts::{
    RefusalCode,
    verification::{DocumentType, IdentityChanged, IdentityStatus},
};
use kernel::{AccountId, IdentityCheckId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::check::Check;

/// How often a member may submit a document; then only support can help.
pub const MAX_ATTEMPTS: u32 = 10;
/// How many tries may be begun for them: each may cost money at a provider.
const MAX_STARTS: u32 = 5 * MAX_ATTEMPTS;

/// What stays of a document that verified somebody, besides its keyed hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedDocument {
    /// Its type.
    pub document_type: DocumentType,
    /// The issuing state, three letters, when it was read.
    pub country: Option<String>,
    /// The last day on which it is good, when it was read.
    pub expires_on: Option<Date>,
}

/// Where a member's identity stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Whose.
    #[serde(rename = "_id")]
    pub id: AccountId,
    /// Where it stands.
    pub status: IdentityStatus,
    /// The current try.
    pub check: Option<IdentityCheckId>,
    /// How many tries were submitted.
    pub attempts_used: u32,
    /// How many tries were begun.
    pub starts: u32,
    /// The document that verified the member.
    pub verified: Option<VerifiedDocument>,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Rises with each change.
    pub revision: i64,
}

impl Identity {
    /// The identity of somebody who has not shown anything yet.
    #[must_use]
    pub const fn new(id: AccountId, now: Timestamp) -> Self {
        Self {
            id,
            status: IdentityStatus::NotSubmitted,
            check: None,
            attempts_used: 0,
            starts: 0,
            verified: None,
            updated_at: now,
            revision: 0,
        }
    }

    /// How many tries are left.
    #[must_use]
    pub const fn attempts_left(&self) -> u32 {
        MAX_ATTEMPTS.saturating_sub(self.attempts_used)
    }

    /// Begins a try in place of the one before.
    ///
    /// # Errors
    /// `INVALID_STATE` when the identity is verified or being looked at; `ATTEMPTS_EXHAUSTED`.
    pub fn start(&mut self, check: IdentityCheckId, now: Timestamp) -> Result<(), RefusalCode> {
        if !matches!(self.status, IdentityStatus::NotSubmitted | IdentityStatus::Rejected) {
            return Err(RefusalCode::InvalidState);
        }
        if self.attempts_left() == 0 || self.starts >= MAX_STARTS {
            return Err(RefusalCode::AttemptsExhausted);
        }
        self.starts += 1;
        self.check = Some(check);
        self.move_to(IdentityStatus::NotSubmitted, now);
        Ok(())
    }

    /// Counts a try: its number.
    ///
    /// # Errors
    /// `ATTEMPTS_EXHAUSTED`.
    pub fn submit(&mut self, now: Timestamp) -> Result<u32, RefusalCode> {
        if self.attempts_left() == 0 {
            return Err(RefusalCode::AttemptsExhausted);
        }
        self.attempts_used += 1;
        self.move_to(IdentityStatus::Processing, now);
        Ok(self.attempts_used)
    }

    /// Takes the outcome of the current try.
    pub fn settle(&mut self, status: IdentityStatus, now: Timestamp) {
        self.move_to(status, now);
    }

    /// Gives a try back that failed through no fault of the member's.
    pub const fn give_back(&mut self) {
        self.attempts_used = self.attempts_used.saturating_sub(1);
    }

    /// Another ten tries.
    pub const fn reset(&mut self, now: Timestamp) {
        self.attempts_used = 0;
        self.starts = 0;
        self.updated_at = now;
    }

    /// The current try is over before it was submitted.
    pub fn forget_check(&mut self, now: Timestamp) {
        self.check = None;
        self.updated_at = now;
    }

    fn move_to(&mut self, status: IdentityStatus, now: Timestamp) {
        self.status = status;
        self.updated_at = now;
    }

    /// What the others hear. Doubts are for reviewers alone.
    #[must_use]
    pub fn changed(&self, check: Option<&Check>) -> IdentityChanged {
        IdentityChanged {
            account: self.id,
            check: check.map(|check| check.id),
            status: self.status,
            findings: check.map(Check::told_findings).unwrap_or_default(),
            message: check.and_then(|check| check.message.clone()),
            revision: self.revision,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> (Identity, Timestamp) {
        let now = Timestamp::from_millis(1_900_000_000_000);
        (Identity::new(AccountId::generate(), now), now)
    }

    #[test]
    fn the_eleventh_try_is_refused_until_support_helps() {
        let (mut identity, now) = identity();
        for number in 1..=MAX_ATTEMPTS {
            identity.start(IdentityCheckId::generate(), now).unwrap();
            assert_eq!(identity.submit(now), Ok(number));
            identity.settle(IdentityStatus::Rejected, now);
        }
        assert_eq!(identity.start(IdentityCheckId::generate(), now), Err(RefusalCode::AttemptsExhausted));
        assert_eq!(identity.submit(now), Err(RefusalCode::AttemptsExhausted));
        identity.reset(now);
        assert_eq!(identity.attempts_left(), MAX_ATTEMPTS);
        assert_eq!(identity.start(IdentityCheckId::generate(), now), Ok(()));
    }

    #[test]
    fn nothing_is_begun_while_something_is_looked_at_or_after_a_yes() {
        let (mut identity, now) = identity();
        for status in [IdentityStatus::Processing, IdentityStatus::ManualReview, IdentityStatus::Verified] {
            identity.settle(status, now);
            assert_eq!(identity.start(IdentityCheckId::generate(), now), Err(RefusalCode::InvalidState));
        }
    }

    #[test]
    fn tries_that_are_begun_and_never_submitted_end_too() {
        let (mut identity, now) = identity();
        let begun =
            (0..1000).take_while(|_| identity.start(IdentityCheckId::generate(), now).is_ok()).count();
        assert_eq!(begun, 50);
    }
}
