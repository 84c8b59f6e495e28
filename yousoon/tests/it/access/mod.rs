//! Deny by default: every field of the schema, as anonymous, as another member, as another partner's staff.
//! A field that gives a stranger something and is not listed as public fails the test, and so does a root
//! field without a rule or without an example here.

mod examples;
mod public;
mod routes;
mod schema;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::*;
use examples::{Owned, arguments};
use schema::Schema;

/// Everything that belongs to somebody, and strangers who should not see it.
struct Neighbourhood {
    world: World,
    owned: Owned,
    /// Texts that only their owners may ever see.
    secrets: Vec<String>,
    strangers: Vec<(&'static str, Option<String>)>,
}

async fn neighbourhood() -> Neighbourhood {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let door = world.door(&bar.owner).await;
    let member = world.member("lea@yousoon.test").await;
    let mut offer = happy_hour(&bar.venue);
    offer["quota"] = json!(SECRET_QUOTA);
    offer["title"] = json!("Brouillon secret");
    let draft = world.client.done(Some(&bar.owner), CREATE_OFFER, json!({ "input": offer })).await;
    let saved = json!({ "input": { "title": "Brouillon secret", "content": { "quota": SECRET_QUOTA } } });
    let saved = world.client.done(Some(&bar.owner), SAVE_DRAFT, saved).await;
    let photo = world.photo(&bar.owner).await;
    let mut shown = happy_hour(&bar.venue);
    shown["photoIds"] = json!([photo]);
    let update = json!({ "input": { "id": bar.offer, "offer": shown } });
    world.client.done(Some(&bar.owner), UPDATE_OFFER, update).await;
    let registration = world.register(&member, &bar.outing, 2).await;
    let (account, session, check) = identity(&world, &member).await;
    let (conversations, message) = conversations(&world, &member, &bar).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let owned = Owned {
        venue: bar.venue.clone(),
        offer: bar.offer.clone(),
        draft: text(&draft["offer"]["id"]),
        saved_draft: text(&saved["draft"]["id"]),
        outing: bar.outing.clone(),
        registration: text(&registration["id"]),
        short_code: text(&registration["ticket"]["shortCode"]),
        partner: partner_id(&world, &bar.owner).await,
        account,
        owner: owner_account(&world, &bar.owner).await,
        session,
        check,
        photo,
        conversations,
        message,
    };
    let secrets = vec![
        "lea@yousoon.test".to_owned(),
        "owner-1@yousoon.test".to_owned(),
        siret(1),
        SECRET_QUOTA.to_string(),
        "Brouillon secret".to_owned(),
        SECRET_MESSAGE.to_owned(),
        owned.registration.clone(),
        owned.short_code.clone(),
        owned.session.clone(),
        owned.check.clone(),
        text(&registration["ticket"]["token"]),
    ];
    let other_member = world.member("other@yousoon.test").await;
    let other_owner = world.partner(&bar.admin, 2, "BAR").await;
    let strangers = vec![
        ("anonymous", None),
        ("another member", Some(other_member)),
        ("another partner's owner", Some(other_owner)),
        ("a door account of the same partner", Some(door)),
        ("a forged token", Some("eyJhbGciOiJub25lIn0.e30.".to_owned())),
        ("somebody without the second factor they need", Some(limited_token())),
    ];
    Neighbourhood { world, owned, secrets, strangers }
}

/// How often the drafts may be used: long enough that no random id ever holds these digits.
const SECRET_QUOTA: u32 = 765_432;

/// What the member writes to the partner.
const SECRET_MESSAGE: &str = "Entre nous : table 7, s'il vous plaît";

/// The group of the outing, the member's conversation with the partner, and what the member wrote there.
async fn conversations(world: &World, member: &str, bar: &Bar) -> ([String; 2], String) {
    let input = json!({ "input": { "outingId": bar.outing } });
    let opened = world.client.done(Some(member), OPEN_CONVERSATION, input).await;
    let with_partner = opened["conversation"]["id"].as_str().unwrap().to_owned();
    let input =
        json!({ "input": { "conversationId": with_partner, "text": SECRET_MESSAGE, "clientId": "a" } });
    let sent = world.client.done(Some(member), SEND_MESSAGE, input).await;
    let group = world.group(member).await;
    ([group, with_partner], sent["message"]["id"].as_str().unwrap().to_owned())
}

/// The member's account, session and started identity check.
async fn identity(world: &World, member: &str) -> (String, String, String) {
    let started = "mutation { startIdentityCheck(input: { documentType: IDENTITY_CARD }) {
        identityCheck { id } errors { code field message } } }";
    let started = world.client.done(Some(member), started, json!({})).await;
    let data = world.client.data(Some(member), "{ me { id } mySessions { id current } }", json!({})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let session = &data["mySessions"][0];
    assert_eq!(session["current"], true);
    (text(&data["me"]["id"]), text(&session["id"]), text(&started["identityCheck"]["id"]))
}

/// A token that is good and may do next to nothing.
fn limited_token() -> String {
    let tokens = platform::tokens::AccessTokens::new(&platform::settings::SecretKey::development(1)).unwrap();
    let (account, session) = (kernel::AccountId::generate(), kernel::SessionId::generate());
    let now = kernel::Clock::now(&kernel::SystemClock);
    tokens.issue(&contracts::Actor::Limited { account, session }, now).unwrap().0
}

async fn partner_id(world: &World, owner: &str) -> String {
    let data = world.client.data(Some(owner), "{ myPartner { id } }", json!({})).await;
    data["myPartner"]["id"].as_str().unwrap().to_owned()
}

