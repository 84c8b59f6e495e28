//! Each partner type has its own kinds, and each kind its own bounds.

use contracts::{RefusalCode, catalog::*};
use kernel::{Money, Timestamp};

use crate::{
    people::{draft, refusals},
    world::{NOW, World},
};

const TYPES: [PartnerType; 7] = [
    PartnerType::Bar,
    PartnerType::Restaurant,
    PartnerType::Nightclub,
    PartnerType::Activity,
    PartnerType::Culture,
    PartnerType::SportWellness,
    PartnerType::EventOrganiser,
];

const LIST: Money = Money::eur(3000);
const MEMBER: Money = Money::eur(2100);

fn text(text: &str) -> String {
    text.to_owned()
}

fn club_entry() -> ClubEntry {
    ClubEntry { list_price: LIST, member_price: MEMBER, until: None, drink_included: true, dress_code: None }
}

fn session(sessions: u32) -> ActivitySession {
    ActivitySession {
        list_price: LIST,
        member_price: MEMBER,
        duration_minutes: 90,
        level: Some(text("débutant")),
        equipment: None,
        meeting_point: None,
        sessions,
    }
}

fn sport() -> SportSession {
    SportSession {
        discipline: text("Yoga"),
        coach: None,
        list_price: LIST,
        member_price: MEMBER,
        equipment: None,
    }
}

fn bill(percent: u8, party_min: u32, party_max: u32) -> OfferTerms {
    let services = vec![MealService::Lunch, MealService::Lunch];
    OfferTerms::BillDiscount(BillDiscount { percent, drinks_excluded: true, services, party_min, party_max })
}

fn early_bird(ends_at: Timestamp) -> OfferTerms {
    let line_up = vec![text("Rone")];
    OfferTerms::EarlyBird(EarlyBird { line_up, list_price: LIST, member_price: MEMBER, ends_at })
}

fn all_terms() -> Vec<OfferTerms> {
    let show = || text("Cyrano");
    let (line_up, soon) = (vec![text("Rone")], NOW.parse::<Timestamp>().unwrap().plus_days(3));
    let ticket = CultureTicket { show: show(), list_price: LIST, member_price: MEMBER, seat_category: None };
    vec![
        crate::people::happy_hour(1000),
        OfferTerms::FreeDrink(FreeDrink {
            drink: text("Spritz"),
            list_price: LIST,
            alcoholic: true,
            minimum_order: None,
        }),
        OfferTerms::TabDiscount(TabDiscount {
            percent: 20,
            cap: Some(LIST),
            excluded_items: vec![text("Champagne")],
        }),
        bill(25, 2, 8),
        OfferTerms::SetMenu(SetMenu {
            courses: vec![text("Œuf mayo")],
            list_price: LIST,
            member_price: MEMBER,
        }),
        OfferTerms::FreeItem(FreeItem { item: text("Dessert"), list_price: LIST, minimum_order: None }),
        OfferTerms::ReducedEntry(club_entry()),
        OfferTerms::GuestList(ClubEntry { member_price: Money::ZERO, ..club_entry() }),
        OfferTerms::ActivityTicket(session(1)),
        OfferTerms::SessionPack(session(10)),
        OfferTerms::CultureTicket(ticket),
        OfferTerms::Duo(Duo {
            show: show(),
            list_price: LIST,
            second_seat_price: MEMBER,
            seat_category: None,
        }),
        OfferTerms::TrialSession(sport()),
        OfferTerms::SportTicket(sport()),
        OfferTerms::EventTicket(EventTicket { line_up, list_price: LIST, member_price: MEMBER }),
        early_bird(soon),
    ]
}

#[tokio::test]
async fn a_kind_is_accepted_exactly_for_its_own_partner_type() {
    let world = World::new().await;
    let mut accepted = 0;
    for partner_type in TYPES {
        let company = world.signed_up(partner_type).await;
        let venue = world.venue(&company).await;
        for terms in all_terms() {
            let own = terms.partner_type() == partner_type;
            let least = if terms.concerns_alcohol() { 18 } else { 0 };
            let command = OfferDraft { terms: terms.clone(), tiers: vec![], ..draft(venue.id) };
            let result = world.catalog.create_offer(&company.manager, command).await;
            if own {
                let offer = result.unwrap_or_else(|error| panic!("{terms:?}: {error}"));
                assert_eq!(offer.minimum_age, least, "{terms:?}");
                accepted += 1;
            } else {
                assert_eq!(refusals(result), [(RefusalCode::KindNotAllowed, text("terms"))], "{terms:?}");
            }
        }
    }
    assert_eq!(accepted, 16);
    world.end().await;
}

/// Fails the test unless exactly this is refused of these terms, one case after the other.
async fn refuse(cases: Vec<(OfferTerms, RefusalCode, &str)>) {
    let world = World::new().await;
    for (terms, code, field) in cases {
        let company = world.signed_up(terms.partner_type()).await;
        let venue = world.venue(&company).await.id;
        let command = OfferDraft { terms, tiers: vec![], ..draft(venue) };
        let refused = refusals(world.catalog.create_offer(&company.manager, command).await);
        assert_eq!(refused, [(code, format!("terms.{field}"))]);
    }
    world.end().await;
}

