//! How often something may be tried: one table for the whole context.

use kernel::Timestamp;

/// At most so many in a window of time. Windows follow each other without overlapping, so that one counter
/// is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    name: &'static str,
    pub(crate) most: i64,
    seconds: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Refused sign-ins of an e-mail address, whether or not it has an account.
pub(crate) const SIGN_IN_EMAIL: Limit = Limit::of("sign_in", 10, 15 * MINUTE);
/// Refused sign-ins of a client.
pub(crate) const SIGN_IN_CLIENT: Limit = Limit::of("sign_in_client", 100, 15 * MINUTE);
/// Wrong passwords of somebody who is signed in, by account: strangers do not use it up.
pub(crate) const PROOF: Limit = Limit::of("proof", 10, 15 * MINUTE);
/// Wrong second factors of an account.
pub(crate) const SECOND_FACTOR: Limit = Limit::of("second_factor", 10, 15 * MINUTE);
/// Passkey sign-ins a client starts.
pub(crate) const PASSKEY_CLIENT: Limit = Limit::of("passkey_client", 1_000, 15 * MINUTE);
/// Ceremonies an account starts: passkeys to be made, providers to be linked.
pub(crate) const CEREMONY: Limit = Limit::of("ceremony", 30, 15 * MINUTE);
/// Reset codes asked for an e-mail address.
pub(crate) const RESET_EMAIL: Limit = Limit::of("reset", 5, HOUR);
/// Reset codes asked by a client.
pub(crate) const RESET_CLIENT: Limit = Limit::of("reset_client", 50, HOUR);
/// Sign-ups of a client, companies included.
pub(crate) const SIGN_UP_CLIENT: Limit = Limit::of("sign_up_client", 100, HOUR);
/// Codes asked again for an e-mail address.
pub(crate) const RESEND_EMAIL: Limit = Limit::of("resend", 20, HOUR);
/// Changes of address an account asks for.
pub(crate) const CHANGE_ACCOUNT: Limit = Limit::of("change", 5, HOUR);
/// Changes to an e-mail address, whoever asks.
pub(crate) const CHANGE_EMAIL: Limit = Limit::of("change_email", 20, HOUR);
/// Consents an account records.
pub(crate) const CONSENT: Limit = Limit::of("consent", 50, DAY);

/// The limits that count an e-mail address.
pub(crate) const BY_EMAIL: [Limit; 4] = [SIGN_IN_EMAIL, RESET_EMAIL, RESEND_EMAIL, CHANGE_EMAIL];
/// The limits that count an account.
pub(crate) const BY_ACCOUNT: [Limit; 5] = [PROOF, SECOND_FACTOR, CEREMONY, CHANGE_ACCOUNT, CONSENT];

/// Where a window of a limit is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counter {
    pub(crate) key: String,
    /// When the window is over.
    pub(crate) expires_at: Timestamp,
}

impl Limit {
    const fn of(name: &'static str, most: i64, seconds: i64) -> Self {
        Self { name, most, seconds }
    }

    /// The counter of `subject` (an account, or a hash) at `now`.
    pub(crate) fn counter(&self, subject: &str, now: Timestamp) -> Counter {
        let window = now.as_seconds().div_euclid(self.seconds);
        let over = window.saturating_add(1).saturating_mul(self.seconds);
        Counter {
            key: format!("{}:{subject}:{window}", self.name),
            expires_at: Timestamp::from_millis(over.saturating_mul(1_000)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_one_counter_and_the_next_another() {
        let at = |seconds: i64| SIGN_IN_EMAIL.counter("x", Timestamp::from_millis(seconds * 1_000));
        assert_eq!(at(0), at(899));
        assert_ne!(at(899).key, at(900).key);
        assert_eq!(at(899).expires_at, Timestamp::from_millis(900_000));
        assert_ne!(at(0).key, SIGN_IN_EMAIL.counter("y", Timestamp::from_millis(0)).key);
        assert_ne!(at(0).key, SIGN_IN_CLIENT.counter("x", Timestamp::from_millis(0)).key);
    }
}
