//! A notification with its database, its bus and its clock.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

pub mod mail_server;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use bson::Document;
use contracts::{
    Actor, Event, EventEnvelope,
    notification::{MailView, MailboxQuery, NotificationService},
};
use futures::TryStreamExt;
use kernel::Clock;
use notification::{Deps, Notification, Transport};
use platform::{Bus, Settings, codes::Codes, settings::SecretKey, store::StoreDeps};
use testkit::{FakeClock, TestDatabase};

use self::{builders::NOW, mail_server::MailServer};

pub use testkit::builders;

/// A notification that a test talks to.
pub struct World {
    /// Its database, to be dropped at the end.
    pub database: TestDatabase,
    /// The present.
    pub clock: FakeClock,
    /// What derives the codes.
    pub codes: Codes,
    /// The context.
    pub notification: Notification,
    bus: Bus,
    transport: Transport,
}

impl World {
    /// A notification whose mails stay in the mailbox.
    pub async fn with_mailbox() -> Self {
        Self::with(Transport::Mailbox).await
    }

    /// A notification whose mails go to a server.
    pub async fn with_server(server: &MailServer) -> Self {
        let settings = Settings::read(|name| match name {
            "SMTP_URL" => Some(server.url()),
            "YOUSOON_MAIL_FROM" => Some("Yousoon <bonjour@yousoon.test>".to_owned()),
            _ => None,
        });
        Self::with(Transport::from_settings(&settings.unwrap()).unwrap()).await
    }

    async fn with(transport: Transport) -> Self {
        let (database, clock, bus) = (TestDatabase::new().await, FakeClock::at_text(NOW), Bus::new());
        let codes = Codes::new(SecretKey::development(3));
        let deps = deps(&database, &clock, &bus);
        let notification =
            notification::build(Deps { store: deps, codes: codes.clone(), transport: transport.clone() });
        notification.migrate().await.unwrap();
        Self { database, clock, codes, notification, bus, transport }
    }

    /// Another process of the same installation. It hears nothing: it only sends.
    pub fn another_process(&self) -> Notification {
        let store = deps(&self.database, &self.clock, &Bus::new());
        notification::build(Deps { store, codes: self.codes.clone(), transport: self.transport.clone() })
    }

    /// An event as it goes over the wire.
    pub fn envelope<E: Event>(&self, event: &E) -> EventEnvelope {
        EventEnvelope::wrap(event, self.clock.now()).unwrap()
    }

    /// Its documents.
    pub fn documents(&self, collection: &str) -> mongodb::Collection<Document> {
        self.database
            .client
            .database(&format!("{}_notification", self.database.prefix))
            .collection(collection)
    }

    /// Whatever is kept, as text.
    pub async fn everything_kept(&self) -> String {
        let mut kept = String::new();
        for name in ["contacts", "mails", "notices", "inbox", "outbox", "dead_letters"] {
            let found = self.documents(name).find(Document::new()).await.unwrap();
            let found: Vec<Document> = found.try_collect().await.unwrap();
            kept.extend(found.iter().map(|document| format!("{name}: {document}\n")));
        }
        kept
    }

    /// Delivers an event that is taken.
    pub async fn hear<E: Event>(&self, event: &E) {
        self.deliver(&self.envelope(event)).await.unwrap();
    }

    /// Delivers an event.
    pub async fn deliver(&self, envelope: &EventEnvelope) -> Result<(), impl std::fmt::Debug> {
        self.bus.deliver(envelope).await
    }

    /// How many events of a kind were announced, from now on.
    pub fn count_events<E: Event>(&self) -> impl Fn() -> usize {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        self.bus.observe(move |_: E| {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        move || count.load(Ordering::SeqCst)
    }

    /// The mails to an address, newest first.
    pub async fn mails_to(&self, to: &str) -> Vec<MailView> {
        let query = MailboxQuery { to: Some(to.to_owned()) };
        self.notification.mailbox(&Actor::System, query).await.unwrap()
    }
}

fn deps(database: &TestDatabase, clock: &FakeClock, bus: &Bus) -> StoreDeps {
    database.store(bus, clock.clone())
}
