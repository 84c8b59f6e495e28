//! How often a client tells of views.

use kernel::Timestamp;

/// How often one network tells at most in a window: a carrier has many phones behind one address.
pub const MOST: i64 = 3_000;

/// How long a window is, in seconds.
const WINDOW: i64 = 10 * 60;

/// Where a window is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Its key.
    pub key: String,
    /// When the window is over.
    pub expires_at: Timestamp,
}

impl Counter {
    /// The counter of `subject`, which is a hash, at `now`.
    #[must_use]
    pub fn of(subject: &str, now: Timestamp) -> Self {
        let window = now.as_seconds().div_euclid(WINDOW);
        let over = window.saturating_add(1).saturating_mul(WINDOW);
        Self {
            key: format!("views:{subject}:{window}"),
            expires_at: Timestamp::from_millis(over.saturating_mul(1_000)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_follow_each_other() {
        let at = |seconds: i64| Counter::of("x", Timestamp::from_millis(seconds * 1_000));
        assert_eq!(at(0), at(599));
        assert_ne!(at(599).key, at(600).key);
        assert_eq!(at(599).expires_at, Timestamp::from_millis(600_000));
    }
}
