//! Stripe Identity, against a stand-in that answers as its documents say.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, Query, RawQuery, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use contracts::{
    Actor, FailureCode, ServiceResult,
    identity::Done,
    verification::{DocumentType::*, *},
};
use hmac::{Hmac, Mac};
use parking_lot::Mutex;
use platform::settings::{Providers, StripeIdentity};
use serde_json::{Value, json};

use crate::{
    script::NUMBER,
    world::{Setup, World, failure, findings},
};

const KEY: &str = "rk_test_verification";
const SECRET: &str = "whsec_test";
const SESSION: &str = "vs_1NuN4zLkdIwHu7ixleE6HvkI";

/// What the stand-in was asked, and what it says of a session.
#[derive(Default)]
struct Stripe {
    created: Mutex<Vec<Vec<(String, String)>>>,
    retrieved: Mutex<Vec<String>>,
    document: Mutex<Value>,
}

fn is_ours(headers: &HeaderMap) -> bool {
    headers.get("authorization").is_some_and(|value| value == &format!("Bearer {KEY}"))
}

async fn create(
    State(stripe): State<Arc<Stripe>>,
    headers: HeaderMap,
    body: String,
) -> Result<Json<Value>, StatusCode> {
    if !is_ours(&headers) || headers.get("idempotency-key").is_none() {
        return Err(StatusCode::UNAUTHORIZED);
    }
    // A form is written as a query is.
    let form = Query::try_from_uri(&format!("/?{body}").parse().unwrap()).unwrap();
    stripe.created.lock().push(form.0);
    let url = "https://verify.stripe.com/start/test";
    Ok(Json(json!({ "id": SESSION, "status": "requires_input", "url": url, "client_secret": "vs_secret" })))
}

