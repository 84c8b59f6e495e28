//! Bad input: each a clear coded error, nothing written, no panic.

use http_body_util::BodyExt;
use hyper::StatusCode;
use serde_json::{Value, json};

use crate::world::*;

fn with(mut input: Value, path: &str, value: Value) -> Value {
    *input.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = value;
    input
}

fn codes(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(code, field)| (code.as_str(), field.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_ups() {
    let world = World::start().await;
    let good = json!({ "input": {
        "email": "owner@yousoon.test", "password": PASSWORD, "firstName": "Camille", "lastName": "Durand",
        "companyName": "Maison", "siret": siret(1), "type": "BAR",
    } });
    for (path, value, expected) in [
        ("/input/siret", json!("12345678901234"), ("SIRET_INVALID", "siret")),
        ("/input/siret", json!(""), ("SIRET_INVALID", "siret")),
        ("/input/email", json!("owner@"), ("EMAIL_INVALID", "email")),
        ("/input/email", json!("a\r\nBcc: x@example.org"), ("EMAIL_INVALID", "email")),
        ("/input/password", json!("court"), ("PASSWORD_TOO_WEAK", "password")),
        ("/input/firstName", json!("   "), ("REQUIRED", "firstName")),
        ("/input/companyName", json!("x".repeat(100_000)), ("TEXT_TOO_LONG", "companyName")),
    ] {
        let refused = world.client.refused(None, SIGN_UP_PARTNER, with(good.clone(), path, value)).await;
        assert_eq!(codes(&refused), [expected], "{path}");
    }
    // Nothing was written: the queue is empty and the SIRET still free.
    let admin = world.admin().await;
    let queue = "{ reviewQueue(kind: PARTNER) { edges { node { id } } } }";
    let data = world.client.data(Some(&admin), queue, json!({})).await;
    assert_eq!(data["reviewQueue"]["edges"], json!([]));
    world.client.done(None, SIGN_UP_PARTNER, good.clone()).await;
    world.confirm("owner@yousoon.test").await;
    let other = with(good, "/input/email", json!("other@yousoon.test"));
    let refused = world.client.refused(None, SIGN_UP_PARTNER, other).await;
    assert_eq!(codes(&refused), [("SIRET_TAKEN", "siret")]);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn venues_offers_and_outings() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let owner = Some(bar.owner.as_str());
    let venue = json!({ "input": {
        "name": "Ailleurs", "address": { "street": "1 rue", "postalCode": "75011", "city": "Paris" },
        "location": { "latitude": 48.85, "longitude": 2.37 }, "timeZone": "Europe/Paris",
    } });
    for (path, value, code) in [
        ("/input/location/latitude", json!(91.0), "COORDINATES_INVALID"),
        ("/input/location/longitude", json!(-180.5), "COORDINATES_INVALID"),
        ("/input/timeZone", json!("Europe/Atlantis"), "TIME_ZONE_INVALID"),
        ("/input/name", json!(""), "REQUIRED"),
    ] {
        let refused = world.client.refused(owner, CREATE_VENUE, with(venue.clone(), path, value)).await;
        assert_eq!(refused[0].0, code, "{path}");
    }
    let offer = json!({ "input": happy_hour(&bar.venue) });
    for (path, value, code) in [
        ("/input/tiers/1/minPeople", json!(6), "TIERS_NOT_RISING"),
        ("/input/tiers/1/discountPercent", json!(10), "TIERS_NOT_RISING"),
        ("/input/terms/happyHour/drinks/0/memberPrice/cents", json!(1500), "PRICE_NOT_REDUCED"),
        ("/input/terms/happyHour/drinks/0/listPrice/cents", json!(-1), "OUT_OF_RANGE"),
        ("/input/title", json!("x".repeat(200_000)), "TEXT_TOO_LONG"),
        ("/input/venueIds/0", json!("ven_nonsense"), "INVALID_ID"),
        (
            "/input/terms",
            json!({ "setMenu": { "courses": ["Plat"], "listPrice": { "cents": 2000 }, "memberPrice": { "cents": 1500 } } }),
            "KIND_NOT_ALLOWED",
        ),
    ] {
        let refused = world.client.refused(owner, CREATE_OFFER, with(offer.clone(), path, value)).await;
        assert!(refused.iter().any(|(found, _)| found == code), "{path}: {refused:?}");
    }
    // Two kinds at once is no `@oneOf`.
    let both = with(
        offer,
        "/input/terms",
        json!({ "happyHour": { "drinks": [] }, "tabDiscount": { "percent": 10, "excludedItems": [] } }),
    );
    assert_eq!(world.client.failure(owner, CREATE_OFFER, both).await, "BAD_USER_INPUT");
    let outing = json!({ "input": outing_input((&bar.offer, &bar.venue), 24, 10) });
    for (path, value, code) in [
        ("/input/capacity", json!(0), "OUT_OF_RANGE"),
        ("/input/capacity", json!(10_000_000), "OUT_OF_RANGE"),
        ("/input/startsAt", json!("2013-11-22T20:30:00+01:00"), "DATE_IN_PAST"),
        ("/input/startsAt", json!("2126-11-22T20:30:00+01:00"), "DATE_TOO_FAR"),
        ("/input/endsAt", json!("2013-11-22T20:30:00+01:00"), "END_BEFORE_START"),
        ("/input/offerId", json!("off_01J8ZZZZZZZZZZZZZZZZZZZZZZ"), "INVALID_ID"),
    ] {
        let variables = with(outing.clone(), path, value);
        let response = world.client.graphql(owner, SCHEDULE, variables).await;
        let payload = &response["data"]["scheduleOuting"];
        let known = payload["errors"]
            .as_array()
            .is_some_and(|errors| errors.iter().any(|error| error["code"] == code));
        let unknown = response["errors"][0]["extensions"]["code"] == "NOT_FOUND";
        assert!(known || unknown, "{path}: {response:#}");
        assert!(payload["outing"].is_null());
    }
    let mine = "{ myPartner { venues { edges { node { id } } } offers { edges { node { id } } } outings { edges { node { id } } } } }";
    let data = world.client.data(owner, mine, json!({})).await;
    for list in ["venues", "offers", "outings"] {
        assert_eq!(data["myPartner"][list]["edges"].as_array().unwrap().len(), 1, "{list}");
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_none() {
    let world = World::start().await;
    let nested =
        format!("{{ {} }}", (0..50).fold("__typename".to_owned(), |inner, _| format!("a {{ {inner} }}")));
    let deep = (0..24).fold("id".to_owned(), |inner, level| {
        if level % 2 == 0 { format!("outing {{ {inner} }}") } else { format!("myRegistration {{ {inner} }}") }
    });
    let deep = deep.replacen("myRegistration", "outing(id: \"x\") { myRegistration", 1) + " }";
    let wide = "{ outings(first: 100) { edges { node { offer { venues { partner { id name type } address { city street } } } } } } }";
    for query in [
        nested.as_str(),
        &format!("{{ {deep} }}"),
        "{ noSuchField }",
        "{ outings(first: \"vingt\") { totalCount } }",
        "{ outing(id: ",
        "",
        &"{ me { id } }".repeat(10_000),
    ] {
        assert_eq!(world.client.failure(None, query, json!({})).await, "BAD_USER_INPUT", "{:.60}", query);
    }
    world.client.data(None, wide, json!({})).await;
    let filter = |filter: Value| json!({ "filter": filter });
    let search = "query($filter: OutingFilter) { outings(filter: $filter) { totalCount } }";
    for bad in [
        json!({ "near": { "latitude": 95.0, "longitude": 2.0 } }),
        json!({ "near": { "latitude": 48.0, "longitude": 2.0, "radiusMeters": -5 } }),
        json!({ "bounds": { "south": 49.0, "west": 2.0, "north": 48.0, "east": 3.0 } }),
        json!({ "from": "2026-12-02T00:00:00Z", "to": "2026-12-01T00:00:00Z" }),
        json!({ "from": "demain" }),
    ] {
        assert_eq!(world.client.failure(None, search, filter(bad.clone())).await, "BAD_USER_INPUT", "{bad}");
    }
    let weird = json!({ "text": "'\"(*:~^ AND OR \u{0} \u{202e} 🍸🍸 )".repeat(200) });
    world.client.data(None, search, filter(weird)).await;
    let cursor = "query { outings(after: \"%%%\") { totalCount } }";
    assert_eq!(world.client.failure(None, cursor, json!({})).await, "BAD_USER_INPUT");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_are_none() {
    let world = World::start().await;
    let megabyte =
        json!({ "query": "{ __typename }", "variables": { "x": "y".repeat(1_000_000) } }).to_string();
    for (body, content_type, status) in [
        (megabyte, "application/json", StatusCode::PAYLOAD_TOO_LARGE),
        ("{".to_owned(), "application/json", StatusCode::BAD_REQUEST),
        ("[]".to_owned(), "application/json", StatusCode::BAD_REQUEST),
        (
            "query={me{id}}".to_owned(),
            "application/x-www-form-urlencoded",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
    ] {
        let response = world.client.post(body, &[("content-type", content_type)]).await;
        assert_eq!(response.status(), status);
        let text = response.into_body().collect().await.unwrap().to_bytes();
        let answer: Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    }
    assert_eq!(world.client.get("/healthz").await.0, StatusCode::OK);
    assert_eq!(world.client.get("/graphiql/../Cargo.toml").await.0, StatusCode::NOT_FOUND);
    world.end().await;
}
