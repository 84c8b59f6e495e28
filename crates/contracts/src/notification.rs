//! notification: messages to people.

use async_trait::async_trait;
use kernel::{AccountId, EmailAddress, Language, MailId, NotificationId, Page, PageRequest, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    error::ServiceResult,
    event::events,
    identity::Done,
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

/// What a person finds in the app's inbox, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationView {
    /// Its id.
    pub id: NotificationId,
    /// What it tells, for instance `REGISTRATION_CONFIRMED`.
    pub kind: String,
    /// One line.
    pub title: String,
    /// A few sentences.
    pub body: String,
    /// Where it leads: a path of the member app, or of the partner portal for an owner.
    pub link: Option<String>,
    /// When it came, in whole seconds.
    pub at: Timestamp,
    /// Whether the person has read it.
    pub read: bool,
}

/// A page of the caller's inbox, newest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyNotifications {
    /// In which language it is read.
    pub language: Language,
    /// Which page.
    pub page: PageRequest,
}

/// A page of an inbox.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Inbox {
    /// The page.
    pub page: Page<NotificationView>,
    /// How many are not read, on all pages.
    pub unread: u32,
}

/// The caller has read the inbox.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MarkNotificationsRead {
    /// Everything that came until then.
    pub up_to: Timestamp,
}

/// Something came into an inbox, or was read there.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct InboxChanged {
    /// Whose inbox.
    pub account: AccountId,
}

events! {
    InboxChanged = "notification.inbox.changed" by account;
}

/// The notification context.
#[async_trait]
pub trait NotificationService: Send + Sync {
    /// The newest 200 messages, newest first. Development only: codes are in it.
    async fn mailbox(&self, actor: &Actor, query: MailboxQuery) -> ServiceResult<Vec<MailView>>;
    /// Whoever is signed in: the own inbox, newest first; what was erased or is too old is gone.
    async fn my_notifications(&self, actor: &Actor, query: MyNotifications) -> ServiceResult<Inbox>;
    /// Whoever is signed in: how many of the own inbox are not read.
    async fn unread_notifications(&self, actor: &Actor) -> ServiceResult<u32>;
    /// Whoever is signed in: the own inbox is read up to an instant. What comes meanwhile stays unread.
    async fn mark_notifications_read(
        &self,
        actor: &Actor,
        command: MarkNotificationsRead,
    ) -> ServiceResult<Done>;
    /// The person or the platform: the messages kept of an account.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}
