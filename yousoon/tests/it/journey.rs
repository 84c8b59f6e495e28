//! The backbone: from a partner's offer to a member checked in at the door.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use testkit::eventually;

use crate::world::*;

const OUTINGS: &str = "query($filter: OutingFilter, $first: Int, $after: String) {
    outings(filter: $filter, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { cursor node { id status startsAt seatsLeft distanceMeters offer { title kind } venue { name } } } } }";

async fn found(world: &World, filter: Value) -> Vec<String> {
    let data = world.client.data(None, OUTINGS, json!({ "filter": filter })).await;
    let edges = data["outings"]["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_an_offer_to_the_door() {
    let world = World::start().await;
    let bar = world.bar(15).await;
    let door = world.door(&bar.owner).await;
    let member = world.member("lea@yousoon.test").await;

    finds_it_in_every_way(&world, &bar.outing).await;

    let registration = world.register(&member, &bar.outing, 3).await;
    assert_eq!(registration["status"], "CONFIRMED");
    assert_eq!(registration["outing"]["seatsLeft"], 12);
    let friends = world.member("hugo@yousoon.test").await;
    let second = world.register(&friends, &bar.outing, 4).await;
    assert_eq!(second["outing"]["registeredCount"], 7);
    assert_eq!(
        second["outing"]["currentTier"],
        json!({ "minPeople": 6, "discountPercent": 30, "reached": true })
    );
    assert_eq!(second["outing"]["nextTier"]["minPeople"], 10);
    shows_it_live(&world, &member, &bar.outing).await;

    let token = registration["ticket"]["token"].as_str().unwrap();
    ticket_verifies_offline(&world, token).await;
    checks_in_once(&world, (&door, &member), token).await;
    let code = second["ticket"]["shortCode"].as_str().unwrap();
    let input = json!({ "input": { "shortCode": code.to_lowercase(), "people": 2 } });
    let payload = world.client.done(Some(&door), CHECK_IN, input).await;
    assert_eq!(payload["registration"]["checkIn"]["people"], 2);
    world.end().await;
}

async fn finds_it_in_every_way(world: &World, outing: &str) {
    let expected = vec![outing.to_owned()];
    for filter in [
        json!({}),
        json!({ "near": { "latitude": 48.8532, "longitude": 2.3692, "radiusMeters": 1000 } }),
        json!({ "bounds": { "south": 48.8, "west": 2.2, "north": 48.9, "east": 2.5 } }),
        json!({ "text": "cocktials bastile" }),
        json!({ "text": "APERO Comptoir" }),
        json!({ "partnerTypes": ["BAR", "RESTAURANT"] }),
        json!({ "partySize": 15, "minDiscountPercent": 20 }),
    ] {
        eventually(&format!("{filter} finds the outing"), async || {
            (found(world, filter.clone()).await == expected).then_some(())
        })
        .await;
    }
    for filter in [
        json!({ "near": { "latitude": 45.76, "longitude": 4.83 } }),
        json!({ "partnerTypes": ["CULTURE"] }),
        json!({ "text": "piscine" }),
        json!({ "partySize": 16 }),
        json!({ "minDiscountPercent": 21 }),
        json!({ "to": "2026-01-01T00:00:00Z" }),
    ] {
        assert_eq!(found(world, filter.clone()).await, Vec::<String>::new(), "{filter}");
    }
}

async fn shows_it_live(world: &World, member: &str, outing: &str) {
    let query = "query($id: ID!) { outing(id: $id) { seatsLeft registeredCount capacity minimumAge discountPercent
        listPrice { cents } pricePerPerson { cents } tiers { minPeople reached } myRegistration { status people }
        offer { terms { ... on HappyHourTerms { drinks { name listPrice { cents } } } } } venue { partner { name type } } } }";
    let data = world.client.data(Some(member), query, json!({ "id": outing })).await;
    let page = &data["outing"];
    assert_eq!((page["seatsLeft"].as_i64(), page["registeredCount"].as_i64()), (Some(8), Some(7)));
    assert_eq!(page["pricePerPerson"]["cents"], 980);
    assert_eq!(page["minimumAge"], 18);
    assert_eq!(page["myRegistration"], json!({ "status": "CONFIRMED", "people": 3 }));
    let anonymous = world.client.data(None, query, json!({ "id": outing })).await;
    assert_eq!(anonymous["outing"]["myRegistration"], Value::Null);
}

