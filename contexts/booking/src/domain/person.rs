//! Who may register: what booking knows of a member, and what the platform asks for.

use contracts::{
    Refusal, RefusalCode,
    identity::AccountView,
    verification::{IdentityChanged, IdentityStatus},
};
use kernel::{
    AccountId, TimeZoneName, Timestamp,
    time::{Date, age_on},
};
use serde::{Deserialize, Serialize};

/// Members are adults, whatever an offer says.
pub const ADULT: u8 = 18;

/// What a member must have shown besides a confirmed address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirements {
    /// A verified identity.
    pub identity: bool,
    /// A subscription that runs.
    pub subscription: bool,
}

/// When and how old: what an outing asks of a member.
#[derive(Debug, Clone, Copy)]
pub struct AgeLimit<'a> {
    /// The instant that counts.
    pub at: Timestamp,
    /// The zone whose calendar tells the day of that instant.
    pub zone: &'a TimeZoneName,
    /// Nobody younger; [`ADULT`] at least.
    pub minimum: u8,
}

/// What booking knows of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    #[serde(rename = "_id")]
    pub id: AccountId,
    /// The given name and the initial of the family name: all that a door sees.
    pub name: String,
    /// The day of birth.
    pub birth_date: Option<Date>,
    /// Whether the address was confirmed.
    pub email_confirmed: bool,
    /// Whether the identity was verified.
    pub identity_verified: bool,
    /// Whether a subscription runs.
    pub subscribed: bool,
    /// The account's revision.
    pub revision: i64,
    /// The revision of what verification told.
    #[serde(default)]
    pub identity_revision: i64,
    /// When the account was erased: all that is left then, for what is still on its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Timestamp>,
    /// When the registrations of an erased account are looked for once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again_at: Option<Timestamp>,
}

/// A registration that was under way when its account was erased is there after so many minutes.
const LOOK_AGAIN_MINUTES: i64 = 10;

impl Person {
    /// What an account tells, over what other contexts told before.
    #[must_use]
    pub fn of(account: &AccountView, revision: i64, known: Option<&Self>) -> Self {
        Self {
            id: account.id,
            name: door_name(&account.first_name, &account.last_name),
            birth_date: account.birth_date,
            email_confirmed: account.email_confirmed,
            identity_verified: known.is_some_and(|known| known.identity_verified),
            subscribed: known.is_some_and(|known| known.subscribed),
            revision,
            identity_revision: known.map_or(0, |known| known.identity_revision),
            erased_at: None,
            look_again_at: None,
        }
    }

    /// Takes over what verification tells, unless something newer is known. Whether anything changed.
    pub fn follow_identity(&mut self, told: &IdentityChanged) -> bool {
        let news = self.identity_revision < told.revision;
        if news {
            self.identity_revision = told.revision;
            self.identity_verified = told.status == IdentityStatus::Verified;
        }
        news
    }

    /// A member booking has not heard of: nothing was shown yet.
    #[must_use]
    pub fn unknown(id: AccountId) -> Self {
        Self {
            id,
            name: String::new(),
            birth_date: None,
            email_confirmed: false,
            identity_verified: false,
            subscribed: false,
            revision: 0,
            identity_revision: 0,
            erased_at: None,
            look_again_at: None,
        }
    }

    /// Somebody whose account is gone. Whatever is told of the account later is older.
    #[must_use]
    pub fn erased(id: AccountId, now: Timestamp) -> Self {
        Self {
            revision: i64::MAX,
            identity_revision: i64::MAX,
            erased_at: Some(now),
            look_again_at: Some(now.plus_minutes(LOOK_AGAIN_MINUTES)),
            ..Self::unknown(id)
        }
    }

    /// Everything that keeps the member from registering, in the order in which it can be mended.
    #[must_use]
    pub fn missing(&self, requirements: Requirements, limit: AgeLimit<'_>) -> Vec<Refusal> {
        let checks = [
            (!self.email_confirmed, RefusalCode::EmailNotConfirmed),
            (requirements.identity && !self.identity_verified, RefusalCode::IdentityNotVerified),
            (requirements.subscription && !self.subscribed, RefusalCode::SubscriptionRequired),
        ];
        let mut missing: Vec<_> =
            checks.into_iter().filter(|(fails, _)| *fails).map(|(_, code)| Refusal::new(code)).collect();
        let minimum = limit.minimum.max(ADULT);
        if !self.is_at_least(minimum, limit) {
            missing.push(Refusal::new(RefusalCode::UnderMinimumAge).with("min", minimum));
        }
        missing
    }