async fn owner_account(world: &World, owner: &str) -> String {
    let data = world.client.data(Some(owner), "{ me { id } }", json!({})).await;
    data["me"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_root_field_has_a_rule_and_an_example() {
    let world = World::start().await;
    let schema = Schema::read(&world.client).await;
    let fields: BTreeSet<String> = schema.root_fields().map(|(name, _)| name).collect();
    let rules: BTreeSet<String> = gateway::ROOT_FIELDS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(fields, rules);
    for name in &fields {
        assert!(arguments(name, &Owned::nobody()).is_some(), "{name} needs an example in access/examples.rs");
    }
    for name in public::FIELDS {
        assert!(schema.has(name), "{name} is listed as public but does not exist");
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_query_gives_a_stranger_what_is_not_public() {
    let place = neighbourhood().await;
    let schema = Schema::read(&place.world.client).await;
    let mut reached = BTreeSet::new();
    for (root, kind) in schema.root_fields().filter(|(root, _)| root.starts_with("Query.")) {
        let field = root.split('.').nth(1).unwrap();
        for arguments in arguments(&root, &place.owned).unwrap() {
            let query = format!("{{ {field}{arguments} {} }}", schema.selection(&kind));
            for (stranger, token) in &place.strangers {
                let response = place.world.client.graphql(token.as_deref(), &query, json!({})).await;
                let data = &response["data"][field];
                // Door accounts see who comes to their own company's outings: without a ticket, see below.
                let own_company = stranger.starts_with("a door");
                for secret in &place.secrets {
                    let text = data.to_string();
                    let allowed = own_company && public::DOOR_MAY_SEE.contains(&root.as_str());
                    assert!(
                        allowed || !text.contains(secret.as_str()),
                        "{root} tells {stranger} {secret}:\n{data:#}"
                    );
                }
                if token.is_none() {
                    schema::leaves(data, &mut reached);
                    let code = &response["errors"][0]["extensions"]["code"];
                    assert!(
                        public::QUERIES.contains(&root.as_str()) || code == "UNAUTHENTICATED",
                        "{root} answers anybody: {response:#}"
                    );
                }
            }
        }
    }
    let unlisted: Vec<_> = reached.iter().filter(|field| !public::is_public(field)).collect();
    assert!(unlisted.is_empty(), "reached by anybody but not listed as public: {unlisted:?}");
    assert!(reached.len() > 40, "the walk has not reached much: {reached:?}");
    place.world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mutation_lets_a_stranger_touch_what_is_not_theirs() {
    let place = neighbourhood().await;
    let schema = Schema::read(&place.world.client).await;
    let before = state(&place).await;
    for (root, kind) in schema.root_fields().filter(|(root, _)| root.starts_with("Mutation.")) {
        let field = root.split('.').nth(1).unwrap();
        for arguments in arguments(&root, &place.owned).unwrap() {
            let query = format!("mutation {{ {field}{arguments} {} }}", schema.selection(&kind));
            for (stranger, token) in &place.strangers {
                if public::is_own_effect(&root, stranger) {
                    continue;
                }
                let response = place.world.client.graphql(token.as_deref(), &query, json!({})).await;
                let code = response["errors"][0]["extensions"]["code"].as_str().unwrap_or_default();
                let refused = response["data"][field]["errors"][0]["code"].is_string();
                assert!(
                    ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"].contains(&code) || refused,
                    "{root} lets {stranger}: {response:#}"
                );
                for secret in &place.secrets {
                    assert!(
                        !response.to_string().contains(secret.as_str()),
                        "{root} tells {stranger} {secret}"
                    );
                }
            }
        }
    }
    assert_eq!(state(&place).await, before);
    place.world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_door_sees_names_and_numbers_but_no_ticket() {
    let place = neighbourhood().await;
    let door = place.strangers[3].1.clone();
    let query = format!(
        "{{ outingRegistrations(outingId: \"{}\") {{ edges {{ node {{ memberName people status ticket {{ token }} waitlistPosition }} }} }} }}",
        place.owned.outing
    );
    let data = place.world.client.data(door.as_deref(), &query, json!({})).await;
    let node = &data["outingRegistrations"]["edges"][0]["node"];
    assert_eq!(
        *node,
        json!({ "memberName": "Léa M.", "people": 2, "status": "CONFIRMED", "ticket": null, "waitlistPosition": null })
    );
    place.world.end().await;
}

/// What must be the same after every stranger has tried everything.
async fn state(place: &Neighbourhood) -> Value {
    let owner = place.world.sign_in("owner-1@yousoon.test").await;
    let member = place.world.sign_in("lea@yousoon.test").await;
    let query = "{ myPartner { status name offers { edges { node { id status title } } } venues { edges { node { id } } }
        outings { edges { node { id status seatsLeft capacity } } } } }";
    let partner = place.world.client.data(Some(&owner), query, json!({})).await;
    let query = "{ myRegistrations { edges { node { id status people } } }
        me { id role email firstName identityVerified deletionDueAt } mySecurity { totpEnabled passkeys { id } }
        myIdentityCheck { id status attemptsLeft } myConsents { kind version granted } myFavourites { edges { node { addedAt } } }
        myConversations { edges { node { id peopleCount unreadCount lastMessage { id text } } } } }";
    let member = place.world.client.data(Some(&member), query, json!({})).await;
    let admin = place.world.sign_in("admin@yousoon.test").await;
    let query = "{ verdictPolicy { provider mode rules { mode } retentionHours revision } }";
    json!([partner, member, place.world.client.data(Some(&admin), query, json!({})).await])
}