/// As a door device would, with nothing but the published key.
async fn ticket_verifies_offline(world: &World, token: &str) {
    let (status, text) = world.client.get("/.well-known/yousoon-ticket-key").await;
    assert_eq!(status, 200);
    let keys: Value = serde_json::from_str(&text).unwrap();
    let key = keys["keys"][0]["publicKey"].as_str().unwrap();
    let (ticket, key) = (URL_SAFE_NO_PAD.decode(token).unwrap(), URL_SAFE_NO_PAD.decode(key).unwrap());
    let (signed, signature) = ticket.split_at(ticket.len() - 64);
    let key = ed25519_dalek::VerifyingKey::from_bytes(key.as_slice().try_into().unwrap()).unwrap();
    let signature = ed25519_dalek::Signature::from_slice(signature).unwrap();
    key.verify_strict(signed, &signature).unwrap();
}

async fn checks_in_once(world: &World, (door, member): (&str, &str), token: &str) {
    let input = json!({ "input": { "token": token, "scanId": "scan-1" } });
    let payload = world.client.done(Some(door), CHECK_IN, input.clone()).await;
    assert_eq!(payload["registration"]["status"], "CHECKED_IN");
    // 3 people, 14,00 € at -30 %: 3 × 4,20 €.
    assert_eq!(payload["registration"]["saving"]["cents"], 1260);
    // The door lost the answer and sends the same scan again.
    world.client.done(Some(door), CHECK_IN, input).await;
    // Somebody else scans the same ticket.
    let again = json!({ "input": { "token": token, "scanId": "scan-2" } });
    let data = world.client.data(Some(door), CHECK_IN, again).await;
    assert_eq!(data["checkIn"]["errors"][0]["code"], "ALREADY_CHECKED_IN");
    assert_eq!(data["checkIn"]["registration"], Value::Null);
    assert_eq!(data["checkIn"]["previousCheckIn"]["venueName"], "Le Comptoir Bastille");
    let message = data["checkIn"]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("Le Comptoir Bastille") && message.contains(" à "), "{message}");
    let savings =
        world.client.data(Some(member), "{ mySavings { total { cents } checkIns } }", json!({})).await;
    assert_eq!(savings["mySavings"], json!({ "total": { "cents": 1260 }, "checkIns": 1 }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_outing_has_a_waitlist_and_a_cancellation_promotes_the_first_who_fits() {
    let world = World::start().await;
    let bar = world.bar(4).await;
    let mut members = Vec::new();
    for name in ["a", "b", "c"] {
        members.push(world.member(&format!("{name}@yousoon.test")).await);
    }
    let first = world.register(&members[0], &bar.outing, 4).await;
    let big = world.register(&members[1], &bar.outing, 3).await;
    let small = world.register(&members[2], &bar.outing, 2).await;
    assert_eq!((big["status"].as_str(), big["waitlistPosition"].as_i64()), (Some("WAITLISTED"), Some(1)));
    assert_eq!((&big["ticket"], small["waitlistPosition"].as_i64()), (&Value::Null, Some(2)));
    let query = "{ myRegistrations { edges { node { status waitlistPosition ticket { shortCode } outing { status } } } } }";
    let data = world.client.data(Some(&members[1]), query, json!({})).await;
    assert_eq!(data["myRegistrations"]["edges"][0]["node"]["outing"]["status"], "FULL");

    let cancelled =
        world.client.done(Some(&members[0]), CANCEL_REGISTRATION, json!({ "id": first["id"] })).await;
    // Three of the four places went to the first in the queue; two do not fit in the one left.
    assert_eq!(cancelled["registration"]["outing"]["seatsLeft"], 1);
    let data = world.client.data(Some(&members[1]), query, json!({})).await;
    assert_eq!(data["myRegistrations"]["edges"][0]["node"]["status"], "CONFIRMED");
    let data = world.client.data(Some(&members[2]), query, json!({})).await;
    assert_eq!(data["myRegistrations"]["edges"][0]["node"]["waitlistPosition"], 1);
    eventually("the promoted member is told", async || {
        world.subjects("b@yousoon.test").await.iter().any(|mail| mail.contains("promoted")).then_some(())
    })
    .await;
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_outing_cancels_its_registrations_and_tells_everyone() {
    let world = World::start().await;
    let bar = world.bar(3).await;
    let (lea, hugo) = (world.member("lea@yousoon.test").await, world.member("hugo@yousoon.test").await);
    world.register(&lea, &bar.outing, 2).await;
    world.register(&hugo, &bar.outing, 2).await;
    let variables = json!({ "id": bar.outing, "reason": "Dégât des eaux" });
    let payload = world.client.done(Some(&bar.owner), CANCEL_OUTING, variables.clone()).await;
    assert_eq!(payload["outing"]["status"], "CANCELLED");
    let query = "{ myRegistrations(when: PAST) { edges { node { status } } } }";
    for member in [&lea, &hugo] {
        let data = world.client.data(Some(member), query, json!({})).await;
        assert_eq!(data["myRegistrations"]["edges"][0]["node"]["status"], "CANCELLED");
    }
    for email in ["lea@yousoon.test", "hugo@yousoon.test"] {
        eventually("everyone is told, with the reason", async || {
            let (_, mails) = world.client.get(&format!("/dev/mailbox?to={email}")).await;
            mails.contains("Dégât des eaux").then_some(())
        })
        .await;
    }
    assert_eq!(found(&world, json!({})).await, Vec::<String>::new());
    let codes = world.client.refused(Some(&bar.owner), CANCEL_OUTING, variables).await;
    assert_eq!(codes[0].0, "INVALID_STATE");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_eligible_member_registers() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let minor = world.member_born("minor@yousoon.test", "2010-01-01").await;
    let input = json!({ "input": { "outingId": bar.outing, "people": 1 } });
    let codes = world.client.refused(Some(&minor), REGISTER, input.clone()).await;
    assert_eq!(codes[0].0, "UNDER_MINIMUM_AGE");
    let adult = world.member("adult@yousoon.test").await;
    world.register(&adult, &bar.outing, 1).await;
    let codes = world.client.refused(Some(&adult), REGISTER, input.clone()).await;
    assert_eq!(codes[0].0, "ALREADY_REGISTERED");
    assert_eq!(world.client.failure(Some(&bar.owner), REGISTER, input.clone()).await, "FORBIDDEN");
    assert_eq!(world.client.failure(None, REGISTER, input).await, "UNAUTHENTICATED");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn feed_pages_are_stable_while_outings_come_and_go() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let mut outings = vec![bar.outing.clone()];
    for hours in 49..60 {
        outings.push(world.outing(&bar.owner, (&bar.offer, &bar.venue), (hours, 10)).await);
    }
    let mut seen = Vec::new();
    let mut after = Value::Null;
    for round in 0..10 {
        let data = world.client.data(None, OUTINGS, json!({ "first": 5, "after": after })).await;
        let page = &data["outings"];
        seen.extend(
            page["edges"]
                .as_array()
                .unwrap()
                .iter()
                .map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()),
        );
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
        world.outing(&bar.owner, (&bar.offer, &bar.venue), (100 + round, 10)).await;
    }
    seen.retain(|id| outings.contains(id));
    seen.sort();
    outings.sort();
    assert_eq!(seen, outings);
    world.end().await;
}
