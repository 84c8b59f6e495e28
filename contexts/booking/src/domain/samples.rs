//! An outing to try the rules on.

use contracts::{
    booking::OutingSummary,
    catalog::{Deal, GroupTier, Pricing, TierBenefit},
};
use kernel::{
    AccountId, GeoPoint, Money, OfferId, OutingId, PartnerId, RegistrationId, TimeZoneName, Timestamp,
    VenueId,
};

use super::{Ledger, NewRegistration, Person, Placement, Registration};

/// An instant out of RFC 3339 text.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Registration is open.
pub fn while_open() -> Timestamp {
    at("2026-11-20T12:00:00Z")
}

/// Registration closes here, an hour before the start.
pub fn closing() -> Timestamp {
    at("2026-11-22T18:00:00Z")
}

/// The start; the end is three hours later.
pub fn start() -> Timestamp {
    at("2026-11-22T19:00:00Z")
}

/// Cocktails for 11,20 € instead of 14 €; 30 % from 6 people on, 40 % from 10.
pub fn cocktails() -> Deal {
    let tier = |min_people, percent| GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) };
    Deal {
        pricing: Pricing::Fixed { list: Money::eur(1400), member: Money::eur(1120), until: None },
        tiers: vec![tier(6, 30), tier(10, 40)],
    }
}

/// An untouched ledger with room for `capacity` people.
pub fn ledger(capacity: u32) -> Ledger {
    let id = OutingId::derived_from("soirée");
    Ledger {
        id,
        summary: OutingSummary {
            outing: id,
            offer: OfferId::derived_from("cocktails"),
            venue: VenueId::derived_from("bar"),
            partner: PartnerId::derived_from("bar"),
            title: "Cocktails".to_owned(),
            venue_name: "Le Comptoir".to_owned(),
            location: GeoPoint::new(48.85, 2.37).unwrap(),
            time_zone: TimeZoneName::paris(),
            starts_at: start(),
            ends_at: start().plus_minutes(180),
        },
        partner_name: "Le Comptoir".to_owned(),
        opens_at: at("2026-11-01T00:00:00Z"),
        closes_at: closing(),
        capacity,
        left: capacity,
        registered: 0,
        waitlist: Vec::new(),
        deal: cocktails(),
        minimum_age: 18,
        on_sale: true,
        cancelled: None,
        closed: None,
        early_check_ins: 0,
        repriced: false,
        waitlist_expired: false,
        settled_at: None,
        due_at: Some(closing()),
        offer_revision: 3,
        revision: 1,
    }
}

/// A registration of `people` with places.
pub fn registration(people: u32) -> Registration {
    let person = Person { name: "Léa M.".to_owned(), ..Person::unknown(AccountId::derived_from("léa")) };
    Registration::new(NewRegistration {
        id: RegistrationId::derived_from("léa"),
        person: &person,
        ledger: &ledger(50),
        placement: Placement::Confirmed,
        people,
        short_code: "7K3F9QXM".to_owned(),
        idempotency_key: None,
        now: while_open(),
    })
}
