//! Signatures of messages: HMAC-SHA-256 in hexadecimal, compared in constant time.

use contracts::verification::ProviderWebhook;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::Forged;
use crate::fingerprints::hex;

/// The signature of `parts`, one after the other.
pub(super) fn sign(secret: &str, parts: &[&[u8]]) -> String {
    // HMAC takes keys of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    for part in parts {
        mac.update(part);
    }
    hex(&mac.finalize().into_bytes())
}

/// Nothing, when `given` is the signature of `parts`.
pub(super) fn check(given: &str, secret: &str, parts: &[&[u8]]) -> Result<(), Forged> {
    let (given, expected) = (given.trim().to_ascii_lowercase(), sign(secret, parts));
    let is_right = !expected.is_empty() && bool::from(given.as_bytes().ct_eq(expected.as_bytes()));
    if is_right { Ok(()) } else { Err(Forged) }
}

/// A header, when it came exactly once.
pub(super) fn header<'a>(webhook: &'a ProviderWebhook, name: &str) -> Result<&'a str, Forged> {
    let mut found = webhook.headers.iter().filter(|(header, _)| header == name);
    match (found.next(), found.next()) {
        (Some((_, value)), None) => Ok(value),
        _ => Err(Forged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_its_key_and_its_text() {
        // RFC 4231, test case 2.
        let known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign("Jefe", &[b"what do ya want ", b"for nothing?"]), known);
        assert_eq!(check(known, "Jefe", &[b"what do ya want for nothing?"]), Ok(()));
        for (given, secret, text) in [
            (known, "jefe", "what do ya want for nothing?"),
            (known, "Jefe", "what do ya want for something?"),
            (&known[..62], "Jefe", "what do ya want for nothing?"),
            ("", "Jefe", "what do ya want for nothing?"),
        ] {
            assert_eq!(check(given, secret, &[text.as_bytes()]), Err(Forged));
        }
    }
}
