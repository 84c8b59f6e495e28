//! What verification knows of a member's profile.

use contracts::{RefusalCode, identity::AccountView};
use kernel::{
    AccountId, TimeZoneName, Timestamp,
    time::{Date, age_on},
};
use serde::{Deserialize, Serialize};

/// Members are adults.
pub const ADULT: i16 = 18;

/// A member's profile, as identity told it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    #[serde(rename = "_id")]
    pub id: AccountId,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Whether the account is gone: then nothing else is kept.
    pub erased: bool,
    /// The account's revision.
    pub revision: i64,
}

impl Person {
    /// What an account tells.
    #[must_use]
    pub fn of(account: &AccountView, revision: i64) -> Self {
        Self {
            id: account.id,
            first_name: account.first_name.clone(),
            last_name: account.last_name.clone(),
            birth_date: account.birth_date,
            erased: false,
            revision,
        }
    }

    /// What stays of an account that is gone: that it is gone, for messages that come late.
    #[must_use]
    pub fn erased(id: AccountId) -> Self {
        Self {
            id,
            first_name: String::new(),
            last_name: String::new(),
            birth_date: None,
            erased: true,
            revision: i64::MAX,
        }
    }

    /// Somebody identity has not told of yet, or who is gone.
    #[must_use]
    pub fn unknown(id: AccountId) -> Self {
        Self { erased: false, revision: 0, ..Self::erased(id) }
    }

    /// The date of birth.
    ///
    /// # Errors
    /// `PROFILE_INCOMPLETE` when the profile has none.
    pub fn require_birth_date(&self) -> Result<Date, RefusalCode> {
        self.birth_date.ok_or(RefusalCode::ProfileIncomplete)
    }
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The day it is in Paris: the one that decides on ages and expiry.
#[must_use]
pub fn day_of(now: Timestamp) -> Date {
    now.in_zone(&TimeZoneName::paris()).date()
}

/// Whether somebody is an adult on `day`.
#[must_use]
pub fn is_adult(birth_date: Date, day: Date) -> bool {
    age_on(birth_date, day) >= ADULT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_one_in_paris() {
        let birth: Date = "2008-11-22".parse().unwrap();
        let adult_at = |text: &str| is_adult(birth, day_of(text.parse().unwrap()));
        assert!(!adult_at("2026-11-21T22:59:59Z"));
        assert!(adult_at("2026-11-21T23:00:00Z"), "midnight in Paris");
        let summer: Date = "2008-07-01".parse().unwrap();
        assert!(is_adult(summer, day_of("2026-06-30T22:00:00Z".parse().unwrap())));
    }
}
