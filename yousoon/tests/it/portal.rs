//! What the partner portal asks, over HTTP.

use serde_json::{Value, json};

use crate::world::*;

const STAFF: &str =
    "{ staff { edges { node { account email role confirmed invitedAt self } } pageInfo { hasNextPage } } }";
const UPDATE_ROLE: &str = "mutation($input: UpdateStaffRoleInput!) { updateStaffRole(input: $input) {
    staffMember { account role } errors { code field message } } }";
const REMOVE: &str =
    "mutation($account: ID!) { removeStaff(account: $account) { done errors { code field message } } }";
const RESEND: &str = "mutation($account: ID!) { resendStaffInvitation(account: $account) { done errors { code field message } } }";
const SIRET: &str = "query($siret: String!) { siretCheck(siret: $siret) { siret formatted valid error { code field message } } }";

async fn people(world: &World, owner: &str) -> Vec<Value> {
    let data = world.client.data(Some(owner), STAFF, json!({})).await;
    data["staff"]["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_looks_after_the_staff() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let owner = bar.owner.as_str();
    let door = world.door(owner).await;
    let input = json!({ "input": {
        "email": "invited@yousoon.test", "firstName": "Ines", "lastName": "Roy", "role": "MANAGER" } });
    world.client.done(Some(owner), INVITE, input).await;
    let staff = people(&world, owner).await;
    let shown: Vec<_> = staff.iter().map(|one| (&one["role"], &one["confirmed"], &one["self"])).collect();
    let (yes, no) = (&json!(true), &json!(false));
    assert_eq!(shown, [(&json!("OWNER"), yes, yes), (&json!("DOOR"), yes, no), (&json!("MANAGER"), no, no)]);
    assert!(staff[1]["invitedAt"].is_null() && staff[2]["invitedAt"].is_string());
    let account = staff[1]["account"].clone();
    let payload = world
        .client
        .done(Some(owner), UPDATE_ROLE, json!({ "input": { "account": account, "role": "MANAGER" } }))
        .await;
    assert_eq!(payload["staffMember"]["role"], "MANAGER");
    // At once: the token of the old role is refused.
    let me = "{ myPartner { id } }";
    assert_eq!(world.client.failure(Some(&door), me, json!({})).await, "UNAUTHENTICATED");
    let manager = world.sign_in("door@yousoon.test").await;
    world.client.data(Some(&manager), me, json!({})).await;
    world.client.done(Some(owner), RESEND, json!({ "account": staff[2]["account"] })).await;
    for person in &staff[1..] {
        world.client.done(Some(owner), REMOVE, json!({ "account": person["account"] })).await;
    }
    assert_eq!(world.client.failure(Some(&manager), me, json!({})).await, "UNAUTHENTICATED");
    assert_eq!(people(&world, owner).await.len(), 1);
    let own = json!({ "account": staff[0]["account"] });
    let refused = world.client.refused(Some(owner), REMOVE, own).await;
    assert_eq!(refused, [("OWN_ACCOUNT".to_owned(), "account".to_owned())]);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_siret_is_checked_by_its_digits() {
    let world = World::start().await;
    let check = async |siret: &str| {
        world.client.data(None, SIRET, json!({ "siret": siret })).await["siretCheck"].clone()
    };
    let good = check("732 829 320 00074").await;
    assert_eq!(
        good,
        json!({ "siret": "73282932000074", "formatted": "732 829 320 00074", "valid": true, "error": null })
    );
    assert_eq!(check("35600000009075").await["valid"], true, "La Poste's own rule");
    let typing = check("7328293").await;
    assert_eq!((&typing["formatted"], &typing["valid"]), (&json!("732 829 3"), &json!(false)));
    assert_eq!(
        (&typing["error"]["code"], &typing["error"]["field"]),
        (&json!("SIRET_INVALID"), &json!("siret"))
    );
    assert_eq!(check(&"9".repeat(100_000)).await["siret"], "9".repeat(14));
    // Whether a company has it is nobody's business.
    let admin = world.admin().await;
    world.partner(&admin, 1, "BAR").await;
    assert_eq!(check(&siret(1)).await["error"], Value::Null);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_venue_that_moved_is_found_where_it_is() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let near = "query($filter: OutingFilter) { outings(filter: $filter) { edges { node { venue { name address { city } } } } } }";
    let at = async |latitude: f64, longitude: f64| {
        let place = json!({ "latitude": latitude, "longitude": longitude, "radiusMeters": 2000 });
        let data = world.client.data(None, near, json!({ "filter": { "near": place } })).await;
        data["outings"]["edges"].as_array().unwrap().clone()
    };
    let venue = json!({
        "name": "Le Comptoir Lyonnais", "address": { "street": "1 rue Saint-Jean", "postalCode": "69005", "city": "Lyon" },
        "location": { "latitude": 45.7633, "longitude": 4.8272 },
    });
    assert!(at(45.7633, 4.8272).await.is_empty());
    let input = json!({ "input": { "id": bar.venue, "venue": venue } });
    let payload = world.client.done(Some(&bar.owner), UPDATE_VENUE, input).await;
    assert_eq!(payload["venue"]["name"], "Le Comptoir Lyonnais");
    let found = at(45.7633, 4.8272).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["node"]["venue"]["address"]["city"], "Lyon");
    assert!(at(48.8532, 2.3692).await.is_empty());
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drafts_and_offers_are_listed_for_the_wizard() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let owner = Some(bar.owner.as_str());
    let content =
        json!({ "step": 2, "terms": { "happyHour": { "drinks": [{ "$price": 1.5, "a.b": null }] } } });
    let input = json!({ "input": { "title": "Apéro", "content": content } });
    let first = world.client.done(owner, SAVE_DRAFT, input).await["draft"].clone();
    assert_eq!((&first["content"], &first["revision"]), (&content, &json!(1)));
    let again = |revision: i32, content: Value| json!({ "input": { "id": first["id"], "title": "Apéro", "content": content, "revision": revision } });
    let second = world.client.done(owner, SAVE_DRAFT, again(1, json!([1]))).await["draft"].clone();
    assert_eq!(second["revision"], 2);
    let stale = world.client.refused(owner, SAVE_DRAFT, again(1, json!([2]))).await;
    assert_eq!(stale, [("STALE".to_owned(), "revision".to_owned())]);
    let query = "query($id: ID!) { offerDraft(id: $id) { content } myPartner {
        offerDrafts { edges { node { id title revision updatedAt } } }
        published: offers(statuses: [PUBLISHED]) { edges { node { id } } }
        drafts: offers(statuses: [DRAFT, REJECTED]) { edges { node { id } } } } }";
    let data = world.client.data(owner, query, json!({ "id": first["id"] })).await;
    assert_eq!(data["offerDraft"]["content"], json!([1]));
    let partner = &data["myPartner"];
    assert_eq!(partner["offerDrafts"]["edges"][0]["node"]["revision"], 2);
    assert_eq!(partner["published"]["edges"][0]["node"]["id"], json!(bar.offer));
    assert_eq!(partner["drafts"]["edges"], json!([]));
    let delete = "mutation($id: ID!) { deleteOfferDraft(id: $id) { done errors { code field message } } }";
    world.client.done(owner, delete, json!({ "id": first["id"] })).await;
    assert_eq!(world.client.failure(owner, delete, json!({ "id": first["id"] })).await, "NOT_FOUND");
    world.end().await;
}