#[tokio::test]
async fn drinks_have_their_bounds() {
    use RefusalCode::{OutOfRange, PriceNotReduced, Required, TextTooLong};
    let drink = |name: &str, list, member| DrinkPrice {
        name: text(name),
        list_price: Money::eur(list),
        member_price: Money::eur(member),
        alcoholic: false,
    };
    let drinks = |drinks| OfferTerms::HappyHour(HappyHour { drinks });
    let one = |list, member| drinks(vec![drink("Jus", list, member)]);
    let second_unnamed = drinks(vec![drink("x", 5, 4), drink(" ", 5, 4)]);
    let endless_name = drinks(vec![drink(&"x".repeat(1_000_000), 5, 4)]);
    refuse(vec![
        (one(500, 500), PriceNotReduced, "happyHour.drinks.0.memberPrice"),
        (one(500, -1), OutOfRange, "happyHour.drinks.0.memberPrice"),
        (one(0, 0), OutOfRange, "happyHour.drinks.0.listPrice"),
        (one(1_000_001, 1), OutOfRange, "happyHour.drinks.0.listPrice"),
        (drinks(vec![]), Required, "happyHour.drinks"),
        (drinks(vec![drink("x", 5, 4); 100_000]), OutOfRange, "happyHour.drinks"),
        (second_unnamed, Required, "happyHour.drinks.1.name"),
        (endless_name, TextTooLong, "happyHour.drinks.0.name"),
    ])
    .await;
}

#[tokio::test]
async fn alcohol_for_less_needs_a_soft_drink_for_less() {
    use RefusalCode::{PriceNotReduced, SoftDrinkRequired};
    let drink = |alcoholic: bool, member: i64| DrinkPrice {
        name: text("Verre"),
        list_price: Money::eur(800),
        member_price: Money::eur(member),
        alcoholic,
    };
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let write = async |drinks: Vec<DrinkPrice>| {
        let terms = OfferTerms::HappyHour(HappyHour { drinks });
        let command = OfferDraft { terms, tiers: vec![], ..draft(venue) };
        world.catalog.create_offer(&company.manager, command).await
    };
    let soft_needed = || (SoftDrinkRequired, text("terms.happyHour.drinks"));
    assert_eq!(refusals(write(vec![drink(true, 500)]).await), [soft_needed()]);
    assert_eq!(refusals(write(vec![drink(true, 500), drink(true, 400)]).await), [soft_needed()]);
    let not_for_less = refusals(write(vec![drink(true, 500), drink(false, 800)]).await);
    let not_reduced = (PriceNotReduced, text("terms.happyHour.drinks.1.memberPrice"));
    assert_eq!(not_for_less, [not_reduced, soft_needed()]);
    assert!(write(vec![drink(true, 500), drink(false, 799)]).await.is_ok());
    assert!(write(vec![drink(false, 500)]).await.is_ok());
    world.end().await;
}

#[tokio::test]
async fn bills_and_parties_have_their_bounds() {
    use RefusalCode::OutOfRange;
    let tab = |percent, cap: Option<i64>, items: usize| {
        let (cap, excluded_items) = (cap.map(Money::eur), vec![text("x"); items]);
        OfferTerms::TabDiscount(TabDiscount { percent, cap, excluded_items })
    };
    refuse(vec![
        (tab(0, None, 0), OutOfRange, "tabDiscount.percent"),
        (tab(101, None, 0), OutOfRange, "tabDiscount.percent"),
        (tab(20, Some(0), 0), OutOfRange, "tabDiscount.cap"),
        (tab(20, None, 21), OutOfRange, "tabDiscount.excludedItems"),
        (bill(25, 0, 8), OutOfRange, "billDiscount.partyMin"),
        (bill(25, 1, 101), OutOfRange, "billDiscount.partyMax"),
        (bill(25, 5, 4), OutOfRange, "billDiscount.partyMax"),
    ])
    .await;
}

#[tokio::test]
async fn sessions_and_tickets_have_their_bounds() {
    use RefusalCode::{DateInPast, OutOfRange, PriceNotReduced};
    let (ticket, pack) = (OfferTerms::ActivityTicket, OfferTerms::SessionPack);
    let short = ActivitySession { duration_minutes: 4, ..session(1) };
    let long = ActivitySession { duration_minutes: 1441, ..session(2) };
    let duo = Duo { show: text("x"), list_price: LIST, second_seat_price: LIST, seat_category: None };
    refuse(vec![
        (ticket(session(2)), OutOfRange, "activityTicket.sessions"),
        (ticket(short), OutOfRange, "activityTicket.durationMinutes"),
        (pack(session(1)), OutOfRange, "sessionPack.sessions"),
        (pack(session(51)), OutOfRange, "sessionPack.sessions"),
        (pack(long), OutOfRange, "sessionPack.durationMinutes"),
        (OfferTerms::Duo(duo), PriceNotReduced, "duo.secondSeatPrice"),
        (early_bird(NOW.parse().unwrap()), DateInPast, "earlyBird.endsAt"),
    ])
    .await;
}
