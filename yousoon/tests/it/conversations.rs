//! Members and partners write to each other, over HTTP.

use serde_json::{Value, json};

use crate::{live::Events, world::*};

const ONE: &str = "query($id: ID!) { conversation(id: $id) { id kind title partnerName memberName peopleCount
    canWrite unreadCount outing { id } lastMessage { text }
    messages { pageInfo { hasNextPage endCursor } edges { node { id authorName authorRole own text removed } } } } }";
const READ: &str =
    "mutation($id: ID!, $upTo: ID!) { markConversationRead(id: $id, upTo: $upTo) { done errors { code } } }";
const REPORT: &str = "mutation($input: ReportMessageInput!) { reportMessage(input: $input) { done errors { code field message } } }";

async fn see(world: &World, token: &str, id: &str) -> Value {
    world.client.data(Some(token), ONE, json!({ "id": id })).await["conversation"].clone()
}

/// What to send; the text is the key, too.
fn words(id: &str, text: &str) -> Value {
    json!({ "input": { "conversationId": id, "text": text, "clientId": text } })
}

/// Writes in a conversation; the text is the key, too.
pub async fn say(world: &World, token: &str, id: &str, text: &str) -> Value {
    world.client.done(Some(token), SEND_MESSAGE, words(id, text)).await["message"].clone()
}

