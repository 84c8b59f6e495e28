//! Who reads documents: Yousoon itself, Stripe Identity or Veriff.

mod signatures;
mod stripe;
mod veriff;

use std::time::Duration;

use async_trait::async_trait;
use contracts::verification::{DocumentType, Finding, ProviderWebhook, VerificationProvider};
use kernel::{IdentityCheckId, Timestamp};

use crate::domain::{Evidence, Person};

/// How long a provider may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Why a provider is of no help.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It gave no answer, or a no.
    #[error("the provider gave no answer")]
    Http(#[source] reqwest::Error),
    /// Its answer is not what its documents say.
    #[error("the provider's answer cannot be used: {0}")]
    Answer(&'static str),
}

impl From<reqwest::Error> for ProviderError {
    fn from(error: reqwest::Error) -> Self {
        // An address may say more than a log should.
        Self::Http(error.without_url())
    }
}

/// The message is not from the provider, or too old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forged;

/// What a provider needs to begin.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The try: the provider's messages name it.
    pub check: IdentityCheckId,
    /// The document the member chose.
    pub document_type: DocumentType,
    /// The member.
    pub person: &'a Person,
    /// Where the browser comes back to.
    pub return_url: &'a str,
}

/// A provider's page for one try.
#[derive(Debug, Clone)]
pub struct Session {
    /// The provider's name for it.
    pub external_id: String,
    /// Where the browser goes.
    pub url: String,
}

/// What a provider says about a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// The member did their part.
    Processing,
    /// Yes.
    Verified,
    /// No; why.
    Refused(Vec<Finding>),
}

/// A message with a good signature, about one of our tries.
#[derive(Debug, Clone)]
pub struct Message {
    /// What makes it the same message when it comes again.
    pub key: String,
    /// About which try.
    pub check: IdentityCheckId,
    /// The provider's name for it.
    pub external_id: String,
    /// What it says.
    pub word: Word,
    /// What was read, when the message tells.
    pub evidence: Option<Evidence>,
}

/// Somebody who reads documents.
#[async_trait]
pub trait Provider: Send + Sync {
    /// Begins; none when there is no page to go to.
    async fn start(&self, order: &Order<'_>) -> Result<Option<Session>, ProviderError>;

    /// A message, after its signature was checked; none when it says nothing that changes a try. An unknown
    /// status changes nothing.
    fn hear(&self, webhook: &ProviderWebhook, now: Timestamp) -> Result<Option<Message>, Forged>;

    /// What was read.
    async fn evidence(&self, message: &Message) -> Result<Evidence, ProviderError>;
}

/// Yousoon's own reader: the photos come here, and nobody sends messages.
struct BuiltIn;

#[async_trait]
impl Provider for BuiltIn {
    async fn start(&self, _order: &Order<'_>) -> Result<Option<Session>, ProviderError> {
        Ok(None)
    }

    fn hear(&self, _webhook: &ProviderWebhook, _now: Timestamp) -> Result<Option<Message>, Forged> {
        Err(Forged)
    }

    async fn evidence(&self, _message: &Message) -> Result<Evidence, ProviderError> {
        Err(ProviderError::Answer("it sends no messages"))
    }
}

/// Everybody this installation has an account with.
pub struct Providers {
    stripe: Option<stripe::Stripe>,
    veriff: Option<veriff::Veriff>,
}

impl Providers {
    /// The providers with these accounts.
    #[must_use]
    pub fn new(accounts: platform::settings::Providers) -> Self {
        Self {
            stripe: accounts.stripe_identity.map(|account| stripe::Stripe::new(account, client())),
            veriff: accounts.veriff.map(|account| veriff::Veriff::new(account, client())),
        }
    }

    /// A provider, when there is an account with it.
    #[must_use]
    pub fn get(&self, provider: VerificationProvider) -> Option<&dyn Provider> {
        match provider {
            VerificationProvider::BuiltIn => Some(&BuiltIn),
            VerificationProvider::StripeIdentity => self.stripe.as_ref().map(|stripe| stripe as _),
            VerificationProvider::Veriff => self.veriff.as_ref().map(|veriff| veriff as _),
        }
    }
}

/// A client that follows no redirects: a provider's address is the one that was configured.
fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none());
    builder.build().unwrap_or_default()
}
