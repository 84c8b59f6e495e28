//! A member keeps offers and finds them again, over HTTP.

use serde_json::{Value, json};

use crate::world::*;

const SET: &str = "mutation($input: SetFavouriteInput!) { setFavourite(input: $input) {
    offer { id title favourite } errors { code field message } } }";
const MINE: &str = "{ myFavourites { pageInfo { hasNextPage }
    edges { node { addedAt offer { id title status favourite } venue { id } nextOuting { id status } } } } }";

async fn mine(world: &World, member: &str) -> Vec<Value> {
    let data = world.client.data(Some(member), MINE, json!({})).await;
    data["myFavourites"]["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hearts_on_cards_and_the_list() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let member = world.member("lea@yousoon.test").await;
    let card = "{ outings { edges { node { offer { id favourite } } } } }";
    let hearts = async |token: Option<&str>| {
        let data = world.client.data(token, card, json!({})).await;
        data["outings"]["edges"][0]["node"]["offer"]["favourite"].clone()
    };
    assert_eq!(hearts(Some(&member)).await, false);
    let input = |favourite: bool| json!({ "input": { "offerId": bar.offer, "favourite": favourite } });
    for _ in 0..2 {
        let kept = world.client.done(Some(&member), SET, input(true)).await;
        assert_eq!(kept["offer"]["favourite"], true);
    }
    assert_eq!(hearts(Some(&member)).await, true);
    assert_eq!(hearts(None).await, false, "nobody's");
    assert_eq!(hearts(Some(&bar.owner)).await, false);
    let kept = mine(&world, &member).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["nextOuting"], json!({ "id": bar.outing, "status": "OPEN" }));
    assert_eq!((&kept[0]["venue"]["id"], &kept[0]["offer"]["favourite"]), (&json!(bar.venue), &json!(true)));

    // Held back: it stays in the list, without an outing.
    let pause = "mutation($id: ID!) { pauseOffer(id: $id) { offer { status } errors { code } } }";
    world.client.done(Some(&bar.owner), pause, json!({ "id": bar.offer })).await;
    let kept = testkit::eventually("the offer is held back", async || {
        let kept = mine(&world, &member).await;
        (kept[0]["offer"]["status"] == "PAUSED").then_some(kept)
    })
    .await;
    assert_eq!((kept.len(), &kept[0]["nextOuting"]), (1, &Value::Null));

    let removed = world.client.done(Some(&member), SET, input(false)).await;
    assert_eq!(removed["offer"]["favourite"], false);
    assert!(mine(&world, &member).await.is_empty());
    let wrong = json!({ "input": { "offerId": "off_x", "favourite": true } });
    let refused = world.client.refused(Some(&member), SET, wrong).await;
    assert_eq!(refused, [("INVALID_ID".to_owned(), "offerId".to_owned())]);
    let unknown = kernel::OfferId::generate().to_string();
    let unknown = json!({ "input": { "offerId": unknown, "favourite": true } });
    assert_eq!(world.client.failure(Some(&member), SET, unknown).await, "NOT_FOUND");
    assert_eq!(world.client.failure(Some(&bar.owner), SET, input(true)).await, "FORBIDDEN");
    assert_eq!(world.client.failure(None, SET, input(true)).await, "UNAUTHENTICATED");
    world.end().await;
}
