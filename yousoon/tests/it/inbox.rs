//! The inbox of the app, over HTTP.

use http_body_util::BodyExt;
use serde_json::{Value, json};
use testkit::eventually;

use crate::{
    conversations::{read, say},
    live::Events,
    world::*,
};

const INBOX: &str = "query($first: Int, $after: String) { myNotifications(first: $first, after: $after) {
    unreadCount pageInfo { hasNextPage endCursor } edges { node { id kind title body link at read } } } }";
const READ: &str = "mutation($upTo: DateTime!) { markNotificationsRead(upTo: $upTo) {
    done errors { code field message } } }";

async fn inbox(world: &World, token: &str) -> Value {
    world.client.data(Some(token), INBOX, json!({})).await["myNotifications"].clone()
}

/// The kinds in an inbox once there are so many, newest first.
async fn kinds(world: &World, token: &str, count: usize) -> Vec<String> {
    eventually("the inbox to fill", async || {
        let inbox = inbox(world, token).await;
        let edges = inbox["edges"].as_array().unwrap();
        let kind = |edge: &Value| edge["node"]["kind"].as_str().unwrap().to_owned();
        (edges.len() == count).then(|| edges.iter().map(kind).collect())
    })
    .await
}

async fn follow(world: &World, token: &str) -> Events {
    let body = json!({ "query": "subscription { notificationsChanged { unreadCount unreadMessages } }" })
        .to_string();
    let bearer = format!("Bearer {token}");
    let headers = [("accept", "text/event-stream"), ("authorization", bearer.as_str())];
    Events::of(world.client.post(body, &headers).await)
}

/// Waits until a follower is told that there are so many notifications to read.
async fn told(events: &mut Events, count: i64) {
    told_of(events, "unreadCount", count).await;
}

async fn told_of(events: &mut Events, what: &str, count: i64) {
    while events.next().await["data"]["notificationsChanged"][what] != count {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_is_told_in_the_app_and_reads_it() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let member = world.member("lea@yousoon.test").await;
    let other = world.member("other@yousoon.test").await;
    let mut events = follow(&world, &member).await;
    told(&mut events, 0).await;
    let registration = world.register(&member, &bar.outing, 2).await;
    told(&mut events, 1).await;
    let cancel = json!({ "id": bar.outing, "reason": "Fuite d'eau" });
    world.client.done(Some(&bar.owner), CANCEL_OUTING, cancel).await;
    told(&mut events, 2).await;
    assert_eq!(kinds(&world, &member, 2).await, ["OUTING_CANCELLED", "REGISTRATION_CONFIRMED"]);
    let shown = inbox(&world, &member).await;
    let [newest, first] = [&shown["edges"][0]["node"], &shown["edges"][1]["node"]];
    assert_eq!(newest["title"], "Sortie annulée : Cocktails signature");
    assert!(newest["body"].as_str().unwrap().ends_with("La raison : Fuite d'eau"), "{newest:#}");
    assert_eq!(newest["link"], json!(format!("/o/{}", bar.outing)));
    assert_eq!(first["link"], json!(format!("/billet/{}", registration["id"].as_str().unwrap())));
    // In English for who reads English.
    let body = json!({ "query": "{ myNotifications(first: 1) { edges { node { title } } } }" }).to_string();
    let bearer = format!("Bearer {member}");
    let headers = [("accept-language", "en"), ("authorization", bearer.as_str())];
    let english = world.client.post(body, &headers).await.into_body().collect().await.unwrap().to_bytes();
    assert!(String::from_utf8_lossy(&english).contains("Outing cancelled: Cocktails signature"));
    // Somebody else's reading changes nothing.
    let now = json!({ "upTo": newest["at"] });
    world.client.done(Some(&other), READ, now.clone()).await;
    assert_eq!(inbox(&world, &member).await["unreadCount"], 2);
    assert_eq!(inbox(&world, &other).await["edges"], json!([]));
    world.client.done(Some(&member), READ, now.clone()).await;
    told(&mut events, 0).await;
    world.client.done(Some(&member), READ, now).await;
    let read = inbox(&world, &member).await;
    assert_eq!((&read["unreadCount"], &read["edges"][0]["node"]["read"]), (&json!(0), &json!(true)));
    let page =
        world.client.data(Some(&member), INBOX, json!({ "first": 1 })).await["myNotifications"].clone();
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    let next = json!({ "first": 1, "after": page["pageInfo"]["endCursor"] });
    let page = world.client.data(Some(&member), INBOX, next).await["myNotifications"].clone();
    assert_eq!(page["edges"][0]["node"]["kind"], "REGISTRATION_CONFIRMED");
    assert_eq!(page["pageInfo"]["hasNextPage"], false);
    let wrong = json!({ "after": "%%%" });
    assert_eq!(world.client.failure(Some(&member), INBOX, wrong).await, "BAD_USER_INPUT");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_has_an_inbox_too_and_who_signs_out_follows_no_more() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let owner = bar.owner.as_str();
    assert_eq!(kinds(&world, owner, 2).await, ["OFFER_PUBLISHED", "PARTNER_APPROVED"]);
    let mut events = follow(&world, owner).await;
    told(&mut events, 2).await;
    assert_eq!(world.client.failure(None, INBOX, json!({})).await, "UNAUTHENTICATED");
    let sign_out = "mutation { signOut { done errors { code field message } } }";
    world.client.done(Some(owner), sign_out, json!({})).await;
    assert!(events.is_over().await);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_is_told_at_once_that_there_is_a_message() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let lea = world.member("lea@yousoon.test").await;
    let hugo = world.member("hugo@yousoon.test").await;
    world.register(&lea, &bar.outing, 1).await;
    world.register(&hugo, &bar.outing, 1).await;
    let group = world.group(&lea).await;
    assert_eq!(world.group(&hugo).await, group);
    let mut events = follow(&world, &hugo).await;
    told_of(&mut events, "unreadMessages", 0).await;
    say(&world, &lea, &group, "Bonsoir").await;
    told_of(&mut events, "unreadMessages", 1).await;
    let last = say(&world, &bar.owner, &group, "Table réservée").await;
    told_of(&mut events, "unreadMessages", 2).await;
    // Read on one device, it is read on the others.
    let mut other_device = follow(&world, &hugo).await;
    told_of(&mut other_device, "unreadMessages", 2).await;
    read(&world, &hugo, &group, last["id"].as_str().unwrap()).await;
    told_of(&mut events, "unreadMessages", 0).await;
    told_of(&mut other_device, "unreadMessages", 0).await;
    world.end().await;
}
