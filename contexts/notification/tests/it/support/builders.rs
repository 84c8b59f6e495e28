//! Events as the other contexts make them.

use contracts::{
    booking::{OutingSummary, RegistrationChanged, RegistrationStep, SavingRecorded},
    catalog::*,
    identity::{AccountChanged, AccountRole, AccountView, CodePurpose, CodeRequested},
};
use kernel::*;

use super::NOW;

/// Now.
pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// An account of a person, whose address is the name at example.org.
pub fn account(name: &str, language: Language) -> AccountChanged {
    AccountChanged {
        account: AccountView {
            id: AccountId::derived_from(name),
            email: address(name),
            first_name: name.to_owned(),
            last_name: "Martin".to_owned(),
            birth_date: None,
            language,
            role: AccountRole::Member,
            email_confirmed: true,
            created_at: now(),
        },
        revision: 1,
    }
}

/// The address of a person.
pub fn address(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{}@example.org", name.to_lowercase())).unwrap()
}

/// A code for a person, good for 15 minutes.
pub fn code(name: &str, language: Language, purpose: CodePurpose) -> CodeRequested {
    CodeRequested {
        challenge: ChallengeId::generate(),
        purpose,
        account: AccountId::derived_from(name),
        email: address(name),
        first_name: name.to_owned(),
        language,
        expires_at: now().plus_minutes(15),
    }
}

/// A step of a person's registration, for two, on a Saturday at 21:00 in Paris.
pub fn step(name: &str, step: RegistrationStep) -> RegistrationChanged {
    RegistrationChanged {
        registration: RegistrationId::derived_from(name),
        member: AccountId::derived_from(name),
        step,
        people: 2,
        summary: OutingSummary {
            outing: OutingId::derived_from("outing"),
            offer: OfferId::derived_from("offer"),
            venue: VenueId::derived_from("venue"),
            partner: PartnerId::derived_from("partner"),
            title: "Cocktails à moitié prix".to_owned(),
            venue_name: "Le Comptoir Bastille".to_owned(),
            location: GeoPoint::new(48.8532, 2.3692).unwrap(),
            time_zone: TimeZoneName::paris(),
            starts_at: "2026-11-28T20:00:00Z".parse().unwrap(),
            ends_at: "2026-11-28T22:00:00Z".parse().unwrap(),
        },
        reason: (step == RegistrationStep::OutingCancelled).then(|| "Dégât des eaux".to_owned()),
        revision: 1,
    }
}

/// What a person's registration saved.
pub fn saving(name: &str, cents: i64, revision: i64) -> SavingRecorded {
    SavingRecorded {
        registration: RegistrationId::derived_from(name),
        member: AccountId::derived_from(name),
        partner: PartnerId::derived_from("partner"),
        offer: OfferId::derived_from("offer"),
        saving: Money::eur(cents),
        tier: None,
        revision,
    }
}

/// A person's company has a new status.
pub fn company(owner: &str, status: PartnerStatus) -> PartnerChanged {
    let refused = matches!(status, PartnerStatus::Rejected | PartnerStatus::Suspended);
    PartnerChanged {
        partner: PartnerView {
            id: PartnerId::derived_from(owner),
            name: "Maison Léa & Fils".to_owned(),
            siret: Siret::parse("12002701600563").unwrap(),
            partner_type: PartnerType::Bar,
            status,
            reason: refused.then(|| "Le Kbis est illisible".to_owned()),
            owner: AccountId::derived_from(owner),
            created_at: now(),
            revision: 2,
        },
        status_changed: true,
    }
}

/// A person's offer has a new status.
pub fn offer(owner: &str, status: OfferStatus) -> OfferChanged {
    let terms = OfferTerms::TabDiscount(TabDiscount { percent: 20, cap: None, excluded_items: Vec::new() });
    OfferChanged {
        offer: OfferView {
            id: OfferId::derived_from(owner),
            partner: PartnerId::derived_from(owner),
            partner_type: PartnerType::Bar,
            partner_name: "Maison Léa & Fils".to_owned(),
            venues: Vec::new(),
            title: "L'apéro du jeudi".to_owned(),
            description: String::new(),
            terms,
            tiers: Vec::new(),
            conditions: None,
            minimum_age: 18,
            valid_from: None,
            valid_until: None,
            weekly_slots: Vec::new(),
            quota: None,
            status,
            reason: (status == OfferStatus::Rejected).then(|| "La photo est floue".to_owned()),
            submitted_at: None,
            created_at: now(),
            revision: 2,
        },
        owner: AccountId::derived_from(owner),
        status_changed: true,
        bookable: status == OfferStatus::Published,
    }
}
