//! notification: messages to people. An event becomes at most one mail, in the person's language.
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
    notification::{MailView, MailboxQuery, NotificationService},
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

    /// Starts to send. There is no outbox to start: nothing happens here that others would hear of.
    pub fn start(&self, tasks: &Tasks) {
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

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
