//! Results: from a view to the door, as the partner sees it.

use serde_json::{Value, json};
use testkit::eventually;

use crate::world::*;

const RESULTS: &str = "query($input: PartnerResultsInput!) { partnerResults(input: $input) {
    total { ...f } previous { ...f }
    byDay { date figures { registrations arrivedPeople } }
    byOffer { offerId title figures { ...f } } byVenue { venueId name figures { arrivedPeople } }
    byWeekday { weekday figures { arrivedPeople } } updatedAt } }
    fragment f on ResultFigures { views registrations registeredPeople checkIns arrivedPeople noShows cancellations
        revenue { cents currency } discountCost { cents } newPeople returningPeople offeredSeats offPeakSeats offPeakPeople }";
const VIEW: &str = "mutation($ids: [ID!]!) { recordViews(input: { outingIds: $ids }) { done errors { code field message } } }";

/// A year around now.
fn period() -> Value {
    let day = |days: i64| {
        let at = kernel::Clock::now(&kernel::SystemClock).plus_days(days);
        at.in_zone(&kernel::TimeZoneName::paris()).date().to_string()
    };
    json!({ "from": day(-100), "to": day(100) })
}

async fn results(world: &World, token: &str, input: Value) -> Value {
    world.client.data(Some(token), RESULTS, json!({ "input": input })).await["partnerResults"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_bar_gained() {
    let world = World::start().await;
    let bar = world.bar(15).await;
    let door = world.door(&bar.owner).await;
    let (lea, hugo) = (world.member("lea@yousoon.test").await, world.member("hugo@yousoon.test").await);

    for viewer in [None, None, Some(lea.as_str())] {
        let payload = world.client.done(viewer, VIEW, json!({ "ids": [bar.outing] })).await;
        assert_eq!(payload["done"], true);
    }
    let registration = world.register(&lea, &bar.outing, 3).await;
    let given_up = world.register(&hugo, &bar.outing, 2).await;
    world.client.done(Some(&hugo), CANCEL_REGISTRATION, json!({ "id": given_up["id"] })).await;
    let input = json!({ "input": { "token": registration["ticket"]["token"], "people": 2 } });
    world.client.done(Some(&door), CHECK_IN, input).await;

    let found = eventually("the check-in is counted", async || {
        let found = results(&world, &bar.owner, period()).await;
        (found["total"]["checkIns"] == 1 && found["total"]["cancellations"] == 1).then_some(found)
    })
    .await;
    let total = &found["total"];
    // Two drinks at 11,20 € instead of 14,00 €.
    assert_eq!(total["revenue"], json!({ "cents": 2240, "currency": "EUR" }));
    assert_eq!(total["discountCost"]["cents"], 560);
    for (figure, count) in [
        ("views", 2),
        ("registrations", 1),
        ("registeredPeople", 3),
        ("arrivedPeople", 2),
        ("noShows", 0),
        ("newPeople", 1),
        ("returningPeople", 0),
        ("offeredSeats", 15),
    ] {
        assert_eq!(total[figure], count, "{figure}: {total:#}");
    }
    assert_eq!(found["byOffer"][0]["title"], "Cocktails signature");
    assert_eq!(found["byOffer"][0]["figures"], *total);
    assert_eq!(found["byVenue"][0]["name"], "Le Comptoir Bastille");
    assert_eq!(found["byDay"].as_array().unwrap().len(), 201);
    assert_eq!(found["byWeekday"].as_array().unwrap().len(), 7);
    assert_eq!(found["previous"]["registrations"], 0);

    only_for_the_own_managers(&world, &bar, &door).await;
    world.end().await;
}

async fn only_for_the_own_managers(world: &World, bar: &Bar, door: &str) {
    let other = world.partner(&bar.admin, 2, "BAR").await;
    let mut input = period();
    input["offerId"] = json!(bar.offer);
    let theirs = results(world, &other, input.clone()).await;
    assert_eq!((&theirs["byOffer"], &theirs["total"]), (&json!([]), &theirs["previous"]));
    input["venueId"] = json!(bar.venue);
    assert_eq!(results(world, &bar.owner, input.clone()).await["total"]["checkIns"], 1);
    for (token, code) in [(Some(door), "FORBIDDEN"), (None, "UNAUTHENTICATED")] {
        let answer = world.client.graphql(token, RESULTS, json!({ "input": input })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer:#}");
    }
    let backwards = json!({ "from": "2026-02-01", "to": "2026-01-01" });
    let answer = world.client.graphql(Some(&bar.owner), RESULTS, json!({ "input": backwards })).await;
    assert_eq!(answer["errors"][0]["extensions"]["reason"], "END_BEFORE_START");
    let long = json!({ "from": "2025-01-01", "to": "2026-12-31" });
    let answer = world.client.graphql(Some(&bar.owner), RESULTS, json!({ "input": long })).await;
    assert_eq!(answer["errors"][0]["extensions"]["reason"], "PERIOD_TOO_LONG");
    assert_eq!(answer["errors"][0]["message"], "Choisissez une période de 400 jours au plus.");
    let ids = vec![bar.outing.clone(); 51];
    let data = world.client.data(None, VIEW, json!({ "ids": ids })).await;
    assert_eq!(data["recordViews"]["errors"][0]["field"], "outingIds");
}
