//! Registrations for tests: three people, a Friday at 21:00 in Paris.

use contracts::booking::{OutingSummary, RegistrationStanding, RegistrationState, RegistrationStatus};
use kernel::{
    AccountId, GeoPoint, Money, OfferId, OutingId, PartnerId, RegistrationId, TimeZoneName, Timestamp,
    VenueId,
};

/// An instant.
pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A registration that stands there.
pub fn standing(status: RegistrationStatus) -> RegistrationStanding {
    RegistrationStanding {
        registration: RegistrationId::derived_from("registration"),
        member: AccountId::derived_from("member"),
        people: 3,
        summary: OutingSummary {
            outing: OutingId::derived_from("outing"),
            offer: OfferId::derived_from("offer"),
            venue: VenueId::derived_from("venue"),
            partner: PartnerId::derived_from("partner"),
            title: "Cocktails".to_owned(),
            venue_name: "Le Comptoir".to_owned(),
            location: GeoPoint::new(48.85, 2.36).unwrap(),
            time_zone: TimeZoneName::paris(),
            starts_at: instant("2026-11-27T20:00:00Z"),
            ends_at: instant("2026-11-27T22:00:00Z"),
        },
        state: RegistrationState { status, arrived: 0, checked_in_at: None, saving: None, paid: None },
        revision: 1,
    }
}

/// `people` of the three came, for 9,80 € instead of 14,00 € each.
pub fn checked_in(people: u32) -> RegistrationStanding {
    let mut standing = standing(RegistrationStatus::CheckedIn);
    standing.state = RegistrationState {
        arrived: people,
        checked_in_at: Some(instant("2026-11-27T20:10:00Z")),
        saving: Some(Money::eur(420).times(people)),
        paid: Some(Money::eur(980).times(people)),
        ..standing.state
    };
    standing
}
