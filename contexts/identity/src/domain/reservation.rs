//! Which company a SIRET belongs to.

use kernel::{EmailAddress, PartnerId, Siret, Timestamp};
use serde::{Deserialize, Serialize};

/// For how many hours a company that was not confirmed keeps others from its SIRET.
const HELD_HOURS: i64 = 24;

/// A SIRET and who has it. It is reserved by a sign-up and kept for good once the owner's address is
/// confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reservation {
    #[serde(rename = "_id")]
    pub(crate) partner: PartnerId,
    pub(crate) siret: Siret,
    /// Who signed the company up.
    pub(crate) email: EmailAddress,
    /// Until when nobody else gets the SIRET; none once it is the company's for good.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) held_until: Option<Timestamp>,
}

impl Reservation {
    /// A reservation by a sign-up, now.
    pub(crate) fn new(partner: PartnerId, siret: Siret, email: EmailAddress, now: Timestamp) -> Self {
        Self { partner, siret, email, held_until: Some(now.plus_minutes(HELD_HOURS * 60)) }
    }

    /// Whether a new sign-up by `email` may take the SIRET over: the company was never confirmed, and it is
    /// the same address or the time is up.
    pub(crate) fn yields_to(&self, email: &EmailAddress, now: Timestamp) -> bool {
        self.held_until.is_some_and(|held_until| self.email == *email || held_until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_yields_to_its_own_address_to_others_after_a_day_and_never_once_confirmed() {
        let now = Timestamp::from_millis(0);
        let own = EmailAddress::parse("chef@example.org").unwrap();
        let other = EmailAddress::parse("autre@example.org").unwrap();
        let siret = Siret::parse("12002701600563").unwrap();
        let waiting = Reservation::new(PartnerId::derived_from("p"), siret, own.clone(), now);
        assert!(waiting.yields_to(&own, now));
        assert!(!waiting.yields_to(&other, now.plus_minutes(24 * 60 - 1)));
        assert!(waiting.yields_to(&other, now.plus_minutes(24 * 60)));
        let confirmed = Reservation { held_until: None, ..waiting };
        assert!(!confirmed.yields_to(&own, now.plus_days(400)));
    }
}
