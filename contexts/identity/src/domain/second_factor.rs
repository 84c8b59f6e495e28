//! The second factor: an authenticator (RFC 6238) and recovery codes for the day it is lost.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

/// Letters and digits that are not mistaken for one another: no `0 O 1 I L U`.
pub(crate) const RECOVERY_ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a recovery code, the hyphen not counted: 49 bits.
pub(crate) const RECOVERY_CHARS: usize = 10;
/// How many recovery codes there are.
pub(crate) const RECOVERY_CODES: usize = 10;
/// Digits of an authenticator's code.
const DIGITS: usize = 6;
/// For how many minutes a new secret waits for its first code.
const WAITS_MINUTES: i64 = 10;
/// For how many minutes after it signed in a session counts as fresh.
const FRESH_MINUTES: i64 = 10;

/// The second factor of an account. Without `secret` there is none yet, only one that waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SecondFactor {
    #[serde(rename = "_id")]
    pub(crate) account: AccountId,
    /// The authenticator's secret, sealed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) secret: Option<Sealed>,
    /// The latest step whose code was used: that code and those before it are no longer good.
    #[serde(default)]
    pub(crate) last_step: i64,
    /// Hashes of the recovery codes that are left.
    #[serde(default)]
    pub(crate) recovery: Vec<String>,
    /// A secret that waits for its first code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) pending: Option<Pending>,
}

/// A secret that waits for its first code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Pending {
    pub(crate) secret: Sealed,
    pub(crate) expires_at: Timestamp,
}

/// What the vault made of a secret, in base64. It is never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Sealed(pub(crate) String);

impl Sealed {
    /// An envelope as text.
    pub(crate) fn new(envelope: &[u8]) -> Self {
        Self(STANDARD_NO_PAD.encode(envelope))
    }

    /// The envelope; none when the text was altered.
    pub(crate) fn envelope(&self) -> Option<Vec<u8>> {
        STANDARD_NO_PAD.decode(&self.0).ok()
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl Pending {
    /// A secret that waits from now on.
    pub(crate) fn new(secret: Sealed, now: Timestamp) -> Self {
        Self { secret, expires_at: now.plus_minutes(WAITS_MINUTES) }
    }
}

/// What somebody typed as a second factor.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Six digits of an authenticator.
    Digits(String),
    /// A recovery code without its hyphen, in capitals.
    Recovery(String),
}

impl Typed {
    /// Reads a second factor; spaces, hyphens and case are forgiven. None when it can be neither.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // Longer than any code with generous spacing; a hostile megabyte is not even walked through.
        if text.len() > 64 {
            return None;
        }
        let is_filler = |c: &char| c.is_whitespace() || *c == '-';
        let code: String = text.chars().filter(|c| !is_filler(c)).map(|c| c.to_ascii_uppercase()).collect();
        let is_recovery = |c: u8| RECOVERY_ALPHABET.contains(&c);
        match code.len() {
            DIGITS if code.bytes().all(|c| c.is_ascii_digit()) => Some(Self::Digits(code)),
            RECOVERY_CHARS if code.bytes().all(is_recovery) => Some(Self::Recovery(code)),
            _ => None,
        }
    }
}

/// A recovery code as people read it: `XXXXX-XXXXX`.
pub(crate) fn shown(code: &str) -> String {
    let (left, right) = code.split_at_checked(RECOVERY_CHARS / 2).unwrap_or((code, ""));
    format!("{left}-{right}")
}

/// Whether a session that signed in at `created_at` did so a moment ago.
pub(crate) fn is_fresh(created_at: Timestamp, now: Timestamp) -> bool {
    now < created_at.plus_minutes(FRESH_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_with_spaces_hyphens_and_small_letters() {
        assert!(Typed::parse(" 123 456 ") == Some(Typed::Digits("123456".into())));
        assert!(Typed::parse("abcde-fghjk") == Some(Typed::Recovery("ABCDEFGHJK".into())));
        assert!(Typed::parse(&shown("ABCDEFGHJK")) == Some(Typed::Recovery("ABCDEFGHJK".into())));
        for nonsense in
            ["", "12345", "1234567", "ABCDE-FGHI0", "١٢٣٤٥٦", "éééééééééé", &"1".repeat(1_000_000)]
        {
            assert!(Typed::parse(nonsense).is_none(), "{nonsense:.20}");
        }
    }

    #[test]
    fn a_session_is_fresh_for_ten_minutes() {
        let created_at = Timestamp::from_millis(0);
        assert!(is_fresh(created_at, created_at.plus_minutes(10).plus_millis(-1)));
        assert!(!is_fresh(created_at, created_at.plus_minutes(10)));
    }

    #[test]
    fn a_debug_text_holds_no_secret() {
        let pending = Pending::new(Sealed("c2VjcmV0".into()), Timestamp::from_millis(0));
        assert!(!format!("{pending:?}").contains("c2VjcmV0"));
    }
}
