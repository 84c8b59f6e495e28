//! Somebody who signs up: each method is a screen of the app, and what it asks the API for.

use docread::Photo;
use http_body_util::BodyExt;
use kernel::{Clock, SystemClock, TimeZoneName, time::Date};
use serde_json::{Value, json};
use specimens::{Case, Flaw, Fonts, Format, Kind, Severity, Truth};
use testkit::eventually;

use crate::world::{CONFIRM, PASSWORD, SIGN_UP, World};

/// A photo of a document that does not exist, and what stands on it.
pub struct Document {
    /// What the member says it is.
    pub kind: &'static str,
    pub file: Vec<u8>,
    /// None when the photo shows no document.
    pub truth: Option<Truth>,
}

impl Document {
    /// A clear photo; another `seed` is another person's.
    pub fn new(format: Format, seed: u64) -> Self {
        Self::shot(format, seed, Kind::Readable)
    }

    /// A clear photo of a document with a flaw.
    pub fn flawed(format: Format, seed: u64, flaw: Flaw) -> Self {
        Self::shot(format, seed, Kind::Refused(flaw))
    }

    fn shot(format: Format, seed: u64, kind: Kind) -> Self {
        let case = Case { index: 0, seed, format, severity: Severity::Easy, kind };
        let shot = case.shoot(&Fonts::load().unwrap(), today()).unwrap();
        assert!(Photo::decode(&shot.file, &docread::DOCUMENT).is_ok());
        let kind = if format == Format::Td3 { "PASSPORT" } else { "IDENTITY_CARD" };
        Self { kind, file: shot.file, truth: shot.truth }
    }
}

/// What somebody types on the first screens.
#[derive(Clone)]
pub struct Profile {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: Date,
}

impl Profile {
    /// The person on the document.
    pub fn of(document: &Document, email: &str) -> Self {
        let truth = document.truth.as_ref().unwrap();
        Self {
            email: email.to_owned(),
            first_name: truth.given.clone(),
            last_name: truth.surname.clone(),
            birth_date: truth.birth_date,
        }
    }
}

/// Somebody with a confirmed address.
pub struct Newcomer<'w> {
    pub world: &'w World,
    pub token: String,
}

impl<'w> Newcomer<'w> {
    /// The first screens: the form, and the code out of the mailbox.
    pub async fn arrives(world: &'w World, profile: &Profile) -> Self {
        world.client.done(None, SIGN_UP, sign_up_input(profile)).await;
        Self { world, token: world.confirm(&profile.email).await }
    }

    /// The identity screens up to the verdict: `myIdentityCheck`.
    pub async fn shows(&self, document: &Document) -> Value {
        let check = self.starts(document.kind).await;
        for side in check["sides"].as_array().unwrap() {
            let (status, answer) = self.uploads(&check, side.as_str().unwrap(), &document.file).await;
            assert_eq!((status, &answer["errors"]), (200, &json!([])), "{answer}");
        }
        self.submits(&check).await;
        self.verdict().await
    }

    pub async fn starts(&self, kind: &str) -> Value {
        let input = json!({ "input": { "documentType": kind } });
        let payload = self.world.client.done(Some(&self.token), START, input).await;
        payload["identityCheck"].clone()
    }

    /// Status and answer of the upload of one side.
    pub async fn uploads(&self, check: &Value, side: &str, file: &[u8]) -> (u16, Value) {
        let path = format!("/uploads/identity/{}/{side}", check["id"].as_str().unwrap());
        let response = self.world.client.upload(&path, &self.token, file.to_vec()).await;
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    pub async fn submits(&self, check: &Value) {
        let id = json!({ "id": check["id"] });
        self.world.client.done(Some(&self.token), SUBMIT, id).await;
    }

    /// Waits until the check is no longer being read.
    pub async fn verdict(&self) -> Value {
        eventually("a verdict", async || {
            let data = self.world.client.data(Some(&self.token), CHECK, json!({})).await;
            let check = data["myIdentityCheck"].clone();
            (check["status"] != "PROCESSING").then_some(check)
        })
        .await
    }

    /// Waits until the account is eligible or not, as `expected` says; what is missing.
    pub async fn is_eligible(&self, expected: bool) -> Value {
        eventually("eligibility", async || {
            let data = self.world.client.data(Some(&self.token), ELIGIBILITY, json!({})).await;
            let eligibility = data["me"]["eligibility"].clone();
            (eligibility["eligible"] == expected).then(|| eligibility["missing"].clone())
        })
        .await
    }
}

/// The status and the findings of a check as `(field, code)`.
pub fn outcome(check: &Value) -> (&str, Vec<(&str, &str)>) {
    let findings = check["findings"].as_array().unwrap();
    let pairs = findings.iter().map(|finding| {
        assert!(!finding["message"].as_str().unwrap().is_empty());
        (finding["field"].as_str().unwrap(), finding["code"].as_str().unwrap())
    });
    (check["status"].as_str().unwrap(), pairs.collect())
}

pub fn sign_up_input(profile: &Profile) -> Value {
    json!({ "input": {
        "email": profile.email, "password": PASSWORD, "language": "FR", "acceptTerms": true,
        "firstName": profile.first_name, "lastName": profile.last_name,
        "birthDate": profile.birth_date.to_string(),
    } })
}

pub fn confirm_input(email: &str, code: &str) -> Value {
    json!({ "input": { "email": email, "code": code } })
}

/// The day in Paris.
pub fn today() -> Date {
    SystemClock.now().in_zone(&TimeZoneName::paris()).date()
}

pub const CONFIRM_EMAIL: &str = CONFIRM;
const START: &str = "mutation($input: StartIdentityCheckInput!) { startIdentityCheck(input: $input) {
    identityCheck { id status sides uploaded attemptsLeft } errors { code field message } } }";
const SUBMIT: &str = "mutation($id: ID!) { submitIdentityCheck(id: $id) {
    identityCheck { id status } errors { code field message } } }";
const CHECK: &str = "{ myIdentityCheck {
    id status documentType findings { field code message } message attemptsLeft } }";
const ELIGIBILITY: &str = "{ me { identityVerified eligibility { eligible missing } } }";
