//! Suggestions while somebody types, and outings like another, over HTTP.

use serde_json::{Value, json};

use crate::world::*;

const SUGGEST: &str = "query($text: String!, $first: Int) { searchSuggestions(text: $text, first: $first) {
    text kind outingId partnerType } }";
const SIMILAR: &str =
    "query($id: ID!) { similarOutings(outingId: $id) { id distanceMeters offer { title } } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_is_completed_by_what_can_be_booked() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let suggest = async |text: &str| {
        let data = world.client.data(None, SUGGEST, json!({ "text": text })).await;
        data["searchSuggestions"].as_array().unwrap().clone()
    };
    let offer = json!({ "text": "Cocktails signature", "kind": "OFFER", "outingId": bar.outing, "partnerType": null });
    let venue =
        json!({ "text": "Le Comptoir Bastille", "kind": "VENUE", "outingId": null, "partnerType": null });
    let city = json!({ "text": "Paris", "kind": "CITY", "outingId": null, "partnerType": null });
    let bars = json!({ "text": "Bar", "kind": "PARTNER_TYPE", "outingId": null, "partnerType": "BAR" });
    assert_eq!(suggest("sign").await, std::slice::from_ref(&offer));
    assert_eq!(suggest("comptoir b").await, [venue]);
    assert_eq!(suggest("PAR").await, [city]);
    assert_eq!(suggest("bar").await, std::slice::from_ref(&bars));
    // What people order there leads there, after what is called so.
    assert_eq!(suggest("cockt").await, [offer, bars]);
    assert_eq!(suggest("zzz").await, [] as [Value; 0]);
    let long = json!({ "text": "a".repeat(101) });
    assert_eq!(world.client.failure(None, SUGGEST, long).await, "BAD_USER_INPUT");
    let many = json!({ "text": "a", "first": 21 });
    assert_eq!(world.client.failure(None, SUGGEST, many).await, "BAD_USER_INPUT");
    world.client.done(Some(&bar.owner), CANCEL_OUTING, json!({ "id": bar.outing, "reason": "Fuite" })).await;
    assert_eq!(suggest("sign").await, [] as [Value; 0]);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_are_others_like_it() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let similar = async |id: &str| {
        let data = world.client.data(None, SIMILAR, json!({ "id": id })).await;
        data["similarOutings"].as_array().unwrap().clone()
    };
    assert_eq!(similar(&bar.outing).await, [] as [Value; 0]);
    let mut other = happy_hour(&bar.venue);
    other["title"] = json!("Bières du monde");
    let other = world.offer(&bar.owner, &bar.admin, other).await;
    let sooner = world.outing(&bar.owner, (&other, &bar.venue), (24, 10)).await;
    world.outing(&bar.owner, (&other, &bar.venue), (72, 10)).await;
    let found = similar(&bar.outing).await;
    let expected = json!({ "id": sooner, "distanceMeters": 0, "offer": { "title": "Bières du monde" } });
    assert_eq!(found, [expected]);
    assert_eq!(similar("nonsense").await, [] as [Value; 0]);
    world.end().await;
}
