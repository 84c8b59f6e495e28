//! Sessions in cookies: a browser on the portal's pages, and pages of others that would like to be it.

use std::collections::BTreeMap;

use http_body_util::BodyExt;
use hyper::{Response, StatusCode, body::Incoming, header};
use serde_json::{Value, json};

use crate::{client::Client, world::*};

const ORIGIN: &str = "http://127.0.0.1:4002";
const OWNER: &str = "owner-1@yousoon.test";
const ME: &str = "{ me { email } }";
const REFRESH: &str = "mutation { refreshSession(input: { refreshToken: \"\" }) {
    session { accessToken refreshToken expiresAt sessionEndsAt } errors { code field message } } }";
const SIGN_OUT: &str = "mutation { signOut { done errors { code field message } } }";

/// A browser that shows the portal.
struct Browser {
    client: Client,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    fn new(world: &World) -> Self {
        Self { client: world.client.clone(), cookies: BTreeMap::new() }
    }

    fn cookie_line(&self) -> String {
        let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    async fn send(&self, query: &str, variables: Value, headers: &[(&str, &str)]) -> Response<Incoming> {
        let cookies = self.cookie_line();
        let mut all = vec![("accept-language", "fr"), ("cookie", cookies.as_str())];
        all.extend(headers);
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.client.post(body, &all).await
    }

    /// What the portal's own page asks; cookies that come with the answer are kept.
    async fn ask(&mut self, query: &str, variables: Value) -> Value {
        let response = self.send(query, variables, &[("x-yousoon-site", "portal"), ("origin", ORIGIN)]).await;
        for set in response.headers().get_all(header::SET_COOKIE) {
            let (pair, attributes) = set.to_str().unwrap().split_once("; ").unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            assert!(
                attributes.starts_with("Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age="),
                "{attributes}"
            );
            if attributes.ends_with("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        body(response).await
    }

    async fn sign_in(&mut self) {
        let input = json!({ "input": { "email": OWNER, "password": PASSWORD } });
        let answer = self.ask(SIGN_IN, input).await;
        let session = json!({ "accessToken": "", "refreshToken": "" });
        assert_eq!(answer["data"]["signIn"]["session"], session, "{answer:#}");
        let names: Vec<_> = self.cookies.keys().map(String::as_str).collect();
        assert_eq!(names, ["yousoon_portal_access", "yousoon_portal_refresh"]);
    }
}

async fn body(response: Response<Incoming>) -> Value {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap()
}

/// A platform with one owner, and a browser that is signed in as the owner.
async fn signed_in() -> (World, Browser) {
    let world = World::start().await;
    let admin = world.admin().await;
    world.partner(&admin, 1, "BAR").await;
    let mut browser = Browser::new(&world);
    browser.sign_in().await;
    (world, browser)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_opened_refreshed_and_ended_without_a_script_seeing_a_token() {
    let (world, mut browser) = signed_in().await;
    assert_eq!(browser.ask(ME, json!({})).await["data"]["me"]["email"], OWNER);
    let before = browser.cookies.clone();
    let answer = browser.ask(REFRESH, json!({})).await;
    let session = &answer["data"]["refreshSession"]["session"];
    assert_eq!((&session["accessToken"], &session["refreshToken"]), (&json!(""), &json!("")), "{answer:#}");
    assert!(session["sessionEndsAt"].is_string());
    assert!(browser.cookies["yousoon_portal_refresh"] != before["yousoon_portal_refresh"]);
    assert_eq!(browser.ask(ME, json!({})).await["data"]["me"]["email"], OWNER);
    // Another tab, or a page that lost the answer, asks with the old cookies: the same token comes.
    let newest = browser.cookies.clone();
    browser.cookies = before;
    browser.ask(REFRESH, json!({})).await;
    assert_eq!(browser.cookies["yousoon_portal_refresh"], newest["yousoon_portal_refresh"]);
    let stolen = browser.cookies.clone();
    assert_eq!(browser.ask(SIGN_OUT, json!({})).await["data"]["signOut"]["done"], true);
    assert!(browser.cookies.is_empty());
    browser.cookies = stolen;
    assert_eq!(browser.ask(ME, json!({})).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let answer = browser.ask(REFRESH, json!({})).await;
    assert_eq!(answer["data"]["refreshSession"]["errors"][0]["code"], "SESSION_EXPIRED");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_removes_the_cookies_and_ends_the_session_whatever_is_left_of_it() {
    let (world, mut browser) = signed_in().await;
    // The access token has ended; the refresh token says whose session it is.
    let refresh = browser.cookies["yousoon_portal_refresh"].clone();
    browser.cookies.insert("yousoon_portal_access".into(), "over".into());
    assert_eq!(browser.ask(SIGN_OUT, json!({})).await["data"]["signOut"]["done"], true);
    assert!(browser.cookies.is_empty());
    browser.cookies.insert("yousoon_portal_refresh".into(), refresh);
    let answer = browser.ask(REFRESH, json!({})).await;
    assert_eq!(answer["data"]["refreshSession"]["errors"][0]["code"], "SESSION_EXPIRED");
    // There is nothing left to end.
    browser.cookies.insert("yousoon_portal_access".into(), "over".into());
    assert_eq!(browser.ask(SIGN_OUT, json!({})).await["data"]["signOut"]["done"], true);
    assert!(browser.cookies.is_empty());
    // A client with a token of its own is told as ever.
    assert_eq!(world.client.failure(None, SIGN_OUT, json!({})).await, "UNAUTHENTICATED");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cookies_count_for_the_portals_own_page_alone() {
    let (world, browser) = signed_in().await;
    let code = async |headers: &[(&str, &str)]| {
        let response = browser.send(ME, json!({}), headers).await;
        let status = response.status();
        let answer = body(response).await;
        let error = &answer["errors"][0]["extensions"]["code"];
        (status, error.as_str().unwrap_or_default().to_owned())
    };
    let portal = ("x-yousoon-site", "portal");
    let told = |status, code: &str| (status, code.to_owned());
    assert_eq!(code(&[]).await, told(StatusCode::OK, "UNAUTHENTICATED"));
    assert_eq!(code(&[("origin", ORIGIN)]).await, told(StatusCode::OK, "UNAUTHENTICATED"));
    assert_eq!(code(&[("x-yousoon-site", "admin")]).await, told(StatusCode::OK, "UNAUTHENTICATED"));
    assert_eq!(code(&[portal]).await, told(StatusCode::OK, ""), "a program of the owner's own");
    assert_eq!(code(&[("x-yousoon-site", "shop")]).await, told(StatusCode::BAD_REQUEST, "BAD_USER_INPUT"));
    for foreign in ["https://evil.example", "http://127.0.0.1:4003", "null"] {
        assert_eq!(code(&[portal, ("origin", foreign)]).await, told(StatusCode::FORBIDDEN, "FORBIDDEN"));
    }
    // What a form of another site can send, with the cookies a lax browser would add.
    let cookies = browser.cookie_line();
    for kind in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=b"] {
        let query = json!({ "query": SIGN_OUT }).to_string();
        let headers = [("content-type", kind), ("cookie", &cookies), ("origin", "https://evil.example")];
        let response = world.client.post(query, &headers).await;
        assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        assert!(!response.headers().contains_key(header::SET_COOKIE));
    }
    assert_eq!(code(&[portal]).await, told(StatusCode::OK, ""), "the session is still open");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn browsers_are_told_whose_pages_may_send_cookies() {
    let world = World::start().await;
    let wants = "content-type,x-yousoon-site";
    let allowed = world.client.preflight(ORIGIN, wants).await;
    assert_eq!(allowed[header::ACCESS_CONTROL_ALLOW_ORIGIN], ORIGIN);
    assert_eq!(allowed[header::ACCESS_CONTROL_ALLOW_CREDENTIALS], "true");
    let headers = allowed[header::ACCESS_CONTROL_ALLOW_HEADERS].to_str().unwrap();
    assert!(headers.contains("x-yousoon-site"), "{headers}");
    let foreign = world.client.preflight("https://evil.example", wants).await;
    assert!(!foreign.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), "{foreign:?}");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uploads_and_subscriptions_take_the_same_cookies() {
    let (world, mut browser) = signed_in().await;
    let cookies = browser.cookie_line();
    let path = "/uploads/identity/idc_01J8ZZZZZZZZZZZZZZZZZZZZZZ/front";
    let kind = ("content-type", "application/octet-stream");
    for (headers, status) in [
        (vec![kind, ("cookie", cookies.as_str())], StatusCode::UNAUTHORIZED),
        // Who it is is known: an owner, who has no document to show.
        (vec![kind, ("cookie", cookies.as_str()), ("x-yousoon-site", "portal")], StatusCode::FORBIDDEN),
    ] {
        let response = world.client.upload_with(path, &headers, b"\xff\xd8\xff".to_vec()).await;
        assert_eq!(response.status(), status);
    }
    // A mutation that is asked for as a stream of events sets its cookies as well.
    let events = [("x-yousoon-site", "portal"), ("accept", "text/event-stream")];
    let response = browser.send(REFRESH, json!({}), &events).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(response.headers().get_all(header::SET_COOKIE).iter().count(), 2);
    let text = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8_lossy(&text);
    assert!(text.contains("\"accessToken\":\"\"") && text.trim_end().ends_with("data: null"), "{text}");
    browser.ask(REFRESH, json!({})).await;
    let subscription = "subscription { outingChanged(id: \"nonsense\") { id } }";
    let response = browser.send(subscription, json!({}), &events).await;
    let text = response.into_body().collect().await.unwrap().to_bytes();
    assert!(String::from_utf8_lossy(&text).contains("INVALID_ID"));
    world.end().await;
}
