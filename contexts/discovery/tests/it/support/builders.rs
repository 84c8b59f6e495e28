//! Offers, venues, outings as catalog and booking tell them.

use std::sync::Arc;

use contracts::{booking::SeatsView, catalog::*};
use kernel::{GeoPoint, Money, OfferId, OutingId, PartnerId, TimeZoneName, Timestamp, VenueId};

/// When the tests take place: a Sunday at 19:00 in Paris.
pub const NOW: &str = "2026-11-22T18:00:00Z";

/// An instant `minutes` after [`NOW`].
pub fn after_minutes(minutes: i64) -> Timestamp {
    NOW.parse::<Timestamp>().unwrap().plus_minutes(minutes)
}

/// A point of the globe.
pub fn point(latitude: f64, longitude: f64) -> GeoPoint {
    GeoPoint::new(latitude, longitude).unwrap()
}

/// A venue with a name, in the street of that name, at a place.
pub fn venue(name: &str, latitude: f64, longitude: f64) -> VenueView {
    VenueView {
        id: VenueId::generate(),
        partner: PartnerId::derived_from(name),
        partner_type: PartnerType::Bar,
        partner_name: "Exploitation SARL".to_owned(),
        name: name.to_owned(),
        address: Address {
            street: "12 rue Oberkampf".to_owned(),
            postal_code: "75011".to_owned(),
            city: "Paris".to_owned(),
            country: "FR".to_owned(),
        },
        location: point(latitude, longitude),
        opening_hours: Vec::new(),
        time_zone: TimeZoneName::paris(),
        revision: 1,
    }
}

/// A published offer of these terms.
pub fn offer(title: &str, terms: OfferTerms) -> OfferView {
    OfferView {
        id: OfferId::generate(),
        partner: PartnerId::derived_from(title),
        partner_type: terms.partner_type(),
        partner_name: "Maison".to_owned(),
        venues: Vec::new(),
        title: title.to_owned(),
        description: String::new(),
        terms,
        tiers: Vec::new(),
        conditions: None,
        minimum_age: 18,
        valid_from: None,
        valid_until: None,
        weekly_slots: Vec::new(),
        quota: None,
        status: OfferStatus::Published,
        reason: None,
        submitted_at: None,
        created_at: after_minutes(-10_000),
        revision: 1,
    }
}

/// BAR: so many percent off the tab.
pub fn tab(percent: u8) -> OfferTerms {
    OfferTerms::TabDiscount(TabDiscount { percent, cap: None, excluded_items: Vec::new() })
}

/// RESTAURANT: a menu.
pub fn menu(courses: &[&str]) -> OfferTerms {
    OfferTerms::SetMenu(SetMenu {
        courses: courses.iter().map(|course| (*course).to_owned()).collect(),
        list_price: Money::eur(3_000),
        member_price: Money::eur(2_400),
    })
}

/// CULTURE: a show.
pub fn show(name: &str) -> OfferTerms {
    OfferTerms::CultureTicket(CultureTicket {
        show: name.to_owned(),
        list_price: Money::eur(2_000),
        member_price: Money::eur(1_500),
        seat_category: None,
    })
}

/// A tier of so many percent.
pub fn tier(min_people: u32, percent: u8) -> GroupTier {
    GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
}

/// An outing for eight, starting so many minutes after [`NOW`], two hours long.
pub fn outing(offer: &OfferView, venue: &VenueView, minutes: i64) -> OutingFacts {
    let outing = OutingView {
        id: OutingId::generate(),
        offer: offer.id,
        venue: venue.id,
        partner: venue.partner,
        starts_at: after_minutes(minutes),
        ends_at: after_minutes(minutes + 120),
        registration_opens_at: after_minutes(-10_000),
        registration_closes_at: after_minutes(minutes),
        capacity: 8,
        cancelled: None,
        revision: 1,
    };
    OutingFacts { outing: Arc::new(outing), offer: Arc::new(offer.clone()), venue: Arc::new(venue.clone()) }
}

/// An outing with a change.
pub fn with_outing(mut facts: OutingFacts, change: impl FnOnce(&mut OutingView)) -> OutingFacts {
    change(Arc::make_mut(&mut facts.outing));
    facts
}

/// The places of an outing for eight, so many of them taken.
pub fn seats(outing: OutingId, registered: u32, revision: i64) -> SeatsView {
    let left = 8 - registered;
    SeatsView { outing, capacity: 8, left, registered, waiting: 0, on_sale: true, closed: None, revision }
}
