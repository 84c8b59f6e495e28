//! Codes of authenticators (RFC 6238: SHA-1, six digits, 30 seconds) and hashes of recovery codes.

use contracts::{ServiceError, identity::Secret};
use hmac::{Hmac, Mac};
use kernel::{EmailAddress, Timestamp};
use platform::tokens::random_text;
use sha2::Sha256;
use totp_rs::{Builder, Totp, TotpError};

use crate::domain::second_factor::{RECOVERY_ALPHABET, RECOVERY_CHARS, RECOVERY_CODES};

const ISSUER: &str = "Yousoon";
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// 32 characters of base32 are 160 bits, the length RFC 4226 recommends.
const SECRET_CHARS: usize = 32;

/// Why an authenticator cannot be used. No variant holds the secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthenticatorError {
    #[error("the secret is not base32")]
    Secret,
    #[error("the authenticator's parameters are unusable")]
    Parameters,
    #[error("the stored secret does not open")]
    Vault(#[from] platform::vault::VaultError),
}

impl From<TotpError> for AuthenticatorError {
    // The error of the library may name the account.
    fn from(_: TotpError) -> Self {
        Self::Parameters
    }
}

impl From<AuthenticatorError> for ServiceError {
    fn from(error: AuthenticatorError) -> Self {
        Self::internal(error)
    }
}

/// An authenticator's secret. It is never shown, hence no `Debug`.
pub(crate) struct Authenticator {
    base32: String,
    totp: Totp,
}

impl Authenticator {
    /// A new secret for the account of `email`.
    pub(crate) fn generate(email: &EmailAddress) -> Result<Self, AuthenticatorError> {
        Self::new(random_text(BASE32, SECRET_CHARS), email)
    }

    /// The authenticator with a secret of ours.
    pub(crate) fn new(base32: String, email: &EmailAddress) -> Result<Self, AuthenticatorError> {
        let secret = totp_rs::Secret::try_from_base32(&base32).map_err(|_| AuthenticatorError::Secret)?;
        // One step of tolerance either way is the builder's default, as are SHA-1, six digits, 30 seconds.
        let builder = Builder::new().with_secret(secret).with_issuer(Some(ISSUER));
        Ok(Self { totp: builder.with_account_name(email.as_str()).build()?, base32 })
    }

    /// What is typed into an authenticator without a camera.
    pub(crate) fn secret(&self) -> Secret {
        Secret(self.base32.clone())
    }

    /// What the QR code says.
    pub(crate) fn uri(&self) -> Result<Secret, AuthenticatorError> {
        Ok(Secret(self.totp.to_url()?))
    }

    /// The step whose code was typed: the present one, the one before or the one after.
    pub(crate) fn step_of(&self, digits: &str, now: Timestamp) -> Option<i64> {
        let seconds = u64::try_from(now.as_seconds()).ok()?;
        self.totp.check(digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// Ten new recovery codes, without their hyphens.
    pub(crate) fn new_recovery_codes() -> Vec<String> {
        (0..RECOVERY_CODES).map(|_| random_text(RECOVERY_ALPHABET, RECOVERY_CHARS)).collect()
    }

    /// What is stored of a recovery code: HMAC-SHA-256 under the authenticator's secret.
    ///
    /// A slow hash is for what people choose. Nobody tries 2^49 codes against the service, and whoever has
    /// the database has only the sealed key, so that there is nothing to try them against.
    pub(crate) fn recovery_hash(&self, code: &str) -> String {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.base32.as_bytes()) else {
            return String::new();
        };
        mac.update(b"recovery code ");
        mac.update(code.as_bytes());
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authenticator(secret: &str) -> Authenticator {
        Authenticator::new(secret.to_owned(), &EmailAddress::parse("lea@example.org").unwrap()).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // The RFC's secret "12345678901234567890"; its codes have eight digits, of which six are ours.
        let authenticator = authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let now = Timestamp::from_millis(seconds * 1_000);
            assert_eq!(authenticator.step_of(code, now), Some(seconds / 30));
            assert_eq!(authenticator.step_of(code, now.plus_seconds(30)), Some(seconds / 30));
            assert_eq!(authenticator.step_of(code, now.plus_seconds(-30)), Some(seconds / 30));
            assert_eq!(authenticator.step_of(code, now.plus_seconds(60)), None);
            assert_eq!(authenticator.step_of(code, now.plus_seconds(-60)), None);
        }
    }

    #[test]
    fn the_uri_names_issuer_and_account() {
        let uri = authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").uri().unwrap().0;
        let expected =
            "otpauth://totp/Yousoon:lea%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Yousoon";
        assert_eq!(uri, expected);
    }

    #[test]
    fn a_recovery_code_has_another_hash_under_another_secret() {
        let email = EmailAddress::parse("lea@example.org").unwrap();
        let (one, two) = (Authenticator::generate(&email).unwrap(), Authenticator::generate(&email).unwrap());
        let codes = Authenticator::new_recovery_codes();
        assert_eq!(codes.len(), 10);
        assert_eq!(one.recovery_hash(&codes[0]), one.recovery_hash(&codes[0]));
        assert_ne!(one.recovery_hash(&codes[0]), two.recovery_hash(&codes[0]));
        assert_ne!(one.recovery_hash(&codes[0]), one.recovery_hash(&codes[1]));
    }
}
