//! E-mail codes: how long they live, how often they may be tried.

use contracts::identity::{CodePurpose, CodeRequested};
use kernel::{AccountId, ChallengeId, EmailAddress, Timestamp};
use serde::{Deserialize, Serialize};

use super::account::Account;

/// How often a code may be tried.
pub(crate) const MAX_TRIES: i32 = 5;
/// How often the codes of an address may be tried in a day, all of them together: a new code, which anybody
/// can ask for, gives no new tries beyond that. It leaves a guesser 1 chance in 20,000 a day.
const MAX_DAY_TRIES: i32 = 50;
const DAY_MILLIS: i64 = 24 * 3_600_000;
/// At most one code in so many milliseconds.
const PAUSE_MILLIS: i64 = 30_000;

/// How many minutes a code is good for.
const fn lifetime_minutes(purpose: CodePurpose) -> i64 {
    match purpose {
        CodePurpose::ConfirmEmail => 10,
        CodePurpose::AcceptInvitation => 7 * 24 * 60,
    }
}

/// The one code of an address and purpose that is good. The code itself is derived from the id and stored
/// nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Challenge {
    /// Purpose and address: a new challenge takes the place of the one before.
    #[serde(rename = "_id")]
    pub(crate) key: String,
    /// What the code is derived from.
    pub(crate) challenge: ChallengeId,
    /// The account the code is for.
    pub(crate) account: AccountId,
    /// How often it was tried, this try counted.
    pub(crate) attempts: i32,
    /// How often the codes before it were tried since `day_started_at`.
    pub(crate) tries_before: i32,
    pub(crate) day_started_at: Timestamp,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Try {
    /// The code may be compared.
    Counts,
    /// Too late, or once too often.
    Over,
}

impl Challenge {
    /// A fresh challenge for `account`.
    pub(crate) fn new(id: ChallengeId, purpose: CodePurpose, account: &Account, now: Timestamp) -> Self {
        Self {
            key: Self::key(&account.email, purpose),
            challenge: id,
            account: account.id,
            attempts: 0,
            tries_before: 0,
            day_started_at: now,
            created_at: now,
            expires_at: now.plus_minutes(lifetime_minutes(purpose)),
        }
    }

    /// The challenge in place of `previous`: the tries of the day go on.
    pub(crate) fn after(self, previous: Option<&Self>) -> Self {
        let same_day = |previous: &&Self| self.created_at.millis_since(previous.day_started_at) < DAY_MILLIS;
        let Some(previous) = previous.filter(same_day) else {
            return self;
        };
        Self {
            // Tries that came too late were not tries.
            tries_before: previous.tries_before + previous.attempts.min(MAX_TRIES),
            day_started_at: previous.day_started_at,
            ..self
        }
    }

    /// Under which key the challenge of an address is kept.
    pub(crate) fn key(email: &EmailAddress, purpose: CodePurpose) -> String {
        let purpose = match purpose {
            CodePurpose::ConfirmEmail => "confirm",
            CodePurpose::AcceptInvitation => "invite",
        };
        format!("{purpose}:{email}")
    }

    /// What the try that raised `attempts` to its present value is worth.
    pub(crate) fn judge(&self, now: Timestamp) -> Try {
        let day_tries = self.tries_before.saturating_add(self.attempts);
        let tries_left = self.attempts <= MAX_TRIES && day_tries <= MAX_DAY_TRIES;
        if tries_left && now < self.expires_at { Try::Counts } else { Try::Over }
    }

    /// Whether another code may be sent.
    pub(crate) fn may_be_renewed(&self, now: Timestamp) -> bool {
        now.millis_since(self.created_at) >= PAUSE_MILLIS
    }

    /// The request to send the code to `account`.
    pub(crate) fn request(&self, purpose: CodePurpose, account: &Account) -> CodeRequested {
        CodeRequested {
            challenge: self.challenge,
            purpose,
            account: account.id,
            email: account.email.clone(),
            first_name: account.profile.first_name.clone(),
            language: account.profile.language,
            expires_at: self.expires_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(attempts: i32) -> Challenge {
        let created_at = Timestamp::from_millis(0);
        Challenge {
            key: "confirm:a@example.org".into(),
            challenge: ChallengeId::derived_from("c"),
            account: AccountId::derived_from("a"),
            attempts,
            tries_before: 0,
            day_started_at: created_at,
            created_at,
            expires_at: created_at.plus_minutes(10),
        }
    }

    #[test]
    fn the_fifth_try_counts_and_the_sixth_does_not() {
        let now = Timestamp::from_millis(1);
        assert_eq!(challenge(5).judge(now), Try::Counts);
        assert_eq!(challenge(6).judge(now), Try::Over);
    }

    #[test]
    fn a_code_ends_after_its_lifetime() {
        let fresh = challenge(1);
        assert_eq!(fresh.judge(fresh.expires_at.plus_millis(-1)), Try::Counts);
        assert_eq!(fresh.judge(fresh.expires_at), Try::Over);
    }

    #[test]
    fn there_is_a_pause_of_30_seconds_between_codes() {
        let fresh = challenge(0);
        assert!(!fresh.may_be_renewed(fresh.created_at.plus_millis(29_999)));
        assert!(fresh.may_be_renewed(fresh.created_at.plus_seconds(30)));
    }

    #[test]
    fn a_new_code_goes_on_with_the_tries_of_the_day() {
        let spent = Challenge { tries_before: 44, ..challenge(9) };
        let renewed = |hours: i64, attempts: i32| {
            let created_at = spent.created_at.plus_minutes(hours * 60);
            let expires_at = created_at.plus_minutes(10);
            let fresh =
                Challenge { day_started_at: created_at, created_at, expires_at, ..challenge(attempts) };
            fresh.after(Some(&spent)).judge(created_at)
        };
        assert_eq!(renewed(23, 1), Try::Counts, "the fiftieth");
        assert_eq!(renewed(23, 2), Try::Over);
        assert_eq!(renewed(24, 2), Try::Counts, "another day");
    }
}
