//! The demo's offers: every kind at least once.

use contracts::catalog::{
    ActivitySession, BillDiscount, ClubEntry, CultureTicket, Duo, EarlyBird, EventTicket, FreeItem,
    GroupTier, MealService, OfferDraft, OfferTerms, SetMenu, SportSession, TierBenefit, WeeklySlot,
};
use kernel::{
    Clock, Money, SystemClock, VenueId,
    time::{Time, Weekday},
};

use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

/// When a slot is: weekday, start and end in hours and minutes.
pub(super) type When = (Weekday, (i8, i8), (i8, i8));

/// An offer at one venue with its slots and tiers.
pub(super) fn offer(
    (title, description): (&str, &str),
    terms: OfferTerms,
    (venue, capacity, slots): (VenueId, u32, &[When]),
    tiers: &[(u32, u8)],
) -> OfferDraft {
    let time = |(hour, minute)| Time::constant(hour, minute, 0, 0);
    let slot = |(weekday, starts, ends): &When| WeeklySlot {
        venue,
        weekday: *weekday,
        starts: time(*starts),
        ends: time(*ends),
        capacity,
        closes_minutes_before: 30,
    };
    let tier = |(min_people, percent): &(u32, u8)| GroupTier {
        min_people: *min_people,
        benefit: TierBenefit::DiscountPercent(*percent),
    };
    OfferDraft {
        venues: vec![venue],
        title: title.to_owned(),
        description: description.to_owned(),
        terms,
        tiers: tiers.iter().map(tier).collect(),
        conditions: None,
        minimum_age: None,
        valid_from: None,
        valid_until: None,
        weekly_slots: slots.iter().map(slot).collect(),
        quota: None,
        photos: Vec::new(),
    }
}

pub(super) fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

/// The venue at `index`, or the first.
pub(super) fn at(venues: &[VenueId], index: usize) -> VenueId {
    venues.get(index).or(venues.first()).copied().unwrap_or_else(VenueId::generate)
}

pub fn restaurant(venues: &[VenueId]) -> Vec<OfferDraft> {
    let bill = BillDiscount {
        percent: 25,
        drinks_excluded: true,
        services: vec![MealService::Dinner],
        party_min: 2,
        party_max: 10,
    };
    let menu = SetMenu {
        courses: texts(&[
            "Burrata et tomates confites",
            "Pâtes fraîches à la truffe",
            "Tiramisu de la nonna",
        ]),
        list_price: Money::eur(3900),
        member_price: Money::eur(2900),
    };
    let item = FreeItem {
        item: "Focaccia au romarin à partager".to_owned(),
        list_price: Money::eur(800),
        minimum_order: Some(Money::eur(1500)),
    };
    vec![
        offer(
            (
                "Dîner italien entre amis",
                "Antipasti, pâtes fraîches et pizzas au feu de bois : un quart de l’addition en moins.",
            ),
            OfferTerms::BillDiscount(bill),
            (at(venues, 0), 24, &[(Monday, (19, 30), (22, 30)), (Tuesday, (19, 30), (22, 30))]),
            &[(8, 30)],
        ),
        offer(
            ("Menu de la nonna", "Trois plats comme là-bas, servis en cuisine ouverte."),
            OfferTerms::SetMenu(menu),
            (at(venues, 1), 20, &[(Thursday, (20, 0), (22, 30)), (Sunday, (12, 30), (15, 0))]),
            &[(10, 35)],
        ),
        offer(
            ("Focaccia offerte", "Une focaccia maison à partager dès le premier plat."),
            OfferTerms::FreeItem(item),
            (at(venues, 0), 30, &[(Wednesday, (12, 0), (14, 30))]),
            &[],
        ),
    ]
}

pub fn nightclub(venues: &[VenueId]) -> Vec<OfferDraft> {
    let entry = |member: i64, drink_included| ClubEntry {
        list_price: Money::eur(2000),
        member_price: Money::eur(member),
        until: Some(Time::constant(1, 0, 0, 0)),
        drink_included,
        dress_code: Some("Tenue correcte".to_owned()),
    };
    vec![
        offer(
            (
                "Nuit disco : entrée réduite",
                "Boule à facettes, vinyles et piste en bois. Entrée avec une boisson.",
            ),
            OfferTerms::ReducedEntry(entry(1200, true)),
            (at(venues, 0), 120, &[(Friday, (23, 0), (5, 0)), (Saturday, (23, 0), (5, 0))]),
            &[(10, 50), (30, 60)],
        ),
        offer(
            ("Liste des Yousoon", "Entrée offerte sur liste jusqu’à une heure du matin."),
            OfferTerms::GuestList(entry(0, false)),
            (at(venues, 0), 60, &[(Thursday, (23, 30), (5, 0))]),
            &[],
        ),
    ]
}

