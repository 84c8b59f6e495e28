//! Sessions: a signed-in device, and the family of its refresh tokens.

use contracts::identity::{SessionRevoked, SessionView};
use kernel::{AccountId, SessionId, Timestamp};
use serde::{Deserialize, Serialize};

/// How many days a session lives after its last use.
const LIFETIME_DAYS: i64 = 30;
/// For how long the refresh token before the current one gets the answer it got again.
const ANSWERS_AGAIN_MILLIS: i64 = 30 * 1_000;
/// Longer texts are no refresh token.
const MAX_TOKEN_BYTES: usize = 256;

/// A signed-in device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Session {
    #[serde(rename = "_id")]
    pub(crate) id: SessionId,
    pub(crate) account: AccountId,
    /// Hash of the part all refresh tokens of this session share: it tells an old token from a made-up one.
    pub(crate) family_hash: String,
    /// Hash of the part that changes: only the current token matches.
    pub(crate) token_hash: String,
    pub(crate) created_at: Timestamp,
    pub(crate) last_used_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    /// The browser and system, in words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) device: Option<String>,
    /// Whether the device showed a second factor, or a passkey, which is two factors in one.
    #[serde(default)]
    pub(crate) second_factor: bool,
    /// When it was ended before its time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) revoked_at: Option<Timestamp>,
}

impl Session {
    /// When a session that is used at `now` ends.
    pub(crate) fn expiry(now: Timestamp) -> Timestamp {
        now.plus_days(LIFETIME_DAYS)
    }

    /// Whether it can still be used.
    pub(crate) fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }

    /// Whether a refresh that was answered just now is answered again: `next_hash` is that of the token that
    /// follows the presented one. The answer may have been lost on its way, or two tabs asked at once.
    pub(crate) fn answers_again(&self, family_hash: &str, next_hash: &str, now: Timestamp) -> bool {
        self.is_live(now)
            && self.family_hash == family_hash
            && self.token_hash == next_hash
            && now.millis_since(self.last_used_at) < ANSWERS_AGAIN_MILLIS
    }

    /// The session as its owner sees it, who asks from the session `current`.
    pub(crate) fn view(&self, current: Option<SessionId>) -> SessionView {
        SessionView {
            id: self.id,
            device: self.device.clone(),
            created_at: self.created_at,
            last_used_at: self.last_used_at,
            current: current == Some(self.id),
        }
    }

    /// What the others hear when it ended.
    pub(crate) const fn revoked(&self) -> SessionRevoked {
        SessionRevoked { session: self.id, account: self.account }
    }
}

/// A refresh token: `<session id>.<family>.<once>`. It is never shown, hence no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RefreshToken {
    pub(crate) session: SessionId,
    /// The same for the whole life of the session.
    pub(crate) family: String,
    /// Good for one refresh.
    pub(crate) once: String,
}

impl RefreshToken {
    /// Reads what a client sent.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_TOKEN_BYTES {
            return None;
        }
        let mut parts = text.splitn(3, '.');
        let session = parts.next()?.parse().ok()?;
        let (family, once) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { session, family, once })
    }

    /// What the client keeps.
    pub(crate) fn reveal(&self) -> String {
        format!("{}.{}.{}", self.session, self.family, self.once)
    }

    /// The token that follows this one.
    pub(crate) fn followed_by(&self, once: String) -> Self {
        Self { once, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refresh_token_survives_the_wire_and_nonsense_does_not() {
        let token = RefreshToken {
            session: SessionId::derived_from("s"),
            family: "family".into(),
            once: "first".into(),
        };
        let next = token.followed_by("second".into());
        let read = RefreshToken::parse(&next.reveal());
        assert!(read.is_some_and(|read| read == next && read != token));
        let session = token.session;
        for bad in [
            "",
            ".",
            "..",
            "ses_x.a.b",
            &format!("{session}"),
            &format!("{session}.a"),
            &"x".repeat(1_000_000),
        ] {
            assert!(RefreshToken::parse(bad).is_none(), "{bad:.40}");
        }
    }

    fn session(now: Timestamp) -> Session {
        Session {
            id: SessionId::derived_from("s"),
            account: AccountId::derived_from("a"),
            family_hash: "family".into(),
            token_hash: "current".into(),
            created_at: now,
            last_used_at: now,
            expires_at: Session::expiry(now),
            second_factor: false,
            device: None,
            revoked_at: None,
        }
    }

    #[test]
    fn a_session_lives_until_it_is_revoked_or_expires() {
        let now = Timestamp::from_millis(0);
        let session = session(now);
        assert!(session.is_live(now.plus_days(30).plus_millis(-1)));
        assert!(!session.is_live(now.plus_days(30)));
        assert!(!Session { revoked_at: Some(now), ..session }.is_live(now));
    }

    #[test]
    fn a_refresh_is_answered_again_for_half_a_minute() {
        let now = Timestamp::from_millis(0);
        let session = session(now);
        assert!(session.answers_again("family", "current", now.plus_millis(29_999)));
        assert!(!session.answers_again("family", "current", now.plus_seconds(30)));
        assert!(!session.answers_again("family", "older", now));
        assert!(!session.answers_again("other", "current", now));
        let revoked = Session { revoked_at: Some(now), ..session };
        assert!(!revoked.answers_again("family", "current", now));
    }
}
