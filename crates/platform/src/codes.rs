//! E-mail codes that are stored nowhere: who asks and who sends derive them from the challenge's id with a
//! shared key. So no event, log line or document ever holds a code.

use hmac::{Hmac, Mac};
use kernel::ChallengeId;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::settings::SecretKey;

/// Derives and checks six-digit codes.
#[derive(Debug, Clone)]
pub struct Codes(SecretKey);

impl Codes {
    /// Codes under `key`.
    #[must_use]
    pub const fn new(key: SecretKey) -> Self {
        Self(key)
    }

    /// The code of a challenge: six digits out of HMAC-SHA-256 (the truncation of RFC 4226 on 64 bits).
    #[must_use]
    pub fn derive(&self, challenge: ChallengeId) -> String {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.bytes()) else {
            return String::new();
        };
        mac.update(&challenge.to_bytes());
        let digest = mac.finalize().into_bytes();
        let mut number = [0_u8; 8];
        number.copy_from_slice(&digest[..8]);
        format!("{:06}", u64::from_be_bytes(number) % 1_000_000)
    }

    /// Whether `typed` is the challenge's code, in constant time; spaces are forgiven.
    #[must_use]
    pub fn matches(&self, challenge: ChallengeId, typed: &str) -> bool {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).take(12).collect();
        let expected = self.derive(challenge);
        !expected.is_empty() && bool::from(expected.as_bytes().ct_eq(typed.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_belongs_to_its_challenge_and_key() {
        let codes = Codes::new(SecretKey::development(3));
        let challenge = ChallengeId::derived_from("test");
        let code = codes.derive(challenge);
        assert_eq!(code.len(), 6);
        assert!(codes.matches(challenge, &format!(" {} {} ", &code[..3], &code[3..])));
        assert!(!codes.matches(challenge, ""));
        assert!(!codes.matches(ChallengeId::derived_from("other"), &code));
        assert_ne!(Codes::new(SecretKey::development(4)).derive(challenge), code);
    }
}