pub fn activity(venues: &[VenueId]) -> Vec<OfferDraft> {
    let session = |(list, member): (i64, i64), duration_minutes, sessions| ActivitySession {
        list_price: Money::eur(list),
        member_price: Money::eur(member),
        duration_minutes,
        level: Some("Débutants bienvenus".to_owned()),
        equipment: Some("Tout est fourni".to_owned()),
        meeting_point: None,
        sessions,
    };
    vec![
        offer(
            ("Escape game : la nuit au musée", "Soixante minutes pour sortir avant la ronde du gardien."),
            OfferTerms::ActivityTicket(session((3200, 2500), 60, 1)),
            (at(venues, 0), 12, &[(Wednesday, (19, 0), (20, 30)), (Saturday, (16, 0), (17, 30))]),
            &[(4, 28), (8, 35)],
        ),
        offer(
            ("Poterie : quatre soirées au tour", "De la boule de terre au bol émaillé, en quatre séances."),
            OfferTerms::SessionPack(session((16_000, 12_500), 120, 4)),
            (at(venues, 1), 8, &[(Tuesday, (19, 0), (21, 0))]),
            &[],
        ),
    ]
}

pub fn culture(venues: &[VenueId]) -> Vec<OfferDraft> {
    let ticket = CultureTicket {
        show: "Le Malade imaginaire".to_owned(),
        list_price: Money::eur(3400),
        member_price: Money::eur(2200),
        seat_category: Some("Orchestre".to_owned()),
    };
    let duo = Duo {
        show: "Impro : le grand écart".to_owned(),
        list_price: Money::eur(2400),
        second_seat_price: Money::eur(800),
        seat_category: None,
    };
    vec![
        offer(
            ("Molière à l’orchestre", "La troupe joue à un mètre du premier rang."),
            OfferTerms::CultureTicket(ticket),
            (at(venues, 0), 40, &[(Thursday, (20, 30), (22, 30)), (Saturday, (20, 30), (22, 30))]),
            &[(10, 40)],
        ),
        offer(
            ("Impro à deux", "Le second fauteuil à huit euros, le rire est partagé."),
            OfferTerms::Duo(duo),
            (at(venues, 0), 60, &[(Wednesday, (20, 30), (22, 0))]),
            &[],
        ),
    ]
}

pub fn sport(venues: &[VenueId]) -> Vec<OfferDraft> {
    let session = |discipline: &str, list: i64, member: i64| SportSession {
        discipline: discipline.to_owned(),
        coach: Some("Inès".to_owned()),
        list_price: Money::eur(list),
        member_price: Money::eur(member),
        equipment: Some("Tapis et chaussons prêtés".to_owned()),
    };
    vec![
        offer(
            (
                "Yoga du soir : séance d’essai",
                "Une heure pour défaire la journée, bougies et bolduc compris.",
            ),
            OfferTerms::TrialSession(session("Yoga vinyasa", 2200, 900)),
            (at(venues, 0), 14, &[(Monday, (19, 0), (20, 15)), (Wednesday, (19, 0), (20, 15))]),
            &[],
        ),
        offer(
            ("Bloc nocturne", "L’escalade quand la salle se vide, voies ouvertes le jour même."),
            OfferTerms::SportTicket(session("Escalade de bloc", 1600, 1100)),
            (at(venues, 1), 25, &[(Friday, (20, 0), (23, 0))]),
            &[(6, 40), (12, 50)],
        ),
    ]
}

pub fn events(venues: &[VenueId]) -> Vec<OfferDraft> {
    let ticket = EventTicket {
        line_up: texts(&["Les Nuages Électriques", "DJ Solène"]),
        list_price: Money::eur(1800),
        member_price: Money::eur(1300),
    };
    let early = EarlyBird {
        line_up: texts(&["Orchestre de la Péniche"]),
        list_price: Money::eur(3000),
        member_price: Money::eur(1900),
        ends_at: SystemClock.now().plus_days(21),
    };
    vec![
        offer(
            ("Concert sur la péniche", "Pop et électro à fleur de Seine."),
            OfferTerms::EventTicket(ticket),
            (at(venues, 0), 80, &[(Friday, (20, 0), (0, 0)), (Sunday, (18, 0), (22, 0))]),
            &[(15, 35)],
        ),
        offer(
            ("Bal d’hiver : prévente", "Un orchestre, un parquet, du vin chaud ou du chocolat."),
            OfferTerms::EarlyBird(early),
            (at(venues, 0), 100, &[(Saturday, (20, 0), (1, 0))]),
            &[],
        ),
    ]
}

pub fn marseille(venues: &[VenueId]) -> Vec<OfferDraft> {
    let menu = SetMenu {
        courses: texts(&["Panisses", "Bouillabaisse du matin", "Navettes et café"]),
        list_price: Money::eur(4500),
        member_price: Money::eur(3400),
    };
    vec![offer(
        ("La bouillabaisse au port", "Pêche du jour, vue sur les mâts."),
        OfferTerms::SetMenu(menu),
        (at(venues, 0), 26, &[(Friday, (20, 0), (22, 30)), (Sunday, (12, 30), (15, 0))]),
        &[(8, 30)],
    )]
}
