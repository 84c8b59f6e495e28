//! A photo's way: uploaded, attached at once, on every card, gone from all of them.

use http_body_util::BodyExt;
use hyper::{Response, body::Incoming};
use serde_json::{Value, json};

use crate::world::*;

const CARD: &str = "query($id: ID!) { outing(id: $id) {
    offer { photos { id alt width height color url avif: url(width: 1000, format: AVIF) } } venue { photos { id } } } }";

async fn json_of(response: Response<Incoming>) -> (u16, Value) {
    let status = response.status().as_u16();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&bytes).unwrap())
}

fn header<'a>(response: &'a Response<Incoming>, name: &str) -> &'a str {
    response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_is_on_the_card_a_moment_after_its_upload() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let upload = world.client.upload("/uploads/photos?alt=Le%20comptoir", &bar.owner, jpeg(1_200, 900)).await;
    let (status, answer) = json_of(upload).await;
    assert_eq!((status, &answer["errors"]), (200, &json!([])));
    let photo = &answer["photo"];
    assert_eq!(
        (&photo["width"], &photo["height"], &photo["alt"]),
        (&json!(1_200), &json!(900), &json!("Le comptoir"))
    );
    assert_eq!(photo["variants"].as_array().unwrap().len(), 9);
    let mut offer = happy_hour(&bar.venue);
    offer["photoIds"] = json!([photo["id"]]);
    let update = json!({ "input": { "id": bar.offer, "offer": offer } });
    let payload = world.client.done(Some(&bar.owner), UPDATE_OFFER, update).await;
    assert_eq!(payload["offer"]["status"], "PUBLISHED", "photos are no price terms");
    let data = world.client.data(None, CARD, json!({ "id": bar.outing })).await;
    let shown = &data["outing"]["offer"]["photos"][0];
    for field in ["id", "alt", "width", "height", "color", "url"] {
        assert_eq!(shown[field], photo[field], "{field}");
    }
    assert!(shown["avif"].as_str().unwrap().ends_with("/1600.avif"), "{shown}");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_for_everybody_and_forever() {
    let world = World::start().await;
    let admin = world.admin().await;
    let owner = world.partner(&admin, 1, "BAR").await;
    let id = world.photo(&owner).await;
    let (webp, avif) = (format!("/media/{id}/800.webp"), format!("/media/{id}/800.avif"));
    let shown = world.client.fetch(&webp, &[]).await;
    assert_eq!((shown.status().as_u16(), header(&shown, "content-type")), (200, "image/webp"));
    assert_eq!(header(&shown, "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header(&shown, "cross-origin-resource-policy"), "cross-origin");
    let etag = header(&shown, "etag").to_owned();
    let known = world.client.fetch(&webp, &[("if-none-match", &etag)]).await;
    assert_eq!(known.status(), 304);
    testkit::eventually("AVIF", async || {
        let shown = world.client.fetch(&avif, &[]).await;
        assert_eq!(shown.status(), 200, "there is always something to see");
        (header(&shown, "content-type") == "image/avif").then_some(())
    })
    .await;
    for nothing in ["/media/x/800.webp", &webp.replace("800", "801"), &webp.replace("webp", "png")] {
        let (status, _) = world.client.get(nothing).await;
        assert_eq!(status, 404, "{nothing}");
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_photo_is_shown_nowhere() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let other = world.partner(&bar.admin, 2, "BAR").await;
    let (kept, gone) = (world.photo(&bar.owner).await, world.photo(&bar.owner).await);
    let mut offer = happy_hour(&bar.venue);
    offer["photoIds"] = json!([gone, kept]);
    let update = json!({ "input": { "id": bar.offer, "offer": offer } });
    world.client.done(Some(&bar.owner), UPDATE_OFFER, update.clone()).await;
    let file = format!("/media/{gone}/400.jpg");
    assert_eq!(world.client.get(&file).await.0, 200);
    assert_eq!(world.client.failure(Some(&other), DELETE_PHOTO, json!({ "id": gone })).await, "NOT_FOUND");
    world.client.done(Some(&bar.owner), DELETE_PHOTO, json!({ "id": gone })).await;
    assert_eq!(world.client.get(&file).await.0, 404, "also out of the memory of the gateway");
    let data = world.client.data(None, CARD, json!({ "id": bar.outing })).await;
    let shown: Vec<_> =
        data["outing"]["offer"]["photos"].as_array().unwrap().iter().map(|photo| &photo["id"]).collect();
    assert_eq!(shown, [&json!(kept)]);
    let refused = world.client.refused(Some(&bar.owner), UPDATE_OFFER, update).await;
    assert_eq!(refused, [("PHOTO_UNKNOWN".to_owned(), "photoIds.0".to_owned())]);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_are_a_partners_own() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let door = world.door(&bar.owner).await;
    let member = world.member("lea@yousoon.test").await;
    for (token, expected) in
        [("", (401, "UNAUTHENTICATED")), (&door, (403, "FORBIDDEN")), (&member, (403, "FORBIDDEN"))]
    {
        let (status, answer) =
            json_of(world.client.upload("/uploads/photos", token, jpeg(640, 480)).await).await;
        assert_eq!((status, answer["errors"][0]["code"].as_str().unwrap()), expected);
    }
    let (status, answer) =
        json_of(world.client.upload("/uploads/photos", &bar.owner, jpeg(300, 200)).await).await;
    assert_eq!((status, answer["errors"][0]["code"].as_str().unwrap()), (422, "PHOTO_TOO_SMALL"));
    let other = world.partner(&bar.admin, 2, "BAR").await;
    let stolen = world.photo(&other).await;
    let input = json!({ "input": {
        "name": "Volé", "address": { "street": "1 rue", "postalCode": "75011", "city": "Paris" },
        "location": { "latitude": 48.8, "longitude": 2.3 }, "photoIds": [stolen],
    } });
    let refused = world.client.refused(Some(&bar.owner), CREATE_VENUE, input).await;
    assert_eq!(refused, [("PHOTO_UNKNOWN".to_owned(), "photoIds.0".to_owned())]);
    world.end().await;
}
