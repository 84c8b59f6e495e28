//! A mail and what becomes of it: queued, then sent or given up.

use kernel::{AccountId, EmailAddress, Language, MailId, Timestamp};
use serde::{Deserialize, Serialize};

/// After so many attempts a mail is given up: about five hours.
pub const MAX_ATTEMPTS: i32 = 10;
/// The longest pause between two attempts, in seconds.
const LONGEST_PAUSE_SECONDS: i64 = 60 * 60;
/// A mail that somebody is sending is left alone for so long, in seconds: longer than any attempt takes.
const LEASE_SECONDS: i64 = 120;

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::AsRefStr)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum MailStatus {
    /// To be sent.
    Queued,
    /// The mail server has it, or it is shown in the mailbox.
    Sent,
    /// Given up.
    Failed,
}

/// A message in words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Mail {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: MailId,
    /// Whose account it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// To whom.
    pub to: EmailAddress,
    /// In which language.
    pub language: Language,
    /// From which template.
    pub template: String,
    /// The subject line: one line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Where it stands.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: i32,
    /// When it may be tried next.
    pub next_attempt_at: Timestamp,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// Only one mail with this key exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<String>,
}

/// How an attempt to send ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server has it.
    Accepted,
    /// The mail server is not there, or says later.
    Later(String),
    /// The mail server says never.
    Refused(String),
}

impl Mail {
    /// Until when a sender that begins at `now` has the mail to itself.
    #[must_use]
    pub fn lease(now: Timestamp) -> Timestamp {
        now.plus_seconds(LEASE_SECONDS)
    }

    /// The mail after an attempt that ended at `now`, `attempts` counting it already.
    #[must_use]
    pub fn after(mut self, outcome: Outcome, now: Timestamp) -> Self {
        let (status, error) = match outcome {
            Outcome::Accepted => (MailStatus::Sent, None),
            Outcome::Later(error) if self.attempts < MAX_ATTEMPTS => (MailStatus::Queued, Some(error)),
            Outcome::Later(error) | Outcome::Refused(error) => (MailStatus::Failed, Some(error)),
        };
        // 30 s, 1 min, 2 min … one hour.
        let doublings = self.attempts.saturating_sub(1).clamp(0, 10);
        let pause = (30_i64 << doublings).min(LONGEST_PAUSE_SECONDS);
        self.next_attempt_at = now.plus_seconds(pause);
        (self.status, self.last_error) = (status, error);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(attempts: i32) -> Mail {
        let now = Timestamp::from_millis(1_800_000_000_000);
        Mail {
            id: MailId::generate(),
            account: Some(AccountId::derived_from("léa")),
            to: EmailAddress::parse("lea@example.org").unwrap(),
            language: Language::Fr,
            template: "code_confirm_email".to_owned(),
            subject: "Votre code".to_owned(),
            text: "123456".to_owned(),
            created_at: now,
            status: MailStatus::Queued,
            attempts,
            next_attempt_at: now,
            last_error: None,
            once: None,
        }
    }

    #[test]
    fn a_mail_is_tried_less_and_less_often_and_given_up_at_last() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let later = |attempts| mail(attempts).after(Outcome::Later("451".to_owned()), now);
        let pauses: Vec<i64> =
            (1..MAX_ATTEMPTS).map(|n| later(n).next_attempt_at.millis_since(now) / 1_000).collect();
        assert_eq!(pauses, [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
        assert_eq!(later(MAX_ATTEMPTS - 1).status, MailStatus::Queued);
        assert_eq!(later(MAX_ATTEMPTS).status, MailStatus::Failed);
    }

    #[test]
    fn what_was_accepted_or_refused_is_not_tried_again() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        assert_eq!(mail(1).after(Outcome::Accepted, now).status, MailStatus::Sent);
        let refused = mail(1).after(Outcome::Refused("550".to_owned()), now);
        assert_eq!((refused.status, refused.last_error.as_deref()), (MailStatus::Failed, Some("550")));
    }
}
