//! notification: messages to people.

use async_trait::async_trait;
use kernel::{EmailAddress, Language, MailId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    error::ServiceResult,
    personal_data::{PersonalData, PersonalDataQuery},
};

/// A message as the development mailbox shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MailView {
    /// The message's id.
    pub id: MailId,
    /// To whom.
    pub to: EmailAddress,
    /// In which language.
    pub language: Language,
    /// Which template it was made from, for instance `code_confirm_email`.
    pub template: String,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
}

/// The newest messages, of one address or of all.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct MailboxQuery {
    /// Only messages to this address.
    pub to: Option<String>,
}

/// The notification context.
#[async_trait]
pub trait NotificationService: Send + Sync {
    /// The newest 200 messages, newest first. Development only: codes are in it.
    async fn mailbox(&self, actor: &Actor, query: MailboxQuery) -> ServiceResult<Vec<MailView>>;
    /// The person or the platform: the messages kept of an account.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}
