//! E-mail codes that are stored nowhere: who asks and who sends derive them from the challenge's id with a
//! shared key. So no event, log line or document ever holds a code.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
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

    /// The token that follows `token` in a chain that nobody can go on with but who has the key: asked again
    /// about the same token, it is the same. 256 bits in base64url.
    #[must_use]
    pub fn token_after(&self, token: &str) -> String {
        // HMAC takes keys of any length, so this cannot fail; a token nobody can foresee is safe all the same.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.bytes()) else {
            return crate::tokens::random_token();
        };
        // Longer than the id of a challenge: no code is ever made of what a token is made of.
        mac.update(b"the token after this one: ");
        mac.update(token.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
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

    #[test]
    fn a_chain_of_tokens_is_the_key_holders() {
        let (codes, others) = (Codes::new(SecretKey::development(3)), Codes::new(SecretKey::development(4)));
        let second = codes.token_after("first");
        assert_eq!(second, codes.token_after("first"));
        assert_eq!(second.len(), 43);
        let all = [second.clone(), codes.token_after(&second), others.token_after("first"), "first".into()];
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }
}
