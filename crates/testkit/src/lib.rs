//! What tests stand on. A test gets a database prefix of its own on the server that `cargo xtask test`
//! started (`MONGODB_URI`), and drops its databases when it ends.
#![expect(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up must fail loudly")]

pub mod accounts;
pub mod builders;
pub mod neighbours;
pub mod questions;
pub mod standings;

use std::{future::Future, sync::Arc, time::Duration};

use kernel::{Clock, EventId, Timestamp};
use mongodb::Client;
use parking_lot::Mutex;
use platform::{Bus, TransactionLimit, settings::RelayMode, store::StoreDeps};

/// Databases of one test, dropped with [`Self::drop_all`].
pub struct TestDatabase {
    /// A connection of this test's own: connections live as long as the runtime they were made in.
    pub client: Client,
    /// What the names of its databases start with.
    pub prefix: String,
}

impl TestDatabase {
    /// A fresh prefix on the test server.
    ///
    /// # Panics
    /// When `MONGODB_URI` is not set: `cargo xtask test` sets it.
    pub async fn new() -> Self {
        let uri = std::env::var("MONGODB_URI")
            .unwrap_or_else(|_| panic!("MONGODB_URI is not set: run the tests with `cargo xtask test`"));
        let client = Client::with_uri_str(&uri).await.expect("a MongoDB URI");
        // Database names are limited to 63 bytes and case-insensitive on some systems.
        let prefix = EventId::generate().to_string().replace("evt_", "t").to_lowercase();
        Self { client, prefix }
    }

    /// What a context's store is made of, in this test's databases; events are delivered.
    #[must_use]
    pub fn store(&self, bus: &Bus, clock: impl Clock + 'static) -> StoreDeps {
        StoreDeps {
            client: self.client.clone(),
            transactions: TransactionLimit::new(8),
            prefix: self.prefix.clone(),
            bus: bus.clone(),
            clock: Arc::new(clock),
            relay: RelayMode::On,
        }
    }

    /// Drops every database of this test.
    pub async fn drop_all(&self) {
        let names = self.client.list_database_names().await.unwrap_or_default();
        for name in names.iter().filter(|name| name.starts_with(&self.prefix)) {
            // A database that stays behind costs disk until the server's folder goes; it fails no test.
            drop(self.client.database(name).drop().await);
        }
    }
}

/// A clock that stands still until it is moved.
#[derive(Clone)]
pub struct FakeClock(Arc<Mutex<Timestamp>>);

impl FakeClock {
    /// A clock that shows `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// A clock that shows an RFC 3339 instant.
    ///
    /// # Panics
    /// When the text is not one.
    #[must_use]
    pub fn at_text(text: &str) -> Self {
        Self::at(text.parse().expect("an RFC 3339 instant"))
    }

    /// Moves the clock to `now`.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock() = now;
    }

    /// Moves the clock by `minutes`.
    pub fn advance_minutes(&self, minutes: i64) {
        let mut now = self.0.lock();
        *now = now.plus_minutes(minutes);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.0.lock()
    }
}

/// Waits until `condition` gives a value, and fails the test when it has not within 15 seconds.
///
/// # Panics
/// After 15 seconds.
pub async fn eventually<T, F, Fut>(what: &str, mut condition: F) -> T
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Option<T>>,
{
    let waited = tokio::time::timeout(Duration::from_secs(15), async {
        let mut pause = Duration::from_millis(2);
        loop {
            if let Some(value) = condition().await {
                return value;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(100));
        }
    });
    waited.await.unwrap_or_else(|_| panic!("waited 15 s in vain for: {what}"))
}
