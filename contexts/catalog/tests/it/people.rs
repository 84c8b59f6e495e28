//! Who uses a catalog, and what they say.

use contracts::{
    Actor, AdminRole, RefusalCode, ServiceError, ServiceResult, StaffActor, StaffRole,
    catalog::*,
    identity::{PartnerOwnerConfirmed, PartnerSignedUp},
    media::{Photo, PhotoStored},
};
use kernel::{AccountId, Money, OutingId, PartnerId, PhotoId, SessionId, Siret, Timestamp, VenueId};

use crate::world::NOW;

/// A company and its staff.
#[derive(Clone)]
pub struct Company {
    pub id: PartnerId,
    pub owner: Actor,
    pub manager: Actor,
    pub door: Actor,
}

impl Company {
    pub fn new() -> Self {
        let id = PartnerId::generate();
        let staff = |role| Actor::Staff {
            staff: StaffActor { account: AccountId::generate(), partner: id, role },
            session: SessionId::generate(),
        };
        Self {
            id,
            owner: staff(StaffRole::Owner),
            manager: staff(StaffRole::Manager),
            door: staff(StaffRole::Door),
        }
    }

    pub fn sign_up(&self, partner_type: PartnerType) -> PartnerSignedUp {
        PartnerSignedUp {
            partner: self.id,
            owner: self.owner.account().unwrap(),
            company_name: "Le Comptoir SARL".to_owned(),
            siret: siret(),
            partner_type,
        }
    }

    pub fn confirmation(&self) -> PartnerOwnerConfirmed {
        PartnerOwnerConfirmed { partner: self.id, owner: self.owner.account().unwrap() }
    }
}

pub fn siret() -> Siret {
    Siret::parse("12002701600563").unwrap()
}

pub fn admin(role: AdminRole) -> Actor {
    Actor::Admin { account: AccountId::generate(), role, session: SessionId::generate() }
}

pub fn moderator() -> Actor {
    admin(AdminRole::Moderator)
}

pub fn member() -> Actor {
    Actor::Member { account: AccountId::generate(), session: SessionId::generate() }
}

pub fn bastille() -> CreateVenue {
    CreateVenue {
        name: "Le Comptoir".to_owned(),
        address: Address {
            street: "1 place de la Bastille".to_owned(),
            postal_code: "75011".to_owned(),
            city: "Paris".to_owned(),
            country: "FR".to_owned(),
        },
        latitude: 48.853,
        longitude: 2.369,
        opening_hours: vec![],
        time_zone: None,
        photos: vec![],
    }
}

/// A photo of the company's.
pub fn stored(company: &Company) -> PhotoStored {
    let (id, color) = (PhotoId::generate(), "#808080".to_owned());
    let photo = Photo { id, width: 1_600, height: 1_200, alt: "Le comptoir".to_owned(), color };
    PhotoStored { photo, partner: company.id }
}

pub fn happy_hour(member_cents: i64) -> OfferTerms {
    OfferTerms::HappyHour(HappyHour {
        drinks: vec![
            DrinkPrice {
                name: "Mojito".to_owned(),
                list_price: Money::eur(1400),
                member_price: Money::eur(member_cents),
                alcoholic: true,
            },
            DrinkPrice {
                name: "Virgin mojito".to_owned(),
                list_price: Money::eur(900),
                member_price: Money::eur(700),
                alcoholic: false,
            },
        ],
    })
}

pub fn draft(venue: VenueId) -> OfferDraft {
    OfferDraft {
        venues: vec![venue],
        title: "Cocktails à deux".to_owned(),
        description: "Au comptoir.".to_owned(),
        terms: happy_hour(1120),
        tiers: vec![GroupTier { min_people: 6, benefit: TierBenefit::DiscountPercent(30) }],
        conditions: None,
        minimum_age: None,
        valid_from: None,
        valid_until: None,
        weekly_slots: vec![],
        quota: None,
        photos: vec![],
    }
}

/// An evening in `days` days.
pub fn evening(offer: &OfferView, days: i64) -> ScheduleOuting {
    let starts_at = NOW.parse::<Timestamp>().unwrap().plus_days(days).plus_minutes(8 * 60);
    ScheduleOuting {
        offer: offer.id,
        venue: offer.venues[0],
        starts_at,
        ends_at: starts_at.plus_minutes(180),
        capacity: 20,
        registration_opens_at: None,
        registration_closes_at: None,
    }
}

pub fn cancel(id: OutingId) -> CancelOuting {
    CancelOuting { id, reason: "Dégât des eaux.".to_owned() }
}

/// The refusals' codes and fields; fails the test on success or a failure.
pub fn refusals<T>(result: ServiceResult<T>) -> Vec<(RefusalCode, String)> {
    match result {
        Err(ServiceError::Refused(refusals)) => {
            refusals.into_iter().map(|one| (one.code, one.field.unwrap_or_default())).collect()
        }
        Err(other) => panic!("a failure, not a refusal: {other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

pub fn failure<T>(result: ServiceResult<T>) -> contracts::FailureCode {
    match result {
        Err(error) => error.failure_code().unwrap_or_else(|| panic!("a refusal: {error}")),
        Ok(_) => panic!("it did not fail"),
    }
}
