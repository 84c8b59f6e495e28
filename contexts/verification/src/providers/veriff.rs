//! Veriff: `devdocs.veriff.com`, sessions, decision webhook and event webhook.

use async_trait::async_trait;
use contracts::verification::{
    DocumentType, Finding, FindingCode, FindingField, ProviderWebhook, VerificationProvider,
};
use kernel::{Timestamp, time::Date};
use platform::settings::Veriff as Account;
use serde::Deserialize;
use serde_json::json;

use super::{Forged, Message, Order, Provider, ProviderError, Session, Word, signatures};
use crate::domain::{Evidence, evidence::Ending};

/// How certain a provider's word is.
const CERTAIN: u8 = 100;
/// The event that says that the photos are with Veriff.
const SUBMITTED: i64 = 7002;

/// An account with Veriff.
pub(super) struct Veriff {
    account: Account,
    client: reqwest::Client,
}

#[derive(Deserialize)]
struct Created {
    verification: CreatedSession,
}

#[derive(Deserialize)]
struct CreatedSession {
    id: String,
    url: String,
}

/// A decision, or an event on the way to one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Webhook {
    Decision { verification: Box<Decision> },
    Event(Event),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Decision {
    id: String,
    attempt_id: Option<String>,
    vendor_data: Option<String>,
    status: Option<String>,
    code: i64,
    reason_code: Option<Code>,
    decision_time: Option<String>,
    person: Option<Person>,
    document: Option<Document>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    id: String,
    attempt_id: Option<String>,
    vendor_data: Option<String>,
    code: i64,
}

/// A reason's number, which Veriff writes as a number or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Code {
    Number(i64),
    Text(String),
}

impl Code {
    fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Person {
    first_name: Option<String>,
    last_name: Option<String>,
    date_of_birth: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    number: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    country: Option<String>,
    valid_until: Option<String>,
}

impl Veriff {
    pub(super) const fn new(account: Account, client: reqwest::Client) -> Self {
        Self { account, client }
    }

    fn check_signature(&self, webhook: &ProviderWebhook) -> Result<(), Forged> {
        if signatures::header(webhook, "x-auth-client")? != self.account.api_key {
            return Err(Forged);
        }
        let given = signatures::header(webhook, "x-hmac-signature")?;
        signatures::check(given, &self.account.shared_secret, &[&webhook.body])
    }
}

#[async_trait]
impl Provider for Veriff {
    async fn start(&self, order: &Order<'_>) -> Result<Option<Session>, ProviderError> {
        let body = json!({ "verification": {
            "callback": order.return_url,
            "vendorData": order.check,
            "person": {
                "firstName": order.person.first_name,
                "lastName": order.person.last_name,
                "dateOfBirth": order.person.birth_date,
            },
            "document": { "type": kind(order.document_type) },
        } });
        let body = body.to_string();
        let signature = signatures::sign(&self.account.shared_secret, &[body.as_bytes()]);
        let address = format!("{}/v1/sessions", self.account.url.trim_end_matches('/'));
        let request = self.client.post(address).header("content-type", "application/json");
        let request = request.header("x-auth-client", &self.account.api_key);
        let request = request.header("x-hmac-signature", signature).body(body);
        let created: Created = request.send().await?.error_for_status()?.json().await?;
        Ok(Some(Session { external_id: created.verification.id, url: created.verification.url }))
    }

    fn hear(&self, webhook: &ProviderWebhook, _now: Timestamp) -> Result<Option<Message>, Forged> {
        self.check_signature(webhook)?;
        // Signed, and still not one of those that matter here.
        Ok(serde_json::from_slice::<Webhook>(&webhook.body).ok().and_then(|webhook| match webhook {
            Webhook::Decision { verification } => verification.message(),
            Webhook::Event(event) => event.message(),
        }))
    }

    async fn evidence(&self, message: &Message) -> Result<Evidence, ProviderError> {
        message.evidence.clone().ok_or(ProviderError::Answer("a decision without a document"))
    }
}

fn key(parts: [&str; 3]) -> String {
    format!("{}:{}", VerificationProvider::Veriff.as_ref(), parts.join(":"))
}

impl Event {
    fn message(self) -> Option<Message> {
        let check = self.vendor_data.as_deref()?.parse().ok()?;
        let word = (self.code == SUBMITTED).then_some(Word::Processing)?;
        let key = key([&self.id, self.attempt_id.as_deref().unwrap_or_default(), "submitted"]);
        Some(Message { key, check, external_id: self.id, word, evidence: None })
    }
}

impl Decision {
    fn message(self) -> Option<Message> {
        let check = self.vendor_data.as_deref()?.parse().ok()?;
        let word = self.word()?;
        let time = self.decision_time.as_deref().unwrap_or_default();
        let key = key([&self.id, self.attempt_id.as_deref().unwrap_or_default(), time]);
        let evidence = self.evidence();
        Some(Message { key, check, external_id: self.id, word, evidence })
    }

    /// What code and status mean when they agree; everything else changes nothing.
    fn word(&self) -> Option<Word> {
        match (self.code, self.status.as_deref()?) {
            (9001, "approved") => Some(Word::Verified),
            (9102, "declined") | (9103, "resubmission_requested") => {
                let reason = self.reason_code.as_ref().and_then(Code::number);
                Some(Word::Refused(vec![finding(reason)]))
            }
            (9104, "expired" | "abandoned") => {
                let timed_out = Finding { field: FindingField::Document, code: FindingCode::TimedOut };
                Some(Word::Refused(vec![timed_out]))
            }
            _ => None,
        }
    }

    fn evidence(&self) -> Option<Evidence> {
        let (person, document) = (self.person.as_ref()?, self.document.as_ref()?);
        let date = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
        let document_type = match document.kind.as_deref() {
            Some("PASSPORT") => Some(DocumentType::Passport),
            Some("ID_CARD") => Some(DocumentType::IdentityCard),
            Some("RESIDENCE_PERMIT") => Some(DocumentType::ResidencePermit),
            _ => None,
        };
        let last_day = date(&document.valid_until);
        Some(Evidence {
            document_type,
            state: document.country.clone().unwrap_or_default(),
            number: document.number.clone(),
            last_name: person.last_name.clone().unwrap_or_default(),
            first_names: person.first_name.clone().unwrap_or_default(),
            names_may_be_cut: false,
            birth_date: date(&person.date_of_birth),
            ending: last_day.map(|last_day| Ending { last_day, only_month_known: false }),
            confidence_percent: CERTAIN,
        })
    }
}

const fn kind(document_type: DocumentType) -> &'static str {
    match document_type {
        DocumentType::Passport => "PASSPORT",
        DocumentType::IdentityCard => "ID_CARD",
        DocumentType::ResidencePermit => "RESIDENCE_PERMIT",
    }
}

/// Veriff's reasons (its tables of decision codes and granular codes) in our words.
fn finding(reason: Option<i64>) -> Finding {
    let (field, code) = match reason {
        Some(104) => (FindingField::Name, FindingCode::NameDiffers),
        Some(110) => (FindingField::Document, FindingCode::DocumentAlreadyUsed),
        Some(203) => (FindingField::Document, FindingCode::CutOff),
        Some(204 | 205) => (FindingField::Document, FindingCode::Unreadable),
        Some(206 | 510) => (FindingField::Document, FindingCode::WrongDocumentType),
        Some(207 | 511) => (FindingField::Expiry, FindingCode::Expired),
        Some(530..=533) => (FindingField::BirthDate, FindingCode::UnderAge),
        _ => (FindingField::Document, FindingCode::ProviderRefused),
    };
    Finding { field, code }
}
