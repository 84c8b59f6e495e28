//! Veriff, against a stand-in that checks signatures and answers as its documents say.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use contracts::{
    Actor, FailureCode, ServiceResult,
    identity::Done,
    verification::{DocumentType::*, *},
};
use hmac::{Hmac, Mac};
use parking_lot::Mutex;
use platform::settings::{Providers, Veriff};
use serde_json::{Value, json};

use crate::{
    script::NUMBER,
    world::{Setup, World, failure, findings},
};

const KEY: &str = "8e4d2c1a-veriff-key";
const SECRET: &str = "shared-secret";
const SESSION: &str = "12df6045-3846-3e45-946a-14fa6136d78b";

fn sign(secret: &str, text: &[u8]) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn create(
    State(asked): State<Arc<Mutex<Vec<Value>>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, StatusCode> {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|given| given == value);
    if !is("x-auth-client", KEY) || !is("x-hmac-signature", &sign(SECRET, &body)) {
        return Err(StatusCode::UNAUTHORIZED);
    }
    asked.lock().push(serde_json::from_slice(&body).unwrap());
    let url = "https://magic.veriff.me/v/test";
    let session = json!({ "id": SESSION, "url": url, "status": "created", "sessionToken": "…" });
    Ok(Json(json!({ "status": "success", "verification": session })))
}

struct Scene {
    world: World,
    lea: Actor,
    check: kernel::IdentityCheckId,
}

async fn scene(asked: &Arc<Mutex<Vec<Value>>>) -> Scene {
    let app = Router::new().route("/v1/sessions", post(create)).with_state(Arc::clone(asked));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    let account = Veriff { url, api_key: KEY.to_owned(), shared_secret: SECRET.to_owned() };
    let providers = Providers { veriff: Some(account), ..Providers::default() };
    let world = World::with(Setup { providers, ..Setup::default() }).await;
    let veriffs = |policy: &mut SetVerdictPolicy| {
        policy.provider = VerificationProvider::Veriff;
        policy.mode = VerdictMode::Automatic;
    };
    world.set_policy(veriffs).await.unwrap();
    let lea = world.lea().await;
    let begun = world.start(&lea, IdentityCard).await.unwrap();
    assert_eq!(begun.redirect_url.as_deref(), Some("https://magic.veriff.me/v/test"));
    Scene { world, lea, check: begun.id.unwrap() }
}

impl Scene {
    fn decision(&self, code: i64, status: &str, time: &str) -> Value {
        json!({ "status": "success", "verification": {
            "id": SESSION, "attemptId": "a1", "vendorData": self.check, "status": status, "code": code,
            "reason": null, "reasonCode": null, "decisionTime": time, "acceptanceTime": time,
            "person": { "firstName": "LÉA", "lastName": "MARTIN", "dateOfBirth": "1999-04-30" },
            "document": { "number": NUMBER, "type": "ID_CARD", "country": "FR", "validUntil": "2035-12-31" },
        }, "technicalData": { "ip": "192.0.2.1" } })
    }

    async fn send(&self, body: &Value, key: &str, secret: &str) -> ServiceResult<Done> {
        let body = body.to_string().into_bytes();
        let headers = vec![
            ("x-auth-client".to_owned(), key.to_owned()),
            ("x-hmac-signature".to_owned(), sign(secret, &body).to_uppercase()),
        ];
        let command = ProviderWebhook { provider: VerificationProvider::Veriff, headers, body };
        self.world.verification.provider_webhook(&Actor::Anonymous, command).await
    }

    async fn tell(&self, body: &Value) {
        self.send(body, KEY, SECRET).await.unwrap();
    }

    async fn view(&self) -> IdentityCheckView {
        self.world.view(&self.lea).await
    }
}