/// Reads up to a message.
pub async fn read(world: &World, token: &str, id: &str, up_to: &str) -> Value {
    world.client.done(Some(token), READ, json!({ "id": id, "upTo": up_to })).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_group_of_an_outing() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let lea = world.member("lea@yousoon.test").await;
    let hugo = world.member("hugo@yousoon.test").await;
    world.register(&lea, &bar.outing, 2).await;
    let other = world.register(&hugo, &bar.outing, 1).await;
    let group = world.group(&lea).await;
    assert_eq!(world.group(&hugo).await, group);
    let sent = say(&world, &lea, &group, "Bonsoir à tous !").await;
    assert_eq!(
        (&sent["authorName"], &sent["authorRole"], &sent["own"]),
        (&json!("Léa M."), &json!("MEMBER"), &json!(true))
    );
    // The second click.
    assert_eq!(say(&world, &lea, &group, "Bonsoir à tous !").await["id"], sent["id"]);
    let answer = say(&world, &bar.owner, &group, "Table réservée au fond").await;
    assert_eq!((&answer["authorName"], &answer["authorRole"]), (&json!("Maison 1"), &json!("PARTNER")));
    let seen = see(&world, &hugo, &group).await;
    assert_eq!(
        (&seen["peopleCount"], &seen["unreadCount"], &seen["canWrite"]),
        (&json!(3), &json!(2), &json!(true))
    );
    assert_eq!((&seen["outing"]["id"], &seen["title"]), (&json!(bar.outing), &json!("Cocktails signature")));
    let texts: Vec<_> =
        seen["messages"]["edges"].as_array().unwrap().iter().map(|edge| &edge["node"]["text"]).collect();
    assert_eq!(texts, ["Table réservée au fond", "Bonsoir à tous !"]);
    let last = answer["id"].as_str().unwrap();
    assert_eq!(read(&world, &hugo, &group, last).await["done"], true);
    assert_eq!(see(&world, &hugo, &group).await["unreadCount"], 0);
    let report = json!({ "input": { "messageId": sent["id"], "reason": "Déplacé" } });
    for _ in 0..2 {
        assert_eq!(world.client.done(Some(&hugo), REPORT, report.clone()).await["done"], true);
    }

    // Who gives the places up is out.
    world.client.done(Some(&hugo), CANCEL_REGISTRATION, json!({ "id": other["id"] })).await;
    // Without its messages: who leaves between the one and the other is told that there are none.
    let there = "query($id: ID!) { conversation(id: $id) { id } }";
    testkit::eventually("the group is closed to who left", async || {
        let data = world.client.data(Some(&hugo), there, json!({ "id": group })).await;
        data["conversation"].is_null().then_some(())
    })
    .await;
    let left = world.client.failure(Some(&hugo), SEND_MESSAGE, words(&group, "Encore là")).await;
    assert_eq!(left, "NOT_FOUND");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_reads_or_writes() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let door = world.door(&bar.owner).await;
    let lea = world.member("lea@yousoon.test").await;
    let eve = world.member("eve@yousoon.test").await;
    let rival = world.partner(&bar.admin, 2, "BAR").await;
    world.register(&lea, &bar.outing, 2).await;
    let input = json!({ "input": { "outingId": bar.outing } });
    let opened =
        world.client.done(Some(&lea), OPEN_CONVERSATION, input.clone()).await["conversation"].clone();
    assert_eq!((&opened["kind"], &opened["memberName"]), (&json!("PARTNER"), &json!("Léa M.")));
    let again = world.client.done(Some(&lea), OPEN_CONVERSATION, input).await;
    assert_eq!(again["conversation"]["id"], opened["id"]);
    let asked = opened["id"].as_str().unwrap();
    let message = say(&world, &lea, asked, "Une terrasse ?").await;
    for id in [world.group(&lea).await.as_str(), asked] {
        for stranger in [&eve, &rival] {
            assert!(see(&world, stranger, id).await.is_null());
            let code = world.client.failure(Some(stranger), SEND_MESSAGE, words(id, "x")).await;
            assert_eq!(code, "NOT_FOUND");
        }
        let code = world.client.failure(Some(&door), ONE, json!({ "id": id })).await;
        assert_eq!(code, "FORBIDDEN");
        let code = world.client.failure(Some(&door), SEND_MESSAGE, words(id, "x")).await;
        assert_eq!(code, "FORBIDDEN");
        let code = world.client.failure(None, ONE, json!({ "id": id })).await;
        assert_eq!(code, "UNAUTHENTICATED");
    }
    let report = json!({ "input": { "messageId": message["id"], "reason": "x" } });
    assert_eq!(world.client.failure(Some(&eve), REPORT, report).await, "NOT_FOUND");
    let list =
        "{ myConversations { edges { node { kind memberName unreadCount lastMessage { text own } } } } }";
    let data = world.client.data(Some(&bar.owner), list, json!({})).await;
    let first = &data["myConversations"]["edges"][0]["node"];
    assert_eq!(
        *first,
        json!({ "kind": "PARTNER", "memberName": "Léa M.", "unreadCount": 1,
        "lastMessage": { "text": "Une terrasse ?", "own": false } })
    );
    for stranger in [&eve, &rival] {
        let data = world.client.data(Some(stranger), list, json!({})).await;
        assert_eq!(data["myConversations"]["edges"], json!([]));
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_sent() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let lea = world.member("lea@yousoon.test").await;
    let input = json!({ "input": { "outingId": bar.outing } });
    let opened = world.client.done(Some(&lea), OPEN_CONVERSATION, input).await;
    let id = opened["conversation"]["id"].as_str().unwrap();
    for (text, code) in
        [("", "REQUIRED"), (&*"é".repeat(1_001), "TEXT_TOO_LONG"), ("bon\u{7}jour", "TEXT_INVALID")]
    {
        let input = json!({ "input": { "conversationId": id, "text": text, "clientId": "a" } });
        let refused = world.client.refused(Some(&lea), SEND_MESSAGE, input).await;
        assert_eq!(refused, [(code.to_owned(), "text".to_owned())]);
    }
    let wrong = json!({ "input": { "conversationId": "cnv_x", "text": "x", "clientId": "a" } });
    let refused = world.client.refused(Some(&lea), SEND_MESSAGE, wrong).await;
    assert_eq!(refused, [("INVALID_ID".to_owned(), "conversationId".to_owned())]);
    // A minute may end in between: then the next 20 fill the next one.
    let mut code = None;
    for number in 0..41 {
        let response = world.client.graphql(Some(&lea), SEND_MESSAGE, words(id, &number.to_string())).await;
        code = response["errors"][0]["extensions"]["code"].as_str().map(str::to_owned);
        if code.is_some() {
            break;
        }
    }
    assert_eq!(code.as_deref(), Some("RATE_LIMITED"));
    let unknown = json!({ "input": { "outingId": kernel::OutingId::generate().to_string() } });
    assert_eq!(world.client.failure(Some(&lea), OPEN_CONVERSATION, unknown).await, "NOT_FOUND");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_hears_messages_until_the_place_is_given_up() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let lea = world.member("lea@yousoon.test").await;
    let hugo = world.member("hugo@yousoon.test").await;
    world.register(&lea, &bar.outing, 2).await;
    let place = world.register(&hugo, &bar.outing, 1).await;
    let group = world.group(&lea).await;
    assert_eq!(world.group(&hugo).await, group);
    say(&world, &lea, &group, "Avant").await;
    let query = format!("subscription {{ conversationChanged(id: \"{group}\") {{ text own authorName }} }}");
    let body = json!({ "query": query }).to_string();
    let bearer = format!("Bearer {hugo}");
    let headers = [("accept", "text/event-stream"), ("authorization", bearer.as_str())];
    let mut events = Events::of(world.client.post(body.clone(), &headers).await);
    let stranger = format!("Bearer {}", world.member("eve@yousoon.test").await);
    let headers = [("accept", "text/event-stream"), ("authorization", stranger.as_str())];
    let refused = Events::of(world.client.post(body, &headers).await).next().await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND");

    // The answer's head is sent before the subscription stands: write until it hears.
    for number in 1.. {
        say(&world, &lea, &group, &format!("Essai {number}")).await;
        let heard = tokio::time::timeout(std::time::Duration::from_secs(1), events.next()).await;
        if let Ok(heard) = heard {
            let message = &heard["data"]["conversationChanged"];
            assert_eq!((&message["own"], &message["authorName"]), (&json!(false), &json!("Léa M.")));
            break;
        }
        assert!(number < 10, "nothing is heard");
    }
    say(&world, &hugo, &group, "À tout de suite").await;
    loop {
        let heard = events.next().await;
        if heard["data"]["conversationChanged"]["text"] == "À tout de suite" {
            assert_eq!(heard["data"]["conversationChanged"]["own"], true);
            break;
        }
    }
    world.client.done(Some(&hugo), CANCEL_REGISTRATION, json!({ "id": place["id"] })).await;
    assert!(events.is_over().await, "it ends with the place");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_who_signs_out_hears_nothing_more() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let lea = world.member("lea@yousoon.test").await;
    let input = json!({ "input": { "outingId": bar.outing } });
    let opened = world.client.done(Some(&lea), OPEN_CONVERSATION, input).await;
    let id = opened["conversation"]["id"].as_str().unwrap();
    let body = json!({ "query": format!("subscription {{ conversationChanged(id: \"{id}\") {{ text }} }}") });
    let bearer = format!("Bearer {lea}");
    let headers = [("accept", "text/event-stream"), ("authorization", bearer.as_str())];
    let mut events = Events::of(world.client.post(body.to_string(), &headers).await);
    say(&world, &lea, id, "Une question").await;
    world.client.done(Some(&lea), "mutation { signOut { done errors { code } } }", json!({})).await;
    assert!(events.is_over().await);
    world.end().await;
}
