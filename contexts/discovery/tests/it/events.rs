//! Events: once, twice, late, out of order.

use contracts::{
    Actor,
    catalog::OfferStatus,
    discovery::{DiscoveryService, OutingFilter, OutingStatus},
};
use kernel::OutingId;

use crate::support::{World, builders::*};

fn all() -> OutingFilter {
    OutingFilter::default()
}

#[tokio::test]
async fn a_planned_outing_is_found_at_once_with_all_its_places() {
    let world = World::new().await;
    let id = world.schedule(&outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60));
    let card = world.find(all()).await.pop().unwrap();
    assert_eq!((card.outing.id, card.seats.left, card.seats.on_sale), (id, 8, true));
    assert_eq!(card.status(after_minutes(0)), OutingStatus::Open);
}

#[tokio::test]
async fn places_told_before_their_outing_wait_for_it() {
    let world = World::new().await;
    let facts = outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60);
    world.registered(facts.outing.id, 5, 3);
    world.registered(facts.outing.id, 1, 2);
    assert_eq!(world.titles(all()).await.len(), 0);
    world.schedule(&facts);
    assert_eq!(world.card(facts.outing.id).await.unwrap().seats.left, 3);
}

#[tokio::test]
async fn the_same_event_twice_and_an_older_one_later_change_nothing() {
    let world = World::new().await;
    let facts = outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60);
    for _ in 0..2 {
        world.schedule(&facts);
        world.registered(facts.outing.id, 5, 7);
    }
    world.registered(facts.outing.id, 2, 6);
    let cards = world.find(all()).await;
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].seats.left, 3);
    world.cancel(&facts);
    world.schedule(&facts);
    assert_eq!(world.titles(all()).await.len(), 0, "called off is called off");
    let card = world.card(facts.outing.id).await.unwrap();
    assert_eq!(card.outing.cancelled.as_deref(), Some("fuite d'eau"));
    assert_eq!(card.seats.left, 3, "its places are still told");
}

#[tokio::test]
async fn called_off_before_it_was_planned_is_never_found() {
    let world = World::new().await;
    let facts = outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60);
    world.cancel(&facts);
    world.schedule(&facts);
    assert_eq!(world.titles(all()).await.len(), 0);
    assert_eq!(world.card(facts.outing.id).await.unwrap().status(after_minutes(0)), OutingStatus::Cancelled);
}

#[tokio::test]
async fn a_paused_offer_hides_its_outings_until_it_is_resumed() {
    let world = World::new().await;
    let mut deal = offer("Soir", tab(10));
    let place = venue("Ici", 48.85, 2.35);
    let id = world.schedule(&outing(&deal, &place, 60));
    world.schedule(&outing(&deal, &place, 90));
    (deal.status, deal.revision) = (OfferStatus::Paused, 2);
    world.offer_changed(&deal, false);
    assert_eq!(world.titles(all()).await.len(), 0);
    assert_eq!(world.card(id).await.unwrap().status(after_minutes(0)), OutingStatus::Closed);
    assert_eq!(world.discovery.offer(&Actor::Anonymous, deal.id).await.unwrap(), None);
    let late = outing(&offer("Soir", tab(10)), &place, 120);
    let late = contracts::catalog::OutingFacts {
        offer: std::sync::Arc::new({
            let mut stale = deal.clone();
            (stale.status, stale.revision) = (OfferStatus::Published, 1);
            stale
        }),
        ..late
    };
    world.schedule(&with_outing(late, |outing| outing.offer = deal.id));
    assert_eq!(world.titles(all()).await.len(), 0, "a fresh outing with an older offer does not resume it");
    (deal.status, deal.revision, deal.title) = (OfferStatus::Published, 3, "Soir de fête".to_owned());
    world.offer_changed(&deal, true);
    assert_eq!(world.titles(all()).await, ["Soir de fête"; 3]);
    assert!(world.discovery.offer(&Actor::Anonymous, deal.id).await.unwrap().is_some());
}

