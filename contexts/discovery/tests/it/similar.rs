//! What could be booked instead of an outing.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

use contracts::{
    Actor, RefusalCode, ServiceError,
    catalog::{FreeDrink, OfferTerms, OutingFacts},
    discovery::{DiscoveryService, OutingCard, SimilarOutings},
};
use kernel::{Money, OutingId};

use crate::support::{World, builders::*};

async fn ask(world: &World, outing: OutingId, first: u32) -> Result<Vec<OutingCard>, ServiceError> {
    world.discovery.similar_outings(&Actor::Anonymous, SimilarOutings { outing, first }).await
}

async fn titles(world: &World, outing: OutingId) -> Vec<String> {
    ask(world, outing, 20).await.unwrap().into_iter().map(|card| card.offer.title.clone()).collect()
}

/// An outing of a new offer at a new venue, so many metres north of the first.
fn somewhere(title: &str, terms: OfferTerms, meters: f64, minutes: i64) -> OutingFacts {
    let place = venue(&format!("Chez {title}"), 48.8532 + meters / 111_195.0, 2.3692);
    outing(&offer(title, terms), &place, minutes)
}

fn drink() -> OfferTerms {
    let drink = "Spritz".to_owned();
    OfferTerms::FreeDrink(FreeDrink {
        drink,
        list_price: Money::eur(900),
        alcoholic: true,
        minimum_order: None,
    })
}

#[tokio::test]
async fn near_soon_and_of_the_same_kind_come_first() {
    let world = World::new().await;
    let seen = somewhere("Le mien", tab(20), 0.0, 120);
    world.schedule(&seen);
    for facts in [
        somewhere("Loin", tab(20), 20_000.0, 120),
        somewhere("Plus tard", tab(20), 500.0, 20 * 1_440),
        somewhere("Verre offert", drink(), 500.0, 120),
        somewhere("À côté", tab(20), 500.0, 120),
        somewhere("Trop loin", tab(20), 60_000.0, 120),
        somewhere("Dîner", menu(&["Soupe"]), 10.0, 120),
    ] {
        world.schedule(&facts);
    }
    let found = ask(&world, seen.outing.id, 20).await.unwrap();
    let titles: Vec<_> = found.iter().map(|card| card.offer.title.as_str()).collect();
    assert_eq!(titles[0], "À côté");
    assert_eq!(titles.len(), 4, "{titles:?}");
    assert!((499..=501).contains(&found[0].distance_meters.unwrap()), "{:?}", found[0].distance_meters);
    let first = ask(&world, seen.outing.id, 2).await.unwrap();
    assert_eq!(first.len(), 2);
}

#[tokio::test]
async fn each_offer_once_and_never_the_own() {
    let world = World::new().await;
    let seen = somewhere("Le mien", tab(20), 0.0, 120);
    world.schedule(&seen);
    world.schedule(&outing(&seen.offer, &seen.venue, 1_440));
    let other = somewhere("L'autre", tab(20), 300.0, 1_440);
    let sooner = outing(&other.offer, &other.venue, 60);
    let branch = outing(&other.offer, &venue("Ailleurs", 48.9, 2.3692), 60);
    for facts in [&other, &sooner, &branch] {
        world.schedule(facts);
    }
    let found = ask(&world, seen.outing.id, 20).await.unwrap();
    let ids: Vec<_> = found.iter().map(|card| card.outing.id).collect();
    assert_eq!(ids, [sooner.outing.id]);
}

#[tokio::test]
async fn only_what_has_a_place_now() {
    let world = World::new().await;
    let seen = somewhere("Le mien", tab(20), 0.0, 120);
    let full = somewhere("Complet", tab(20), 100.0, 120);
    let held = somewhere("Suspendu", tab(20), 100.0, 120);
    let off = somewhere("Annulé", tab(20), 100.0, 120);
    let not_yet = with_outing(somewhere("Bientôt", tab(20), 100.0, 120), |outing| {
        outing.registration_opens_at = after_minutes(60);
    });
    for facts in [&seen, &full, &held, &off, &not_yet] {
        world.schedule(facts);
    }
    assert_eq!(titles(&world, seen.outing.id).await.len(), 3);
    world.registered(full.outing.id, 8, 1);
    world.offer_changed(&held.offer, false);
    world.cancel(&off);
    assert_eq!(titles(&world, seen.outing.id).await, [] as [&str; 0]);
    world.clock.set(after_minutes(60));
    assert_eq!(titles(&world, seen.outing.id).await, ["Bientôt"]);
    // Of what was called off or just ended there is something similar too.
    assert_eq!(titles(&world, off.outing.id).await.len(), 2);
    world.cancel(&seen);
    assert_eq!(titles(&world, off.outing.id).await, ["Bientôt"]);
}

#[tokio::test]
async fn an_unknown_outing_has_none_and_a_long_list_is_refused() {
    let world = World::new().await;
    assert_eq!(titles(&world, OutingId::generate()).await, [] as [&str; 0]);
    for first in [0, 21] {
        let Err(error) = ask(&world, OutingId::generate(), first).await else { panic!("answered") };
        assert!(error.is_refusal(RefusalCode::OutOfRange));
    }
}
