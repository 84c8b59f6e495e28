//! What catalog plans.

use std::sync::Arc;

use contracts::catalog::{
    Address, DrinkPrice, GroupTier, HappyHour, OfferChanged, OfferStatus, OfferTerms, OfferView,
    OutingCancelledEvent, OutingFacts, OutingScheduled, OutingView, PartnerType, TierBenefit, VenueView,
};
use kernel::{AccountId, GeoPoint, Money, OfferId, OutingId, PartnerId, TimeZoneName, Timestamp, VenueId};

use crate::fixture::{BEGINNING, instant};

/// An outing as catalog plans it: on Sunday evening, registration open until an hour before.
#[derive(Clone)]
pub struct Plan {
    pub outing: OutingId,
    pub partner: &'static str,
    pub capacity: u32,
    pub terms: OfferTerms,
    pub tiers: Vec<GroupTier>,
    pub minimum_age: u8,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub offer_status: OfferStatus,
    pub offer_revision: i64,
}

impl Plan {
    /// Cocktails for 11,20 € instead of 14 €; 30 % from 6 people on, 40 % from 10.
    pub fn of(capacity: u32) -> Self {
        let cocktail = DrinkPrice {
            name: "Cocktail".to_owned(),
            list_price: Money::eur(1400),
            member_price: Money::eur(1120),
            alcoholic: true,
        };
        Self {
            outing: OutingId::generate(),
            partner: "bar",
            capacity,
            terms: OfferTerms::HappyHour(HappyHour { drinks: vec![cocktail] }),
            tiers: vec![tier(6, 30), tier(10, 40)],
            minimum_age: 18,
            opens_at: instant("2026-11-01T00:00:00Z"),
            closes_at: instant("2026-11-22T18:00:00Z"),
            starts_at: instant("2026-11-22T19:00:00Z"),
            ends_at: instant("2026-11-22T22:00:00Z"),
            offer_status: OfferStatus::Published,
            offer_revision: 3,
        }
    }

    /// The same, so many days later.
    pub fn later(mut self, days: i64) -> Self {
        for instant in [&mut self.closes_at, &mut self.starts_at, &mut self.ends_at] {
            *instant = instant.plus_days(days);
        }
        self
    }

    pub fn scheduled(&self) -> OutingScheduled {
        OutingScheduled { facts: self.facts(None) }
    }

    pub fn cancelled(&self, reason: &str) -> OutingCancelledEvent {
        OutingCancelledEvent { facts: self.facts(Some(reason)), reason: reason.to_owned() }
    }

    pub fn offer_changed(&self, bookable: bool) -> OfferChanged {
        OfferChanged {
            offer: self.offer(),
            owner: AccountId::derived_from("owner"),
            status_changed: true,
            was: None,
            bookable,
        }
    }

    fn facts(&self, cancelled: Option<&str>) -> OutingFacts {
        let outing = OutingView {
            id: self.outing,
            offer: self.offer().id,
            venue: VenueId::derived_from(self.partner),
            partner: PartnerId::derived_from(self.partner),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            registration_opens_at: self.opens_at,
            registration_closes_at: self.closes_at,
            capacity: self.capacity,
            cancelled: cancelled.map(str::to_owned),
            revision: 1,
        };
        OutingFacts { outing: Arc::new(outing), offer: Arc::new(self.offer()), venue: Arc::new(self.venue()) }
    }

    fn offer(&self) -> OfferView {
        OfferView {
            id: OfferId::derived_from(self.partner),
            partner: PartnerId::derived_from(self.partner),
            partner_type: PartnerType::Bar,
            partner_name: "Le Comptoir".to_owned(),
            venues: vec![VenueId::derived_from(self.partner)],
            title: "Cocktails à prix doux".to_owned(),
            description: "Une soirée au comptoir.".to_owned(),
            terms: self.terms.clone(),
            tiers: self.tiers.clone(),
            conditions: None,
            minimum_age: self.minimum_age,
            valid_from: None,
            valid_until: None,
            weekly_slots: Vec::new(),
            quota: None,
            photos: Arc::default(),
            status: self.offer_status,
            reason: None,
            submitted_at: None,
            created_at: instant(BEGINNING),
            revision: self.offer_revision,
        }
    }

    fn venue(&self) -> VenueView {
        VenueView {
            id: VenueId::derived_from(self.partner),
            partner: PartnerId::derived_from(self.partner),
            partner_type: PartnerType::Bar,
            partner_name: "Le Comptoir".to_owned(),
            name: "Le Comptoir Bastille".to_owned(),
            address: Address {
                street: "12 rue de la Roquette".to_owned(),
                postal_code: "75011".to_owned(),
                city: "Paris".to_owned(),
                country: "FR".to_owned(),
            },
            location: GeoPoint::new(48.8532, 2.3692).unwrap(),
            opening_hours: Vec::new(),
            time_zone: TimeZoneName::paris(),
            photos: Arc::default(),
            revision: 1,
        }
    }
}

pub fn tier(min_people: u32, percent: u8) -> GroupTier {
    GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
}
