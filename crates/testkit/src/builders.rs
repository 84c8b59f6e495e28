//! What the contexts tell each other, as the other contexts would: events and views to feed the one under test.

use std::sync::Arc;

use contracts::{
    booking::{
        GroupMessaged, GroupRecipient, OutingSummary, RegistrationChanged, RegistrationStep, SavingRecorded,
        SeatsView,
    },
    catalog::{
        Address, CultureTicket, GroupTier, OfferChanged, OfferStatus, OfferTerms, OfferView, OutingFacts,
        OutingView, PartnerChanged, PartnerStatus, PartnerType, PartnerView, SetMenu, TabDiscount,
        TierBenefit, VenueView,
    },
    identity::{
        AccountChanged, AccountErased, AccountRole, AccountView, CodePurpose, CodeRequested,
        DeletionRequested, PasswordChanged,
    },
    verification::{IdentityChanged, IdentityStatus},
};
use kernel::{
    AccountId, ChallengeId, EmailAddress, GeoPoint, GroupMessageId, IdentityCheckId, Language, Money,
    OfferId, OutingId, PartnerId, RegistrationId, Siret, TimeZoneName, Timestamp, VenueId,
};

/// When these tests take place: a Sunday at 19:00 in Paris.
pub const NOW: &str = "2026-11-22T18:00:00Z";

/// [`NOW`].
#[must_use]
pub fn now() -> Timestamp {
    instant(NOW)
}

/// An instant `minutes` after [`NOW`].
#[must_use]
pub fn after_minutes(minutes: i64) -> Timestamp {
    now().plus_minutes(minutes)
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("an RFC 3339 instant")
}

/// The account of a person, whose address is the name at example.org.
#[must_use]
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
            identity_verified: false,
            deletion_due_at: None,
            created_at: now(),
        },
        revision: 1,
    }
}

/// The address of a person whose name is ASCII.
#[must_use]
pub fn address(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{}@example.org", name.to_lowercase())).expect("an address")
}

/// A code for a person, good for 15 minutes.
#[must_use]
pub fn code(name: &str, language: Language, purpose: CodePurpose) -> CodeRequested {
    CodeRequested {
        challenge: ChallengeId::generate(),
        purpose,
        account: AccountId::derived_from(name),
        email: address(name),
        first_name: name.to_owned(),
        language,
        expires_at: after_minutes(15),
    }
}

/// A person's password is another one.
#[must_use]
pub fn password_changed(name: &str, language: Language) -> PasswordChanged {
    PasswordChanged {
        account: AccountId::derived_from(name),
        email: address(name),
        first_name: name.to_owned(),
        language,
    }
}

/// A person wants the account to be erased at `due_at`, or no longer.
#[must_use]
pub fn deletion(name: &str, language: Language, due_at: Option<Timestamp>) -> DeletionRequested {
    DeletionRequested {
        account: AccountId::derived_from(name),
        email: address(name),
        first_name: name.to_owned(),
        language,
        due_at,
    }
}

/// A member's account is gone.
#[must_use]
pub fn erased(name: &str) -> AccountErased {
    AccountErased { account: AccountId::derived_from(name), role: AccountRole::Member }
}

/// Where a person's identity stands after a try.
#[must_use]
pub fn identity(name: &str, status: IdentityStatus, revision: i64) -> IdentityChanged {
    IdentityChanged {
        account: AccountId::derived_from(name),
        check: Some(IdentityCheckId::derived_from(name)),
        status,
        findings: Vec::new(),
        message: None,
        revision,
    }
}

/// A step of a person's registration, for two, on a Saturday at 21:00 in Paris.
#[must_use]
pub fn step(name: &str, step: RegistrationStep) -> RegistrationChanged {
    RegistrationChanged {
        registration: RegistrationId::derived_from(name),
        member: AccountId::derived_from(name),
        step,
        people: 2,
        arrived: 0,
        summary: OutingSummary {
            outing: OutingId::derived_from("outing"),
            offer: OfferId::derived_from("offer"),
            venue: VenueId::derived_from("venue"),
            partner: PartnerId::derived_from("partner"),
            title: "Cocktails à moitié prix".to_owned(),
            venue_name: "Le Comptoir Bastille".to_owned(),
            location: point(48.8532, 2.3692),
            time_zone: TimeZoneName::paris(),
            starts_at: instant("2026-11-28T20:00:00Z"),
            ends_at: instant("2026-11-28T22:00:00Z"),
        },
        reason: (step == RegistrationStep::OutingCancelled).then(|| "Dégât des eaux".to_owned()),
        state: None,
        revision: 1,
    }
}