#[tokio::test]
async fn a_suspended_partner_s_offers_are_hidden_without_a_new_revision() {
    let world = World::new().await;
    let deal = offer("Soir", tab(10));
    let facts = outing(&deal, &venue("Ici", 48.85, 2.35), 60);
    world.schedule(&facts);
    world.offer_changed(&deal, false);
    world.schedule(&facts);
    assert_eq!(world.titles(all()).await.len(), 0);
    world.offer_changed(&deal, true);
    assert_eq!(world.titles(all()).await.len(), 1);
}

#[tokio::test]
async fn what_booking_no_longer_sells_is_not_found() {
    let world = World::new().await;
    let id = world.schedule(&outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60));
    let mut held = seats(id, 0, 1);
    held.on_sale = false;
    world.announce(&contracts::booking::SeatsChanged { seats: held });
    assert_eq!(world.titles(all()).await.len(), 0);
}

#[tokio::test]
async fn unknown_ids_are_left_out() {
    let world = World::new().await;
    let id = world.schedule(&outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60));
    let ids = vec![OutingId::generate(), id, OutingId::generate()];
    let cards = world.discovery.outings_by_id(&Actor::Anonymous, ids).await.unwrap();
    assert_eq!(cards.iter().map(|card| card.outing.id).collect::<Vec<_>>(), [id]);
}

#[tokio::test]
async fn the_feed_shows_each_change_at_once_and_drops_what_closes() {
    let world = World::new().await;
    let (deal, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    let soon = with_outing(outing(&deal, &place, 60), |o| {
        o.registration_closes_at = after_minutes(0).plus_seconds(30)
    });
    world.schedule(&soon);
    assert_eq!(world.titles(all()).await.len(), 1);
    let other = world.schedule(&outing(&deal, &place, 60));
    assert_eq!(world.titles(all()).await.len(), 2);
    world.registered(other, 3, 1);
    assert!(world.find(all()).await.iter().any(|card| card.seats.left == 5));
    world.clock.set(after_minutes(0).plus_seconds(30));
    assert_eq!(world.titles(all()).await.len(), 1);
}

#[tokio::test]
async fn outings_are_forgotten_a_day_after_their_end_and_their_slot_is_used_again() {
    let world = World::new().await;
    let (deal, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    let old = world.schedule(&outing(&deal, &place, -24 * 60));
    let next = world.schedule(&outing(&deal, &place, 60));
    assert_eq!(world.discovery.forget_past(), 0, "it ended 22 hours ago");
    world.clock.advance_minutes(121);
    assert_eq!(world.discovery.forget_past(), 1);
    assert!(world.card(old).await.is_none() && world.card(next).await.is_some());
    assert!(world.discovery.offer(&Actor::Anonymous, deal.id).await.unwrap().is_some());
    let other = world.schedule(&outing(&offer("Matin", tab(10)), &place, 24 * 60));
    world.registered(other, 1, 1);
    assert_eq!(world.titles(all()).await, ["Matin"]);
    assert_eq!(world.titles_for("matin").await, ["Matin"]);
    world.clock.advance_minutes(3 * 24 * 60);
    assert_eq!(world.discovery.forget_past(), 2);
    assert_eq!(world.titles_for("matin").await, [] as [&str; 0]);
}

#[tokio::test]
async fn the_next_outing_of_an_offer_is_the_first_that_can_be_booked() {
    let world = World::new().await;
    let (evening, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    let other = offer("Midi", tab(10));
    let [first, second, off] = [60, 120, 30].map(|minutes| outing(&evening, &place, minutes));
    for facts in [&second, &first, &off] {
        world.schedule(facts);
    }
    world.cancel(&off);
    let next = async || {
        let offers = vec![other.id, evening.id];
        let found = world.discovery.next_outings(&Actor::Anonymous, offers).await.unwrap();
        found.into_iter().map(|card| card.outing.id).collect::<Vec<_>>()
    };
    assert_eq!(next().await, [first.outing.id], "the other offer has none");
    world.clock.advance_minutes(60);
    assert_eq!(next().await, [second.outing.id]);
    let paused =
        contracts::catalog::OfferView { status: OfferStatus::Paused, revision: 2, ..evening.clone() };
    world.offer_changed(&paused, false);
    assert_eq!(next().await, []);
}