async fn retrieve(
    State(stripe): State<Arc<Stripe>>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Value>, StatusCode> {
    if !is_ours(&headers) || id != SESSION {
        return Err(StatusCode::UNAUTHORIZED);
    }
    stripe.retrieved.lock().push(query.unwrap_or_default());
    let document = stripe.document.lock().clone();
    Ok(Json(json!({ "id": id, "status": "verified", "last_verification_report": { "document": document } })))
}

struct Scene {
    world: World,
    stripe: Arc<Stripe>,
    lea: Actor,
    check: kernel::IdentityCheckId,
}

async fn scene() -> Scene {
    let stripe = Arc::new(Stripe::default());
    *stripe.document.lock() = document();
    let sessions = "/v1/identity/verification_sessions";
    let app = Router::new()
        .route(sessions, post(create))
        .route(&format!("{sessions}/{{id}}"), get(retrieve))
        .with_state(Arc::clone(&stripe));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    let account = StripeIdentity { url, key: KEY.to_owned(), webhook_secret: SECRET.to_owned() };
    let providers = Providers { stripe_identity: Some(account), ..Providers::default() };
    let world = World::with(Setup { providers, ..Setup::default() }).await;
    let stripes = |policy: &mut SetVerdictPolicy| {
        policy.provider = VerificationProvider::StripeIdentity;
        policy.mode = VerdictMode::Automatic;
    };
    world.set_policy(stripes).await.unwrap();
    let lea = world.lea().await;
    let begun = world.start(&lea, IdentityCard).await.unwrap();
    assert_eq!(begun.redirect_url.as_deref(), Some("https://verify.stripe.com/start/test"));
    assert!(begun.sides.is_empty());
    Scene { world, stripe, lea, check: begun.id.unwrap() }
}

fn document() -> Value {
    json!({
        "type": "id_card", "issuing_country": "FR", "number": NUMBER, "first_name": "Léa Zéphyrine",
        "last_name": "Martin", "dob": { "year": 1999, "month": 4, "day": 30 },
        "expiration_date": { "year": 2035, "month": 12, "day": 31 }, "status": "verified",
    })
}

fn sign(secret: &str, text: &str) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Scene {
    fn now(&self) -> i64 {
        use kernel::Clock;
        self.world.clock.now().as_seconds()
    }

    fn event(&self, id: &str, status: &str, code: Option<&str>) -> String {
        let last_error = code.map(|code| json!({ "code": code, "reason": "…" }));
        let session = json!({
            "id": SESSION, "object": "identity.verification_session", "status": status,
            "client_reference_id": self.check, "last_error": last_error, "last_verification_report": "vr_1",
        });
        let kind = format!("identity.verification_session.{status}");
        json!({ "id": id, "object": "event", "type": kind, "data": { "object": session } }).to_string()
    }

    async fn send(&self, body: &str, signature: String) -> ServiceResult<Done> {
        let headers = vec![("stripe-signature".to_owned(), signature)];
        let provider = VerificationProvider::StripeIdentity;
        let command = ProviderWebhook { provider, headers, body: body.as_bytes().to_vec() };
        self.world.verification.provider_webhook(&Actor::Anonymous, command).await
    }

    async fn tell(&self, body: &str) -> ServiceResult<Done> {
        let time = self.now();
        // The signature of the key before comes first while keys are changed.
        let signed = sign(SECRET, &format!("{time}.{body}"));
        self.send(body, format!("t={time},v1={},v1={signed},v0=x", sign("whsec_old", body))).await
    }

    async fn status(&self) -> IdentityStatus {
        self.world.view(&self.lea).await.status
    }

    async fn taken(&self) -> usize {
        self.world.stored("webhooks").await.len()
    }
}

#[tokio::test]
async fn a_session_is_made_and_its_verdict_heard() {
    let scene = scene().await;
    let form = scene.stripe.created.lock()[0].clone();
    let sent = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!(sent("client_reference_id"), Some(scene.check.to_string().as_str()));
    assert_eq!(sent("options[document][allowed_types][0]"), Some("id_card"));
    assert_eq!(sent("return_url"), Some("http://localhost:4000/identity"));
    assert!(!form.iter().any(|(_, value)| value.contains("Martin")), "no more than is needed");

    let submitted = scene.world.submit(&scene.lea, scene.check).await.unwrap();
    assert_eq!((submitted.status, submitted.attempts_left), (IdentityStatus::Processing, 9));
    scene.world.work().await;
    assert_eq!(scene.status().await, IdentityStatus::Processing, "nobody here reads it");
    scene.tell(&scene.event("evt_1", "verified", None)).await.unwrap();
    assert_eq!(scene.status().await, IdentityStatus::Verified);
    assert!(scene.stripe.retrieved.lock()[0].contains("last_verification_report.document.number"));
    assert_eq!(scene.world.stored("documents").await.len(), 1);

    // The same card, read here: it was used.
    scene.world.set_policy(|policy| policy.provider = VerificationProvider::BuiltIn).await.unwrap();
    let other = scene.world.lea().await;
    let used = (FindingField::Document, FindingCode::DocumentAlreadyUsed);
    assert_eq!(findings(&scene.world.shown(&other).await), [used]);
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn what_is_not_signed_or_too_old_changes_nothing() {
    let scene = scene().await;
    let body = scene.event("evt_1", "verified", None);
    let (now, signed) = (scene.now(), |time: i64| sign(SECRET, &format!("{time}.{body}")));
    for signature in [
        String::new(),
        format!("t={now}"),
        format!("t={now},v1="),
        format!("t={now},v1={}", sign("whsec_other", &format!("{now}.{body}"))),
        format!("t={now},v1={}", signed(now - 1)),
        format!("t={},v1={}", now - 301, signed(now - 301)),
        format!("t={},v1={}", now + 301, signed(now + 301)),
        format!("t={now},v0={}", signed(now)),
        format!("v1={}", signed(now)),
    ] {
        assert_eq!(failure(scene.send(&body, signature).await), FailureCode::Forbidden);
    }
    let twice = vec![("stripe-signature".to_owned(), format!("t={now},v1={}", signed(now))); 2];
    let provider = VerificationProvider::StripeIdentity;
    let command = ProviderWebhook { provider, headers: twice, body: body.clone().into_bytes() };
    let doubled = scene.world.verification.provider_webhook(&Actor::Anonymous, command).await;
    assert_eq!(failure(doubled), FailureCode::Forbidden);
    let altered = body.replace("verified", "canceled");
    let refused = scene.send(&altered, format!("t={now},v1={}", signed(now))).await;
    assert_eq!(failure(refused), FailureCode::Forbidden);
    assert_eq!((scene.status().await, scene.taken().await), (IdentityStatus::NotSubmitted, 0));
    for provider in [VerificationProvider::BuiltIn, VerificationProvider::Veriff] {
        let headers = vec![("stripe-signature".to_owned(), format!("t={now},v1={}", signed(now)))];
        let command = ProviderWebhook { provider, headers, body: body.clone().into_bytes() };
        let refused = scene.world.verification.provider_webhook(&Actor::Anonymous, command).await;
        assert_eq!(failure(refused), FailureCode::Forbidden);
    }
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn a_repeated_message_and_one_that_comes_too_late_change_nothing() {
    let scene = scene().await;
    let no = scene.event("evt_1", "requires_input", Some("document_expired"));
    for _ in 0..3 {
        scene.tell(&no).await.unwrap();
    }
    let view = scene.world.view(&scene.lea).await;
    assert_eq!(findings(&view), [(FindingField::Expiry, FindingCode::Expired)]);
    assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, 9));
    assert_eq!(scene.world.heard(&scene.lea).len(), 1);
    scene.tell(&scene.event("evt_2", "verified", None)).await.unwrap();
    assert_eq!(scene.status().await, IdentityStatus::Rejected, "it was decided on");
    assert!(scene.stripe.retrieved.lock().is_empty());
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn the_same_message_many_times_at_once_is_taken_once() {
    let scene = scene().await;
    let yes = scene.event("evt_1", "verified", None);
    let told = futures::future::join_all((0..5).map(|_| scene.tell(&yes))).await;
    told.into_iter().for_each(|told| assert!(told.is_ok()));
    assert_eq!((scene.status().await, scene.taken().await), (IdentityStatus::Verified, 1));
    assert_eq!(scene.world.statuses(&scene.lea), [IdentityStatus::Verified]);
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn every_status_has_its_meaning_and_an_unknown_one_none() {
    let scene = scene().await;
    for (id, status) in [("evt_1", "requires_input"), ("evt_2", "redacted"), ("evt_3", "brand_new")] {
        scene.tell(&scene.event(id, status, None)).await.unwrap();
        assert_eq!(scene.status().await, IdentityStatus::NotSubmitted);
    }
    scene.tell(&scene.event("evt_4", "processing", None)).await.unwrap();
    assert_eq!(scene.status().await, IdentityStatus::Processing);
    scene.tell(&scene.event("evt_5", "brand_new", None)).await.unwrap();
    assert_eq!(scene.status().await, IdentityStatus::Processing);
    let foreign = scene.event("evt_6", "verified", None).replace(SESSION, "vs_other");
    scene.tell(&foreign).await.unwrap();
    assert_eq!(scene.status().await, IdentityStatus::Processing, "another session");
    scene.tell(&scene.event("evt_7", "canceled", None)).await.unwrap();
    let view = scene.world.view(&scene.lea).await;
    assert_eq!(findings(&view), [(FindingField::Document, FindingCode::TimedOut)]);
    assert_eq!(view.attempts_left, 10, "given back");
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn a_providers_yes_is_still_compared_with_the_profile() {
    let scene = scene().await;
    scene.stripe.document.lock()["last_name"] = json!("Durand");
    scene.tell(&scene.event("evt_1", "verified", None)).await.unwrap();
    let view = scene.world.view(&scene.lea).await;
    assert_eq!(findings(&view), [(FindingField::Name, FindingCode::NameDiffers)]);
    // Without a birth date, which needs a restricted key, nobody is verified by a machine.
    let check = scene.world.start(&scene.lea, IdentityCard).await.unwrap().id.unwrap();
    *scene.stripe.document.lock() = document();
    scene.stripe.document.lock()["dob"] = Value::Null;
    let again = Scene { check, ..scene };
    again.tell(&again.event("evt_2", "verified", None)).await.unwrap();
    assert_eq!(again.status().await, IdentityStatus::ManualReview);
    again.world.database.drop_all().await;
}

#[tokio::test]
async fn who_never_hears_of_a_try_again_may_try_again() {
    let scene = scene().await;
    scene.world.submit(&scene.lea, scene.check).await.unwrap();
    scene.world.clock.advance_minutes(24 * 60 - 1);
    scene.world.work().await;
    assert_eq!(scene.status().await, IdentityStatus::Processing);
    scene.world.clock.advance_minutes(1);
    scene.world.work().await;
    let view = scene.world.view(&scene.lea).await;
    assert_eq!(findings(&view), [(FindingField::Document, FindingCode::TimedOut)]);
    assert_eq!(view.attempts_left, 10);
    scene.world.database.drop_all().await;
}
