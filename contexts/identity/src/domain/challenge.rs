//! E-mail codes: how long they live, how often they may be tried.

use std::fmt;

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
        CodePurpose::ConfirmEmail
        | CodePurpose::ResetPassword
        | CodePurpose::LeaveEmail
        | CodePurpose::ChangeEmail => 10,
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
    /// The address the account moves to, when the code is for that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) new_email: Option<EmailAddress>,
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
    /// A fresh challenge for `account` and its address.
    pub(crate) fn new(id: ChallengeId, purpose: CodePurpose, account: &Account, now: Timestamp) -> Self {
        Self { key: Self::key(&account.email, purpose), ..Self::unkept(id, purpose, account.id, now) }
    }

    /// A fresh challenge for another password of `account`, which an address without an account gets as
    /// well: then the account is none that exists.
    pub(crate) fn to_reset(
        id: ChallengeId,
        email: &EmailAddress,
        account: AccountId,
        now: Timestamp,
    ) -> Self {
        let purpose = CodePurpose::ResetPassword;
        Self { key: Self::key(email, purpose), ..Self::unkept(id, purpose, account, now) }
    }

    /// A fresh challenge at the present address of `account`, to leave it. It is kept under the account: the
    /// two codes of a change belong together.
    pub(crate) fn to_leave(id: ChallengeId, account: &Account, now: Timestamp) -> Self {
        let purpose = CodePurpose::LeaveEmail;
        Self { key: Self::key(&account.id, purpose), ..Self::unkept(id, purpose, account.id, now) }
    }

    /// A fresh challenge at `new_email`, to move `account` there.
    pub(crate) fn to_change(
        id: ChallengeId,
        account: &Account,
        new_email: EmailAddress,
        now: Timestamp,
    ) -> Self {
        let purpose = CodePurpose::ChangeEmail;
        let challenge = Self::unkept(id, purpose, account.id, now);
        Self { key: Self::key(&account.id, purpose), new_email: Some(new_email), ..challenge }
    }

    /// A fresh challenge, still without its key.
    fn unkept(id: ChallengeId, purpose: CodePurpose, account: AccountId, now: Timestamp) -> Self {
        Self {
            key: String::new(),
            challenge: id,
            account,
            new_email: None,
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

    /// Under which key the challenge of an address, or of an account, is kept.
    pub(crate) fn key(subject: &impl fmt::Display, purpose: CodePurpose) -> String {
        let purpose = match purpose {
            CodePurpose::ConfirmEmail => "confirm",
            CodePurpose::AcceptInvitation => "invite",
            CodePurpose::ResetPassword => "reset",
            CodePurpose::LeaveEmail => "leave",
            CodePurpose::ChangeEmail => "change",
        };
        format!("{purpose}:{subject}")
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

    /// Every key under which a challenge of `account` can be kept.
    pub(crate) fn keys_of(account: &Account) -> Vec<String> {
        let by_email = [CodePurpose::ConfirmEmail, CodePurpose::AcceptInvitation, CodePurpose::ResetPassword];
        let by_account = [CodePurpose::LeaveEmail, CodePurpose::ChangeEmail];
        let by_email = by_email.map(|purpose| Self::key(&account.email, purpose));
        let by_account = by_account.map(|purpose| Self::key(&account.id, purpose));
        by_email.into_iter().chain(by_account).collect()
    }

    /// The request to send the code to `account`: to its new address, when it is about one.
    pub(crate) fn request(&self, purpose: CodePurpose, account: &Account) -> CodeRequested {
        CodeRequested {
            challenge: self.challenge,
            purpose,
            account: account.id,
            email: self.new_email.as_ref().unwrap_or(&account.email).clone(),
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
            new_email: None,
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
