//! Keyed hashes of documents: they tell whether a document was seen before, and nothing else.

use hmac::{Hmac, Mac};
use platform::settings::SecretKey;
use sha2::Sha256;

use crate::domain::Evidence;

/// Makes the hashes.
pub struct Fingerprints(SecretKey);

impl Fingerprints {
    /// Hashes under `key`.
    #[must_use]
    pub const fn new(key: SecretKey) -> Self {
        Self(key)
    }

    /// The hash of the document, HMAC-SHA-256 in hexadecimal; none when its number was not told.
    #[must_use]
    pub fn of(&self, evidence: &Evidence) -> Option<String> {
        let source = evidence.fingerprint_source()?;
        // HMAC takes keys of any length, so this cannot fail.
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.bytes()).ok()?;
        mac.update(source.as_bytes());
        Some(hex(&mac.finalize().into_bytes()))
    }
}

/// Bytes in hexadecimal, in lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::samples::card;

    #[test]
    fn a_hash_belongs_to_its_document_and_key() {
        let hashes = Fingerprints::new(SecretKey::development(5));
        let hash = hashes.of(&card()).unwrap();
        assert_eq!(hash.len(), 64);
        assert!(!hash.to_uppercase().contains("D2H6862M2"));
        assert_eq!(hashes.of(&Evidence { last_name: "DURAND".to_owned(), ..card() }), Some(hash.clone()));
        assert_ne!(Fingerprints::new(SecretKey::development(6)).of(&card()), Some(hash.clone()));
        let other = Evidence { number: Some("D2H6862M3".to_owned()), ..card() };
        assert_ne!(hashes.of(&other), Some(hash));
    }
}
