//! Encryption at rest: envelopes of XChaCha20-Poly1305. Each secret has a key of its own, and that key is
//! encrypted under the installation's, so that rotating the installation's key rewrites 72 bytes a secret.
//!
//! ```text
//! version 1 | key id (4) | nonce (24) | data key + tag (48) | nonce (24) | ciphertext + tag
//! ```

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};

use crate::{settings::SecretKey, tokens::random_bytes};

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const WRAPPED: usize = 32 + TAG;
const HEADER: usize = 1 + 4 + NONCE + WRAPPED + NONCE;

/// Why an envelope does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Not an envelope, or altered, or sealed for another purpose.
    #[error("the envelope is damaged or was sealed for another purpose")]
    Damaged,
    /// The key it was sealed under is not among ours.
    #[error("the key of the envelope is unknown")]
    UnknownKey,
}

/// Seals and opens secrets. The first key seals; all of them open.
#[derive(Clone)]
pub struct Vault {
    keys: Vec<([u8; 4], SecretKey)>,
}

impl Vault {
    /// A vault with the present key and those before it.
    #[must_use]
    pub fn new(present: SecretKey, earlier: Vec<SecretKey>) -> Self {
        let keys = std::iter::once(present).chain(earlier).map(|key| (id_of(&key), key)).collect();
        Self { keys }
    }

    /// Encrypts. `purpose` (for instance `identity.totp:acc_…`) is needed to open it again, so that a sealed
    /// value cannot be moved to another record.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when the text is longer than the cipher allows (256 GB).
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (id, key) = self.keys.first().ok_or(VaultError::UnknownKey)?;
        let data_key = random_bytes::<32>();
        let (outer, inner) = (&random_bytes::<NONCE>(), &random_bytes::<NONCE>());
        let mut envelope = Vec::with_capacity(HEADER + secret.len() + TAG);
        envelope.push(VERSION);
        envelope.extend_from_slice(id);
        envelope.extend_from_slice(outer);
        envelope.extend(crypt(key.bytes(), outer, Text::Plain(&data_key), purpose)?);
        envelope.extend_from_slice(inner);
        envelope.extend(crypt(&data_key, inner, Text::Plain(secret), purpose)?);
        Ok(envelope)
    }

    /// Decrypts what [`Self::seal`] made for the same purpose.
    ///
    /// # Errors
    /// When it is not such an envelope, or its key is gone.
    pub fn open(&self, purpose: &str, envelope: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (header, sealed) = envelope.split_at_checked(HEADER).ok_or(VaultError::Damaged)?;
        let (version, rest) = header.split_at(1);
        if version != [VERSION] {
            return Err(VaultError::Damaged);
        }
        let (id, rest) = rest.split_at(4);
        let (outer, rest) = rest.split_at(NONCE);
        let (wrapped, inner) = rest.split_at(WRAPPED);
        let (_, key) = self.keys.iter().find(|(known, _)| known == id).ok_or(VaultError::UnknownKey)?;
        let data_key = crypt(key.bytes(), outer, Text::Sealed(wrapped), purpose)?;
        let data_key: [u8; 32] = data_key.try_into().map_err(|_| VaultError::Damaged)?;
        crypt(&data_key, inner, Text::Sealed(sealed), purpose)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

enum Text<'a> {
    Plain(&'a [u8]),
    Sealed(&'a [u8]),
}

fn crypt(key: &[u8; 32], nonce: &[u8], text: Text<'_>, purpose: &str) -> Result<Vec<u8>, VaultError> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let nonce = XNonce::try_from(nonce).map_err(|_| VaultError::Damaged)?;
    let aad = purpose.as_bytes();
    match text {
        Text::Plain(msg) => cipher.encrypt(&nonce, Payload { msg, aad }),
        Text::Sealed(msg) => cipher.decrypt(&nonce, Payload { msg, aad }),
    }
    .map_err(|_| VaultError::Damaged)
}

/// A key's name: a part of its hash, which tells nothing of the key.
fn id_of(key: &SecretKey) -> [u8; 4] {
    let digest = Sha256::new().chain_update(b"yousoon vault key").chain_update(key.bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(purpose: u8) -> Vault {
        Vault::new(SecretKey::development(purpose), Vec::new())
    }

    #[test]
    fn what_was_sealed_opens_for_the_same_purpose_only() {
        let vault = vault(4);
        let sealed = vault.seal("image:1", b"secret").unwrap();
        assert_eq!(vault.open("image:1", &sealed).unwrap(), b"secret");
        assert_eq!(vault.open("image:2", &sealed), Err(VaultError::Damaged));
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_ne!(vault.seal("image:1", b"secret").unwrap(), sealed, "never the same twice");
    }

    #[test]
    fn an_altered_or_cut_envelope_does_not_open() {
        let vault = vault(4);
        let sealed = vault.seal("p", b"secret").unwrap();
        for index in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[index] ^= 1;
            assert!(vault.open("p", &altered).is_err(), "byte {index}");
            assert!(vault.open("p", &sealed[..index]).is_err(), "cut at {index}");
        }
    }

    #[test]
    fn an_earlier_key_still_opens_and_a_foreign_one_does_not() {
        let sealed = vault(4).seal("p", b"secret").unwrap();
        let rotated = Vault::new(SecretKey::development(9), vec![SecretKey::development(4)]);
        assert_eq!(rotated.open("p", &sealed).unwrap(), b"secret");
        assert_eq!(vault(9).open("p", &sealed), Err(VaultError::UnknownKey));
        let fresh = rotated.seal("p", b"secret").unwrap();
        assert_eq!(vault(9).open("p", &fresh).unwrap(), b"secret", "sealed under the present key");
    }
}
