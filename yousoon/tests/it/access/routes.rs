//! Routes outside GraphQL: who has no right gets nothing, and learns nothing.

use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::{Neighbourhood, neighbourhood};

const EXPORT: &str = "mutation { exportMyData { export { url expiresAt } errors { code field message } } }";

/// Status and code of an upload that is refused.
async fn refused(place: &Neighbourhood, path: &str, token: &str) -> (u16, String) {
    let response = place.world.client.upload(path, token, b"\xff\xd8\xff".to_vec()).await;
    let status = response.status().as_u16();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let answer: Value = serde_json::from_slice(&bytes).unwrap();
    assert!(answer["identityCheck"].is_null(), "{answer}");
    let error = &answer["errors"][0];
    assert!(!error["message"].as_str().unwrap().is_empty());
    (status, error["code"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_is_taken_from_the_member_alone() {
    let place = neighbourhood().await;
    let path = format!("/uploads/identity/{}/front", place.owned.check);
    for (stranger, token) in &place.strangers {
        let expected = match *stranger {
            "anonymous" | "a forged token" => (401, "UNAUTHENTICATED"),
            "another member" => (404, "NOT_FOUND"),
            _ => (403, "FORBIDDEN"),
        };
        let (status, code) = refused(&place, &path, token.as_deref().unwrap_or_default()).await;
        assert_eq!((status, code.as_str()), expected, "{stranger}");
    }
    let member = place.world.sign_in("lea@yousoon.test").await;
    for path in ["/uploads/identity/nonsense/front", &path.replace("front", "left")] {
        assert_eq!(refused(&place, path, &member).await, (404, "NOT_FOUND".to_owned()), "{path}");
    }
    let query = "{ myIdentityCheck { id status uploaded uploadUrls { side url } } }";
    let data = place.world.client.data(Some(&member), query, json!({})).await;
    let check = &data["myIdentityCheck"];
    assert_eq!((&check["id"], &check["uploaded"]), (&json!(place.owned.check), &json!([])));
    assert!(check["uploadUrls"][0]["url"].as_str().unwrap().ends_with(&path), "{check}");
    place.world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_is_for_whom_it_was_made() {
    let place = neighbourhood().await;
    let client = &place.world.client;
    let member = place.world.sign_in("lea@yousoon.test").await;
    let payload = client.done(Some(&member), EXPORT, json!({})).await;
    let url = payload["export"]["url"].as_str().unwrap();
    let path = &url[url.find("/exports/").unwrap()..];
    let (status, archive) = client.get(path).await;
    assert_eq!(status, 200, "{archive}");
    for part in ["PK", "identity/", "booking/"] {
        assert!(archive.contains(part), "no {part}");
    }
    let (cut, altered) = (&path[..path.len() - 1], path.replacen("/exports/A", "/exports/B", 1));
    for path in [cut, altered.as_str(), "/exports/x", "/exports/%2e%2e"] {
        assert_eq!(client.get(path).await.0, 404, "{path}");
    }
    assert_eq!(client.failure(None, EXPORT, json!({})).await, "UNAUTHENTICATED");
    place.world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_and_messages_that_nobody_signed_are_refused() {
    let place = neighbourhood().await;
    for path in ["/review/images/x", &format!("/review/images/{}", "A".repeat(5_000))] {
        assert_eq!(place.world.client.get(path).await.0, 404);
    }
    for path in ["/webhooks/stripe-identity", "/webhooks/veriff"] {
        let forged = json!({ "id": "evt_1", "type": "identity.verification_session.verified" }).to_string();
        let response = place.world.client.upload(path, "", forged.into_bytes()).await;
        assert_eq!(response.status(), 401, "{path}");
        let response = place.world.client.upload(path, "", vec![b' '; 300 * 1024]).await;
        assert_eq!(response.status(), 413, "{path}");
    }
    place.world.end().await;
}
