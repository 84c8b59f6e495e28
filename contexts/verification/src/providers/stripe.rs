//! Stripe Identity: `docs.stripe.com/api/identity/verification_sessions`. The key must be a restricted one
//! that may read sensitive verification results: number, expiry and birth date come with no other.

mod wire;

use async_trait::async_trait;
use contracts::verification::{
    DocumentType, Finding, FindingCode, FindingField, ProviderWebhook, VerificationProvider,
};
use kernel::Timestamp;
use platform::settings::StripeIdentity;

use super::{Forged, Message, Order, Provider, ProviderError, Session, Word, signatures};
use crate::domain::Evidence;
use wire::{Created, Event, ReportedSession, SessionOf};

/// How old a message's signature may be, and how far ahead, in seconds.
const TOLERANCE_SECONDS: i64 = 300;

/// What is told only when it is asked for.
const EXPANDED: [&str; 4] = [
    "last_verification_report",
    "last_verification_report.document.number",
    "last_verification_report.document.expiration_date",
    "last_verification_report.document.dob",
];

/// An account with Stripe Identity.
pub(super) struct Stripe {
    account: StripeIdentity,
    client: reqwest::Client,
}

impl Stripe {
    pub(super) const fn new(account: StripeIdentity, client: reqwest::Client) -> Self {
        Self { account, client }
    }

    fn sessions(&self) -> String {
        format!("{}/v1/identity/verification_sessions", self.account.url.trim_end_matches('/'))
    }

    /// `t=…,v1=…`: the signature is of the time, a dot and the body; a key that is being replaced signs too.
    fn check_signature(&self, webhook: &ProviderWebhook, now: Timestamp) -> Result<(), Forged> {
        let header = signatures::header(webhook, "stripe-signature")?;
        let parts: Vec<_> = header.split(',').filter_map(|part| part.trim().split_once('=')).collect();
        let (_, time) = parts.iter().find(|(name, _)| *name == "t").ok_or(Forged)?;
        let seconds: i64 = time.parse().map_err(|_| Forged)?;
        if (now.as_seconds() - seconds).abs() > TOLERANCE_SECONDS {
            return Err(Forged);
        }
        let signed: [&[u8]; 3] = [time.as_bytes(), b".", &webhook.body];
        let secret = &self.account.webhook_secret;
        let mut given = parts.iter().filter(|(name, _)| *name == "v1").take(5);
        let is_signed = given.any(|(_, given)| signatures::check(given, secret, &signed).is_ok());
        if is_signed { Ok(()) } else { Err(Forged) }
    }
}

#[async_trait]
impl Provider for Stripe {
    async fn start(&self, order: &Order<'_>) -> Result<Option<Session>, ProviderError> {
        let check = order.check.to_string();
        let form = [
            ("type", "document"),
            ("client_reference_id", &check),
            ("return_url", order.return_url),
            ("options[document][allowed_types][0]", allowed_type(order.document_type)),
            ("options[document][require_live_capture]", "true"),
            ("options[document][require_matching_selfie]", "true"),
        ];
        let request = self.client.post(self.sessions()).bearer_auth(&self.account.key);
        // A request that is sent twice makes one session.
        let request = request.header("Idempotency-Key", &check).form(&form);
        let created: Created = request.send().await?.error_for_status()?.json().await?;
        let url = created.url.ok_or(ProviderError::Answer("a session without an address"))?;
        Ok(Some(Session { external_id: created.id, url }))
    }

    fn hear(&self, webhook: &ProviderWebhook, now: Timestamp) -> Result<Option<Message>, Forged> {
        self.check_signature(webhook, now)?;
        // Signed, and still not one of those that matter here.
        let Ok(event) = serde_json::from_slice::<Event>(&webhook.body) else {
            return Ok(None);
        };
        if !event.kind.starts_with("identity.verification_session.") {
            return Ok(None);
        }
        let session = event.data.object;
        let check = session.client_reference_id.as_deref().and_then(|check| check.parse().ok());
        let (Some(check), Some(word)) = (check, word(&session)) else {
            return Ok(None);
        };
        let key = format!("{}:{}", VerificationProvider::StripeIdentity.as_ref(), event.id);
        Ok(Some(Message { key, check, external_id: session.id, word, evidence: None }))
    }

    async fn evidence(&self, message: &Message) -> Result<Evidence, ProviderError> {
        // The id stands in a signed message; all the same it may not become another path.
        let is_plain = message.external_id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_plain {
            return Err(ProviderError::Answer("a session's id with other signs"));
        }
        let address = format!("{}/{}", self.sessions(), message.external_id);
        let expanded = EXPANDED.map(|field| ("expand[]", field));
        let request = self.client.get(address).bearer_auth(&self.account.key).query(&expanded);
        let session: ReportedSession = request.send().await?.error_for_status()?.json().await?;
        if session.status != "verified" {
            return Err(ProviderError::Answer("a session that is no longer verified"));
        }
        let report = session.last_verification_report.ok_or(ProviderError::Answer("no report"))?;
        Ok(report.document.ok_or(ProviderError::Answer("no document"))?.evidence())
    }
}

/// Stripe knows no residence permits of their own; they are cards.
const fn allowed_type(document_type: DocumentType) -> &'static str {
    match document_type {
        DocumentType::Passport => "passport",
        DocumentType::IdentityCard | DocumentType::ResidencePermit => "id_card",
    }
}

/// What a session's status means; an unknown one changes nothing. Every session begins as `requires_input`
/// without an error.
fn word<R>(session: &SessionOf<R>) -> Option<Word> {
    match (session.status.as_str(), &session.last_error) {
        ("verified", _) => Some(Word::Verified),
        ("processing", _) => Some(Word::Processing),
        ("requires_input", Some(error)) => {
            Some(Word::Refused(vec![finding(error.code.as_deref().unwrap_or_default())]))
        }
        ("canceled", _) => {
            Some(Word::Refused(vec![Finding { field: FindingField::Document, code: FindingCode::TimedOut }]))
        }
        _ => None,
    }
}

fn finding(code: &str) -> Finding {
    let (field, code) = match code {
        "document_expired" => (FindingField::Expiry, FindingCode::Expired),
        "under_supported_age" => (FindingField::BirthDate, FindingCode::UnderAge),
        "document_type_not_supported" => (FindingField::Document, FindingCode::WrongDocumentType),
        "abandoned" => (FindingField::Document, FindingCode::TimedOut),
        _ => (FindingField::Document, FindingCode::ProviderRefused),
    };
    Finding { field, code }
}
