//! Views count once for a caller, an outing and a day.

use contracts::{
    Actor, FailureCode, RefusalCode,
    catalog::{OutingCancelledEvent, OutingFacts},
    identity::Client,
    reporting::{RecordViews, ReportingService},
};
use kernel::OutingId;

use crate::support::{builders::*, *};

fn outings(count: i64) -> Vec<OutingFacts> {
    let (menu_offer, place) = (offer("Menu", menu(&["Soupe"])), venue("Le Comptoir", 48.85, 2.36));
    (0..count).map(|number| outing(&menu_offer, &place, 120 + number * 24 * 60)).collect()
}

fn device(address: &str, agent: &str) -> Client {
    Client { address: Some(address.parse().unwrap()), user_agent: Some(agent.to_owned()) }
}

fn seen(outings: &[OutingFacts], client: &Client) -> RecordViews {
    let outings = outings.iter().map(|facts| facts.outing.id).collect();
    RecordViews { outings, client: client.clone() }
}

async fn views(world: &World, facts: &OutingFacts) -> i64 {
    world.results(facts.outing.partner).await.total.views
}

#[tokio::test]
async fn once_for_a_caller_an_outing_and_a_day() {
    let world = World::new().await;
    let outings = outings(2);
    for facts in &outings {
        world.plan(facts).await;
    }
    let phone = device("192.0.2.7", "phone");
    let see = async |actor: &Actor, what: &[OutingFacts], client: &Client| {
        world.reporting.record_views(actor, seen(what, client)).await.unwrap();
        views(&world, &outings[0]).await
    };
    assert_eq!(see(&Actor::Anonymous, &outings[..1], &phone).await, 1);
    assert_eq!(see(&Actor::Anonymous, &outings[..1], &phone).await, 1, "the same again");
    assert_eq!(see(&Actor::Anonymous, &outings, &phone).await, 2, "one of two is new");
    let doubled = [outings[0].clone(), outings[0].clone()];
    assert_eq!(see(&Actor::Anonymous, &doubled, &device("192.0.2.7", "tablet")).await, 3);
    assert_eq!(see(&member("Anna"), &outings[..1], &phone).await, 4);
    assert_eq!(see(&member("Anna"), &outings[..1], &device("192.0.2.9", "web")).await, 4, "the same account");
    // Midnight in Paris is 23:00 UTC.
    world.clock.advance_minutes(5 * 60 + 1);
    assert_eq!(see(&member("Anna"), &outings[..1], &phone).await, 5, "another day");

    let kept = world.everything_kept().await;
    for secret in ["192.0.2", "phone", "tablet", &member("Anna").account().unwrap().to_string()] {
        assert!(!kept.contains(secret), "{secret} is kept:\n{kept}");
    }
    let by_day = world.results(outings[0].outing.partner).await.by_day;
    let views: Vec<_> = by_day.iter().map(|day| day.figures.views).filter(|views| *views > 0).collect();
    assert_eq!(views, [4, 1], "each on the day of the outing");
    world.end().await;
}

#[tokio::test]
async fn what_does_not_count() {
    let world = World::new().await;
    let outings = outings(2);
    world.plan(&outings[0]).await;
    let phone = device("192.0.2.7", "phone");
    world.reporting.record_views(&Actor::Anonymous, seen(&outings[1..], &phone)).await.unwrap();
    assert_eq!(views(&world, &outings[0]).await, 0, "an outing nobody knows");
    let own = manager(outings[0].outing.partner);
    world.reporting.record_views(&own, seen(&outings, &phone)).await.unwrap();
    assert_eq!(views(&world, &outings[0]).await, 0, "the own company");
    let off = with_outing(outings[0].clone(), |outing| {
        outing.cancelled = Some("Fuite".to_owned());
        outing.revision += 1;
    });
    world.hear(&OutingCancelledEvent { facts: off, reason: "Fuite".to_owned() }).await;
    world.reporting.record_views(&Actor::Anonymous, seen(&outings, &phone)).await.unwrap();
    assert_eq!(views(&world, &outings[0]).await, 0, "an outing that was called off");
    world.end().await;
}

#[tokio::test]
async fn fifty_at_a_time_and_not_without_end() {
    let world = World::new().await;
    let client = device("192.0.2.7", "phone");
    for count in [0, 51] {
        let outings = (0..count).map(|_| OutingId::generate()).collect();
        let command = RecordViews { outings, client: client.clone() };
        let refused = world.reporting.record_views(&Actor::Anonymous, command).await.unwrap_err();
        assert!(refused.is_refusal(RefusalCode::OutOfRange), "{count}");
    }
    let database = world.database.client.database(&format!("{}_reporting", world.database.prefix));
    let command = RecordViews { outings: vec![OutingId::generate()], client };
    world.reporting.record_views(&Actor::Anonymous, command.clone()).await.unwrap();
    let counts = database.collection::<bson::Document>("rate_limits");
    counts.update_many(bson::doc! {}, bson::doc! { "$set": { "count": 3_000_i64 } }).await.unwrap();
    let refused = world.reporting.record_views(&member("Anna"), command.clone()).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::RateLimited));
    let elsewhere = RecordViews { client: device("192.0.2.8", "phone"), ..command.clone() };
    world.reporting.record_views(&Actor::Anonymous, elsewhere).await.unwrap();
    world.clock.advance_minutes(10);
    world.reporting.record_views(&Actor::Anonymous, command).await.unwrap();
    world.end().await;
}
