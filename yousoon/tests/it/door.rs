//! The door and the portal over HTTP: the day, the list kept offline, a mistake taken back, a message to the group.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::eventually;

use crate::world::*;

const DAY: &str = "query($date: Date) { doorDay(date: $date) { generatedAt outings {
    arrivedCount expectedCount checkInOpensAt checkInClosesAt
    outing { id status startsAt arrivedCount venue { name } offer { title terms { __typename } tiers { minPeople } } } } } }";
const ENTRIES: &str =
    "query($id: ID!, $after: String) { doorEntries(outingId: $id, first: 1, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { registrationId codeDigest memberName people arrived status checkedInAt } } } }";
const UNDO: &str = "mutation($input: UndoCheckInInput!) { undoCheckIn(input: $input) {
    registration { id status checkIn { people } saving { cents } } errors { code field message } } }";
const MESSAGE: &str = "mutation($input: MessageOutingInput!) { messageOuting(input: $input) {
    recipients errors { code field message } } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_door_works_from_its_lists_and_takes_a_mistake_back() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let door = world.door(&bar.owner).await;
    let (lea, ana) = (world.member("lea@yousoon.test").await, world.member("ana@yousoon.test").await);
    let registration = world.register(&lea, &bar.outing, 2).await;
    world.register(&ana, &bar.outing, 1).await;

    let outing = in_the_day(&world, &door, (0, 3)).await;
    assert_eq!(outing["outing"]["id"], json!(bar.outing));
    assert_eq!(outing["outing"]["offer"]["terms"]["__typename"], "HappyHourTerms");
    let entries = entries(&world, &door, &bar.outing).await;
    let code = registration["ticket"]["shortCode"].as_str().unwrap().replace('-', "");
    let digest = Sha256::digest(format!("{code}:{}", bar.outing));
    let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        entries[0],
        json!({
            "registrationId": registration["id"], "codeDigest": digest, "memberName": "Léa M.", "people": 2,
            "arrived": 0, "status": "CONFIRMED", "checkedInAt": null,
        })
    );
    assert_eq!(entries.len(), 2);

    let scan = |key: &str| {
        let token = registration["ticket"]["token"].clone();
        json!({ "input": { "token": token, "scanId": key, "outingId": bar.outing } })
    };
    world.client.done(Some(&door), CHECK_IN, scan("a")).await;
    in_the_day(&world, &door, (2, 3)).await;
    let undo = json!({ "input": { "registrationId": registration["id"], "scanId": "a" } });
    for _ in 0..2 {
        let undone = world.client.done(Some(&door), UNDO, undo.clone()).await;
        let expected =
            json!({ "id": registration["id"], "status": "CONFIRMED", "checkIn": null, "saving": null });
        assert_eq!(undone["registration"], expected);
    }
    in_the_day(&world, &door, (0, 3)).await;
    let refused = world.client.data(Some(&door), CHECK_IN, scan("a")).await;
    assert_eq!(refused["checkIn"]["errors"][0]["code"], "SCAN_UNDONE");
    world.client.done(Some(&door), CHECK_IN, scan("b")).await;
    arrivals_are_for_the_own_staff(&world, &bar, &lea).await;
    world.end().await;
}

/// The one outing of its day, with so many arrived and expected.
async fn in_the_day(world: &World, door: &str, (arrived, expected): (i64, i64)) -> Value {
    let none = world.client.data(Some(door), DAY, json!({ "date": "2020-01-01" })).await;
    assert_eq!(none["doorDay"]["outings"], json!([]));
    let query = "{ myPartner { outings { edges { node { startsAt arrivedCount } } } } }";
    let own = world.client.data(Some(door), query, json!({})).await;
    let own = &own["myPartner"]["outings"]["edges"][0]["node"];
    let date = own["startsAt"].as_str().unwrap()[..10].to_owned();
    let data = world.client.data(Some(door), DAY, json!({ "date": date })).await;
    let outings = data["doorDay"]["outings"].as_array().unwrap();
    assert_eq!(outings.len(), 1, "{outings:?}");
    let counts = ["arrivedCount", "expectedCount"].map(|key| outings[0][key].as_i64().unwrap());
    assert_eq!(counts, [arrived, expected]);
    assert_eq!(own["arrivedCount"], outings[0]["outing"]["arrivedCount"]);
    outings[0].clone()
}

/// Everybody on the list, page by page.
async fn entries(world: &World, door: &str, outing: &str) -> Vec<Value> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let data = world.client.data(Some(door), ENTRIES, json!({ "id": outing, "after": after })).await;
        let page = &data["doorEntries"];
        found.extend(page["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()));
        if page["pageInfo"]["hasNextPage"] != true {
            return found;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

async fn arrivals_are_for_the_own_staff(world: &World, bar: &Bar, member: &str) {
    let other = world.partner(&bar.admin, 2, "BAR").await;
    let query = "query($id: ID!) { outing(id: $id) { arrivedCount } }";
    for (who, count) in [
        (Some(bar.owner.as_str()), json!(2)),
        (Some(bar.admin.as_str()), json!(2)),
        (Some(other.as_str()), Value::Null),
        (Some(member), Value::Null),
        (None, Value::Null),
    ] {
        let data = world.client.data(who, query, json!({ "id": bar.outing })).await;
        assert_eq!(data["outing"]["arrivedCount"], count);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manager_writes_to_the_group_and_finds_somebody_in_it() {
    let world = World::start().await;
    let bar = world.bar(2).await;
    for (name, people) in [("lea", 2), ("ana", 1)] {
        let member = world.member(&format!("{name}@yousoon.test")).await;
        world.register(&member, &bar.outing, people).await;
    }
    let input =
        json!({ "input": { "outingId": bar.outing, "text": "Au fond de la salle.", "idempotencyKey": "k" } });
    for _ in 0..2 {
        let sent = world.client.done(Some(&bar.owner), MESSAGE, input.clone()).await;
        assert_eq!(sent["recipients"], 2, "who waits too");
    }
    for email in ["lea@yousoon.test", "ana@yousoon.test"] {
        let mails = eventually("the message is in the mailbox", async || {
            let mails = world.subjects(email).await;
            (mails[0] == "outing_message").then_some(mails)
        })
        .await;
        assert_eq!(mails.iter().filter(|template| *template == "outing_message").count(), 1);
    }
    for index in 1..6 {
        let mut more = input.clone();
        more["input"]["idempotencyKey"] = json!(format!("k{index}"));
        let data = world.client.data(Some(&bar.owner), MESSAGE, more).await;
        let error = &data["messageOuting"]["errors"][0];
        assert_eq!(error["code"] == "TOO_MANY_MESSAGES", index == 5, "{index}: {error}");
    }
    let query = "query($id: ID!, $text: String, $statuses: [RegistrationStatus!]) {
        outingRegistrations(outingId: $id, text: $text, statuses: $statuses) { edges { node { status people } } } }";
    for (text, statuses, found) in [
        (json!("LEA m"), Value::Null, 2),
        (json!("lea"), json!(["WAITLISTED"]), 1),
        (json!("zoé"), Value::Null, 0),
        (Value::Null, json!(["CANCELLED"]), 0),
    ] {
        let variables = json!({ "id": bar.outing, "text": text, "statuses": statuses });
        let data = world.client.data(Some(&bar.owner), query, variables).await;
        assert_eq!(data["outingRegistrations"]["edges"].as_array().unwrap().len(), found);
    }
    world.end().await;
}
