//! notification: messages to people. An event becomes at most one mail, in the person's language, and one entry of
//! the inbox in the app, in the language it is read in.
//!
//! `domain` says which event calls for which letter and what becomes of a mail, `wording` puts letters into
//! words (`locales/`), `transport` hands mails to the mail server, `consumers` hear the events, `use_cases`
//! write, send and show.

mod consumers;
mod domain;
mod store;
mod transport;
mod use_cases;
mod wording;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    identity::Done,
    notification::{
        Inbox, MailView, MailboxQuery, MarkNotificationsRead, MyNotifications, NotificationService,
    },
    personal_data::{PersonalData, PersonalDataQuery},
};
use platform::{StoreError, Tasks, codes::Codes, store::StoreDeps};
use tokio::sync::Notify;

use crate::store::NotificationStore;

pub use crate::transport::{Smtp, Transport, TransportError};

/// What notification is made of.
pub struct Deps {
    /// The database and the bus.
    pub store: StoreDeps,
    /// Derives the codes that identity asks to be sent.
    pub codes: Codes,
    /// How mails leave.
    pub transport: Transport,
}

/// The notification context.
#[derive(Clone)]
pub struct Notification {
    inner: Arc<Inner>,
}

struct Inner {
    store: NotificationStore,
    codes: Codes,
    transport: Transport,
    /// Rung when a mail was written.
    to_send: Notify,
}

/// Builds the context; from now on it hears what happens.
#[must_use]
pub fn build(deps: Deps) -> Notification {
    let inner = Arc::new(Inner {
        store: NotificationStore::new(&deps.store),
        codes: deps.codes,
        transport: deps.transport,
        to_send: Notify::new(),
    });
    consumers::listen(&deps.store.bus, &inner);
    Notification { inner }
}

impl Notification {
    /// Creates the collections and their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.store.migrate().await
    }

    /// Starts to send, and to deliver that inboxes changed.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.store.db.outbox().start(tasks);
        self.inner.start_sending(tasks);
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.store.db.ping().await
    }

    /// Sends what is due now, without waiting for the background job. How many mails were tried.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn send_due(&self) -> Result<usize, StoreError> {
        self.inner.send_due().await
    }
}

#[async_trait]
impl NotificationService for Notification {
    async fn mailbox(&self, actor: &Actor, query: MailboxQuery) -> ServiceResult<Vec<MailView>> {
        self.inner.mailbox(actor, query).await
    }

    async fn my_notifications(&self, actor: &Actor, query: MyNotifications) -> ServiceResult<Inbox> {
        self.inner.my_notifications(actor, query).await
    }

    async fn unread_notifications(&self, actor: &Actor) -> ServiceResult<u32> {
        self.inner.unread_notifications(actor).await
    }

    async fn mark_notifications_read(
        &self,
        actor: &Actor,
        command: MarkNotificationsRead,
    ) -> ServiceResult<Done> {
        self.inner.mark_notifications_read(actor, command).await
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