/// A partner writes to these people about the outing of [`step`], in one batch.
#[must_use]
pub fn group_message(names: &[&str], text: &str) -> GroupMessaged {
    let to = |name: &&str| GroupRecipient {
        registration: RegistrationId::derived_from(name),
        member: AccountId::derived_from(name),
    };
    GroupMessaged {
        message: GroupMessageId::derived_from(text),
        author: AccountId::derived_from("manager"),
        partner_name: "Maison Léa & Fils".to_owned(),
        summary: step("", RegistrationStep::Confirmed).summary,
        text: text.to_owned(),
        sent_at: now(),
        batch: 1,
        batches: 1,
        recipients: names.iter().map(to).collect(),
    }
}

/// What a person's registration saved.
#[must_use]
pub fn saving(name: &str, cents: i64, revision: i64) -> SavingRecorded {
    SavingRecorded {
        registration: RegistrationId::derived_from(name),
        member: AccountId::derived_from(name),
        partner: PartnerId::derived_from("partner"),
        offer: OfferId::derived_from("offer"),
        saving: Money::eur(cents),
        tier: None,
        standing: None,
        revision,
    }
}

/// A person's company has a new status, by a decision where there is one that leads there.
#[must_use]
pub fn company(owner: &str, status: PartnerStatus) -> PartnerChanged {
    use PartnerStatus::{Active, Draft, PendingReview, Rejected, Suspended};
    let was = match status {
        Draft => None,
        PendingReview => Some(Draft),
        Active | Rejected => Some(PendingReview),
        Suspended => Some(Active),
    };
    PartnerChanged {
        partner: PartnerView {
            id: PartnerId::derived_from(owner),
            name: "Maison Léa & Fils".to_owned(),
            siret: Siret::parse("12002701600563").expect("a SIRET"),
            partner_type: PartnerType::Bar,
            status,
            reason: matches!(status, Rejected | Suspended).then(|| "Le Kbis est illisible".to_owned()),
            owner: AccountId::derived_from(owner),
            created_at: now(),
            revision: 2,
        },
        status_changed: true,
        was,
    }
}

/// A person's offer has a new status, by a decision where there is one that leads there.
#[must_use]
pub fn offer_changed(owner: &str, status: OfferStatus) -> OfferChanged {
    let was = match status {
        OfferStatus::Draft => None,
        OfferStatus::PendingReview => Some(OfferStatus::Draft),
        OfferStatus::Published | OfferStatus::Rejected => Some(OfferStatus::PendingReview),
        OfferStatus::Paused | OfferStatus::Archived | OfferStatus::Expired => Some(OfferStatus::Published),
    };
    OfferChanged {
        offer: OfferView {
            id: OfferId::derived_from(owner),
            status,
            reason: (status == OfferStatus::Rejected).then(|| "La photo est floue".to_owned()),
            ..offer("L'apéro du jeudi", tab(20))
        },
        owner: AccountId::derived_from(owner),
        status_changed: true,
        was,
        bookable: status == OfferStatus::Published,
    }
}

/// A published offer of these terms.
#[must_use]
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
        photos: Arc::default(),
        status: OfferStatus::Published,
        reason: None,
        submitted_at: None,
        created_at: after_minutes(-10_000),
        revision: 1,
    }
}

/// BAR: so many percent off the tab.
#[must_use]
pub const fn tab(percent: u8) -> OfferTerms {
    OfferTerms::TabDiscount(TabDiscount { percent, cap: None, excluded_items: Vec::new() })
}

/// RESTAURANT: a menu.
#[must_use]
pub fn menu(courses: &[&str]) -> OfferTerms {
    OfferTerms::SetMenu(SetMenu {
        courses: courses.iter().map(|course| (*course).to_owned()).collect(),
        list_price: Money::eur(3_000),
        member_price: Money::eur(2_400),
    })
}

/// CULTURE: a show.
#[must_use]
pub fn show(name: &str) -> OfferTerms {
    OfferTerms::CultureTicket(CultureTicket {
        show: name.to_owned(),
        list_price: Money::eur(2_000),
        member_price: Money::eur(1_500),
        seat_category: None,
    })
}

/// A tier of so many percent.
#[must_use]
pub const fn tier(min_people: u32, percent: u8) -> GroupTier {
    GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
}

/// A point of the globe.
#[must_use]
pub fn point(latitude: f64, longitude: f64) -> GeoPoint {
    GeoPoint::new(latitude, longitude).expect("a point of the globe")
}

/// A venue with a name, at a place.
#[must_use]
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
        photos: Arc::default(),
        revision: 1,
    }
}

/// An outing for eight, starting so many minutes after [`NOW`], two hours long.
#[must_use]
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
#[must_use]
pub fn with_outing(mut facts: OutingFacts, change: impl FnOnce(&mut OutingView)) -> OutingFacts {
    change(Arc::make_mut(&mut facts.outing));
    facts
}

/// The places of an outing for eight, so many of them taken.
#[must_use]
pub const fn seats(outing: OutingId, registered: u32, revision: i64) -> SeatsView {
    let left = 8 - registered;
    SeatsView { outing, capacity: 8, left, registered, waiting: 0, on_sale: true, closed: None, revision }
}