    fn is_at_least(&self, minimum: u8, limit: AgeLimit<'_>) -> bool {
        let day = limit.at.in_zone(limit.zone).date();
        self.birth_date.is_some_and(|birth| age_on(birth, day) >= i16::from(minimum))
    }
}

/// `Léa M.`
fn door_name(first_name: &str, last_name: &str) -> String {
    match last_name.chars().next() {
        Some(initial) => format!("{first_name} {}.", initial.to_uppercase()),
        None => first_name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAX: Requirements = Requirements { identity: false, subscription: false };
    const FULL: Requirements = Requirements { identity: true, subscription: true };

    fn born(birth_date: Option<&str>) -> Person {
        Person {
            name: door_name("Léa", "martin"),
            birth_date: birth_date.map(|text| text.parse().unwrap()),
            email_confirmed: true,
            revision: 1,
            ..Person::unknown(AccountId::derived_from("léa"))
        }
    }

    fn told(status: IdentityStatus, revision: i64) -> IdentityChanged {
        let account = AccountId::derived_from("léa");
        IdentityChanged { account, check: None, status, findings: Vec::new(), message: None, revision }
    }

    #[test]
    fn the_newest_word_on_an_identity_counts_and_only_verified_is_verified() {
        use IdentityStatus::{ManualReview, NotSubmitted, Processing, Rejected, Verified};
        let mut person = born(Some("1990-01-01"));
        for (status, revision, news, verified) in [
            (Processing, 1, true, false),
            (Verified, 3, true, true),
            (ManualReview, 2, false, true),
            (Verified, 3, false, true),
            (Rejected, 4, true, false),
            (Verified, 5, true, true),
            (NotSubmitted, 6, true, false),
        ] {
            assert_eq!(person.follow_identity(&told(status, revision)), news, "{status:?} {revision}");
            assert_eq!(person.identity_verified, verified, "{status:?} {revision}");
        }
    }

    #[test]
    fn nothing_that_is_told_brings_an_erased_account_back() {
        let mut gone = Person::erased(AccountId::derived_from("léa"), Timestamp::from_millis(0));
        assert!(!gone.follow_identity(&told(IdentityStatus::Verified, 1_000_000)));
        assert!((gone.name.as_str(), gone.birth_date) == ("", None));
        assert!(codes(&gone, LAX, "2026-11-22T20:00:00Z", 18).contains(&RefusalCode::EmailNotConfirmed));
    }

    fn codes(person: &Person, requirements: Requirements, at: &str, minimum: u8) -> Vec<RefusalCode> {
        let limit = AgeLimit { at: at.parse().unwrap(), zone: &TimeZoneName::paris(), minimum };
        person.missing(requirements, limit).into_iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn the_door_sees_the_given_name_and_an_initial() {
        assert_eq!(born(None).name, "Léa M.");
        assert_eq!(door_name("Ines", "élan"), "Ines É.");
        assert_eq!(door_name("Ines", ""), "Ines");
    }

    #[test]
    fn the_age_counts_on_the_day_of_the_outing_on_the_venue_s_calendar() {
        let person = born(Some("2008-11-22"));
        // 23:30 in Paris on the eve of the birthday, and half an hour after midnight.
        assert_eq!(codes(&person, LAX, "2026-11-21T22:30:00Z", 18), [RefusalCode::UnderMinimumAge]);
        assert!(codes(&person, LAX, "2026-11-21T23:30:00Z", 18).is_empty());
        assert_eq!(codes(&person, LAX, "2026-11-22T20:00:00Z", 21), [RefusalCode::UnderMinimumAge]);
    }

    #[test]
    fn nobody_under_18_registers_even_when_the_offer_asks_for_less() {
        assert_eq!(
            codes(&born(Some("2010-01-01")), LAX, "2026-11-22T20:00:00Z", 12),
            [RefusalCode::UnderMinimumAge]
        );
        assert_eq!(codes(&born(None), LAX, "2026-11-22T20:00:00Z", 0), [RefusalCode::UnderMinimumAge]);
    }

    #[test]
    fn the_full_rule_names_everything_that_is_missing_in_order() {
        let person = Person { email_confirmed: false, ..born(Some("2010-01-01")) };
        assert_eq!(
            codes(&person, FULL, "2026-11-22T20:00:00Z", 18),
            [
                RefusalCode::EmailNotConfirmed,
                RefusalCode::IdentityNotVerified,
                RefusalCode::SubscriptionRequired,
                RefusalCode::UnderMinimumAge,
            ]
        );
        let adult = Person { identity_verified: true, subscribed: true, ..born(Some("1990-01-01")) };
        assert!(codes(&adult, FULL, "2026-11-22T20:00:00Z", 18).is_empty());
    }
}
