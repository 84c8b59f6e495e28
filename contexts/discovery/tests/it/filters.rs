//! Dates, types, party size, discount, and what can be booked at all.

use contracts::{
    Actor,
    catalog::{EarlyBird, OfferTerms, PartnerType},
    discovery::{DiscoveryService, OutingFilter, OutingStatus},
};
use kernel::Money;

use crate::support::{World, builders::*};

fn all() -> OutingFilter {
    OutingFilter::default()
}

#[tokio::test]
async fn types_are_any_of_those_named() {
    let world = World::new().await;
    let place = venue("Ici", 48.85, 2.35);
    for (title, terms) in [("Bar", tab(10)), ("Resto", menu(&["Soupe"])), ("Théâtre", show("Phèdre"))] {
        world.schedule(&outing(&offer(title, terms), &place, 60));
    }
    let of = |partner_types: &[PartnerType]| OutingFilter { partner_types: partner_types.to_vec(), ..all() };
    assert_eq!(world.titles(of(&[PartnerType::Culture])).await, ["Théâtre"]);
    assert_eq!(world.titles(of(&[PartnerType::Bar, PartnerType::Restaurant])).await.len(), 2);
    assert_eq!(world.titles(of(&[PartnerType::Nightclub])).await.len(), 0);
    assert_eq!(world.titles(of(&[])).await.len(), 3);
}

#[tokio::test]
async fn dates_count_by_the_start_from_included_to_excluded() {
    let world = World::new().await;
    let (deal, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    for minutes in [60, 120, 180] {
        world.schedule(&outing(&deal, &place, minutes));
    }
    let between = |from: Option<i64>, to: Option<i64>| OutingFilter {
        from: from.map(after_minutes),
        to: to.map(after_minutes),
        ..all()
    };
    assert_eq!(world.titles(between(Some(60), Some(180))).await.len(), 2);
    assert_eq!(world.titles(between(Some(61), None)).await.len(), 2);
    assert_eq!(world.titles(between(None, Some(60))).await.len(), 0);
    let everything = OutingFilter {
        from: "-009998-01-01T00:00:00Z".parse().ok(),
        to: "9999-12-01T00:00:00Z".parse().ok(),
        ..all()
    };
    assert_eq!(world.titles(everything).await.len(), 3);
}

#[tokio::test]
async fn only_what_can_be_booked_or_waited_for_is_found() {
    let world = World::new().await;
    let place = venue("Ici", 48.85, 2.35);
    let plan = |title: &str, minutes: i64| outing(&offer(title, tab(10)), &place, minutes);
    world.schedule(&plan("ouvert", 60));
    let full = world.schedule(&plan("complet", 60));
    world.registered(full, 8, 1);
    let later = with_outing(plan("bientôt", 300), |outing| outing.registration_opens_at = after_minutes(30));
    let later = world.schedule(&later);
    let running = with_outing(plan("commencé", -30), |o| o.registration_closes_at = after_minutes(15));
    world.schedule(&running);
    let closed = with_outing(plan("fermé", 60), |outing| outing.registration_closes_at = after_minutes(0));
    let closed = world.schedule(&closed);
    let over = world.schedule(&plan("passé", -200));
    let cancelled = plan("annulé", 60);
    world.schedule(&cancelled);
    world.cancel(&cancelled);
    let mut titles = world.titles(all()).await;
    titles.sort();
    assert_eq!(titles, ["bientôt", "commencé", "complet", "ouvert"]);
    let now = after_minutes(0);
    for (id, status) in [
        (full, OutingStatus::Full),
        (later, OutingStatus::Scheduled),
        (closed, OutingStatus::Closed),
        (over, OutingStatus::Done),
        (cancelled.outing.id, OutingStatus::Cancelled),
    ] {
        assert_eq!(world.card(id).await.unwrap().status(now), status);
    }
    world.clock.advance_minutes(61);
    assert_eq!(world.titles(all()).await, ["bientôt"]);
}

#[tokio::test]
async fn a_party_finds_what_has_room_for_it() {
    let world = World::new().await;
    let place = venue("Ici", 48.85, 2.35);
    let roomy = outing(&offer("large", tab(10)), &place, 60);
    world.schedule(&roomy);
    let tight = world.schedule(&outing(&offer("étroit", tab(10)), &place, 60));
    world.registered(tight, 6, 1);
    let party = |size: u32| OutingFilter { party_size: Some(size), ..all() };
    assert_eq!(world.titles(party(2)).await.len(), 2);
    assert_eq!(world.titles(party(3)).await, ["large"]);
    assert_eq!(world.titles(party(9)).await.len(), 0);
}

#[tokio::test]
async fn the_discount_is_the_one_of_the_tier_reached_now() {
    let world = World::new().await;
    let mut deal = offer("à plusieurs", tab(10));
    deal.tiers = vec![tier(4, 20), tier(6, 30)];
    let id = world.schedule(&outing(&deal, &venue("Ici", 48.85, 2.35), 60));
    let at_least = |percent: u8| OutingFilter { min_discount_percent: Some(percent), ..all() };
    assert_eq!((world.titles(at_least(10)).await.len(), world.titles(at_least(11)).await.len()), (1, 0));
    world.registered(id, 4, 1);
    assert_eq!((world.titles(at_least(20)).await.len(), world.titles(at_least(21)).await.len()), (1, 0));
    world.registered(id, 7, 2);
    assert_eq!(world.titles(at_least(30)).await.len(), 1);
    assert_eq!(world.card(id).await.unwrap().current_tier(), Some(tier(6, 30)));
    world.registered(id, 3, 3);
    assert_eq!(world.titles(at_least(20)).await.len(), 0);
}

#[tokio::test]
async fn an_early_bird_s_discount_ends_with_it() {
    let world = World::new().await;
    let terms = OfferTerms::EarlyBird(EarlyBird {
        line_up: vec!["Air".to_owned()],
        list_price: Money::eur(4_000),
        member_price: Money::eur(2_000),
        ends_at: after_minutes(30),
    });
    world.schedule(&outing(&offer("tôt", terms), &venue("Ici", 48.85, 2.35), 300));
    let half = || OutingFilter { min_discount_percent: Some(50), ..all() };
    assert_eq!(world.titles(half()).await, ["tôt"]);
    world.clock.advance_minutes(30);
    assert_eq!(world.titles(half()).await.len(), 0);
    assert_eq!(world.titles(all()).await, ["tôt"]);
}

#[tokio::test]
async fn a_venue_is_shown_while_something_can_be_booked_there() {
    let world = World::new().await;
    let place = venue("Ici", 48.85, 2.35);
    let shown = || world.discovery.venue(&Actor::Anonymous, place.id);
    assert_eq!(shown().await.unwrap(), None);
    world.schedule(&outing(&offer("Soir", tab(10)), &place, 60));
    assert_eq!(shown().await.unwrap().unwrap().name, "Ici");
    world.clock.advance_minutes(60);
    assert_eq!(shown().await.unwrap(), None);
}
