//! How often a person does something.

use kernel::{AccountId, Timestamp};

/// How often something may be done in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What.
    name: &'static str,
    /// How often at most.
    pub most: i64,
    /// How long a window is, in seconds.
    seconds: i64,
}

/// Messages of one person, in all conversations together.
pub const MESSAGES: Limit = Limit { name: "messages", most: 20, seconds: 60 };
/// Conversations with partners that one member opens.
pub const CONVERSATIONS: Limit = Limit { name: "conversations", most: 10, seconds: 3_600 };
/// Reports of one person.
pub const REPORTS: Limit = Limit { name: "reports", most: 30, seconds: 3_600 };
/// Changes of favourites of one member.
pub const FAVOURITES: Limit = Limit { name: "favourites", most: 120, seconds: 60 };

/// How many favourites a member keeps at most.
pub const MOST_FAVOURITES: u64 = 500;

/// Where a window is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Its key.
    pub key: String,
    /// When the window is over.
    pub expires_at: Timestamp,
}

impl Limit {
    /// The counter of a person at `now`.
    #[must_use]
    pub fn counter(self, person: AccountId, now: Timestamp) -> Counter {
        let window = now.as_seconds().div_euclid(self.seconds);
        let over = window.saturating_add(1).saturating_mul(self.seconds);
        Counter {
            key: format!("{}:{person}:{window}", self.name),
            expires_at: Timestamp::from_millis(over.saturating_mul(1_000)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_follow_each_other() {
        let anna = AccountId::derived_from("Anna");
        let at = |seconds: i64| MESSAGES.counter(anna, Timestamp::from_millis(seconds * 1_000));
        assert_eq!(at(0), at(59));
        assert_ne!(at(59).key, at(60).key);
        assert_eq!(at(59).expires_at, Timestamp::from_millis(60_000));
        assert_ne!(at(0).key, REPORTS.counter(anna, Timestamp::from_millis(0)).key);
    }
}
