//! Which passwords are good enough.

use contracts::{Refusal, RefusalCode, Refusals, identity::Secret};
use kernel::EmailAddress;

/// Characters a password has at least.
const MIN_CHARS: usize = 10;
/// Characters a password has at most.
const MAX_CHARS: usize = 128;
/// A local part shorter than this is inside too many good passwords to say anything.
const TELLING_LOCAL_PART: usize = 4;

/// The most common passwords of ten characters and more, French ones included, in lower case.
const COMMON: [&str; 20] = [
    "0123456789",
    "1111111111",
    "1234567890",
    "12345678910",
    "aaaaaaaaaa",
    "azerty1234",
    "azerty12345",
    "azertyuiop",
    "bonjour123",
    "iloveyou123",
    "jetaime123",
    "marseille13",
    "motdepasse",
    "motdepasse1",
    "motdepasse123",
    "password12",
    "password123",
    "qwerty12345",
    "qwertyuiop",
    "yousoon123",
];

/// Adds a refusal on `password` when it is too short, too long, too common, or gives away the address.
pub(crate) fn check(refusals: &mut Refusals, password: &Secret, email: Option<&EmailAddress>) {
    // Bytes first: a hostile megabyte is not even counted.
    let too_long = password.0.len() > MAX_CHARS * 4 || password.0.chars().count() > MAX_CHARS;
    if too_long {
        refusals.push(Refusal::new(RefusalCode::TextTooLong).on("password").with("max", MAX_CHARS));
    } else if password.0.chars().count() < MIN_CHARS || is_guessable(&password.0, email) {
        refusals.push(Refusal::new(RefusalCode::PasswordTooWeak).on("password").with("min", MIN_CHARS));
    }
}

/// Whether an account can have this password at all; one that cannot need not be hashed.
pub(crate) fn can_be_one(password: &Secret) -> bool {
    password.0.len() <= MAX_CHARS * 4
}

fn is_guessable(password: &str, email: Option<&EmailAddress>) -> bool {
    let folded = password.to_lowercase();
    let local = email.and_then(|email| email.as_str().split('@').next()).unwrap_or_default();
    let gives_away_address = local.len() >= TELLING_LOCAL_PART && folded.contains(local);
    gives_away_address || COMMON.contains(&folded.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal_of(password: &str, email: &str) -> Option<RefusalCode> {
        let mut refusals = Refusals::new();
        check(&mut refusals, &Secret(password.to_owned()), EmailAddress::parse(email).as_ref());
        match refusals.done() {
            Err(contracts::ServiceError::Refused(refusals)) => {
                assert_eq!(refusals[0].field.as_deref(), Some("password"));
                Some(refusals[0].code)
            }
            _ => None,
        }
    }

    #[test]
    fn short_common_and_telling_passwords_are_too_weak() {
        let weak = Some(RefusalCode::PasswordTooWeak);
        assert_eq!(refusal_of("neuf-char", "lea@example.org"), weak);
        assert_eq!(refusal_of("MotDePasse123", "lea@example.org"), weak);
        assert_eq!(refusal_of("xx-Lea.Martin-xx", "lea.martin@example.org"), weak);
        assert_eq!(refusal_of("", "lea@example.org"), weak);
    }

    #[test]
    fn long_ones_are_refused_and_good_ones_are_not() {
        let long = Some(RefusalCode::TextTooLong);
        assert_eq!(refusal_of(&"é".repeat(129), "lea@example.org"), long);
        assert_eq!(refusal_of(&"x".repeat(1_000_000), "lea@example.org"), long);
        assert_eq!(refusal_of(&"é".repeat(128), "lea@example.org"), None);
        assert_eq!(refusal_of("dix-lettre", "lea@example.org"), None);
        // A short local part says nothing.
        assert_eq!(refusal_of("cheval-al-agrafe", "al@example.org"), None);
        assert_eq!(refusal_of("cheval-al-agrafe", "not an address"), None);
    }
}