#[tokio::test]
async fn a_session_is_made_and_its_verdict_heard() {
    let asked = Arc::default();
    let scene = scene(&asked).await;
    let sent = asked.lock()[0]["verification"].clone();
    assert_eq!(sent["vendorData"], scene.check.to_string());
    assert_eq!(
        (&sent["document"]["type"], &sent["person"]["lastName"]),
        (&json!("ID_CARD"), &json!("Martin"))
    );
    let submitted = json!({
        "id": SESSION, "attemptId": "a1", "feature": "selfid", "code": 7002, "action": "submitted",
        "vendorData": scene.check,
    });
    scene.tell(&submitted).await;
    assert_eq!(scene.view().await.status, IdentityStatus::Processing);
    let yes = scene.decision(9001, "approved", "2031-03-01T10:00:01.000Z");
    scene.tell(&yes).await;
    scene.tell(&yes).await;
    assert_eq!(scene.view().await.status, IdentityStatus::Verified);
    use IdentityStatus::{Processing, Verified};
    assert_eq!(scene.world.statuses(&scene.lea), [Processing, Verified]);
    let identity = &scene.world.stored("identities").await[0];
    assert_eq!(identity.get_document("verified").unwrap().get_str("country").unwrap(), "FRA");
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn what_is_not_signed_changes_nothing() {
    let scene = scene(&Arc::default()).await;
    let yes = scene.decision(9001, "approved", "2031-03-01T10:00:01.000Z");
    assert_eq!(failure(scene.send(&yes, KEY, "another-secret").await), FailureCode::Forbidden);
    assert_eq!(failure(scene.send(&yes, "another-key", SECRET).await), FailureCode::Forbidden);
    let bare = ProviderWebhook {
        provider: VerificationProvider::Veriff,
        headers: vec![("x-auth-client".to_owned(), KEY.to_owned())],
        body: yes.to_string().into_bytes(),
    };
    let refused = scene.world.verification.provider_webhook(&Actor::Anonymous, bare).await;
    assert_eq!(failure(refused), FailureCode::Forbidden);
    assert_eq!(scene.view().await.status, IdentityStatus::NotSubmitted);
    assert!(scene.world.stored("webhooks").await.is_empty());
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn an_unknown_status_changes_nothing_and_a_no_says_why() {
    let scene = scene(&Arc::default()).await;
    scene.world.submit(&scene.lea, scene.check).await.unwrap();
    for (code, status) in [(9121, "review"), (9001, "declined"), (9102, "approved"), (9999, "new")] {
        scene.tell(&scene.decision(code, status, status)).await;
        assert_eq!(scene.view().await.status, IdentityStatus::Processing, "{code} {status}");
    }
    scene.tell(&json!({ "something": "else" })).await;
    let mut again = scene.decision(9103, "resubmission_requested", "2031-03-01T10:00:01.000Z");
    again["verification"]["reasonCode"] = json!("204");
    again["verification"]["person"] = Value::Null;
    scene.tell(&again).await;
    let view = scene.view().await;
    assert_eq!(findings(&view), [(FindingField::Document, FindingCode::Unreadable)]);
    assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, 9));
    scene.tell(&scene.decision(9001, "approved", "2031-03-01T10:05:00.000Z")).await;
    assert_eq!(scene.view().await.status, IdentityStatus::Rejected, "it was decided on");
    scene.world.database.drop_all().await;
}

#[tokio::test]
async fn who_lets_the_session_end_loses_no_try() {
    for status in ["expired", "abandoned"] {
        let scene = scene(&Arc::default()).await;
        scene.tell(&scene.decision(9104, status, "2031-03-08T10:00:00.000Z")).await;
        let view = scene.view().await;
        assert_eq!(findings(&view), [(FindingField::Document, FindingCode::TimedOut)]);
        assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, 10));
        scene.world.database.drop_all().await;
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_leaves_a_try_that_can_be_begun_again() {
    let account = Veriff {
        // Nobody listens there.
        url: "http://127.0.0.1:9".to_owned(),
        api_key: KEY.to_owned(),
        shared_secret: SECRET.to_owned(),
    };
    let providers = Providers { veriff: Some(account), ..Providers::default() };
    let world = World::with(Setup { providers, ..Setup::default() }).await;
    world.set_policy(|policy| policy.provider = VerificationProvider::Veriff).await.unwrap();
    let lea = world.lea().await;
    assert_eq!(failure(world.start(&lea, Passport).await), FailureCode::Internal);
    let check = world.view(&lea).await.id.unwrap();
    assert!(world.submit(&lea, check).await.is_err(), "there is no page it could have been shown on");
    world.set_policy(|policy| policy.provider = VerificationProvider::BuiltIn).await.unwrap();
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::ManualReview);
    world.database.drop_all().await;
}
