//! The database of notification: contacts, mails and inboxes.

mod contacts;
mod mails;
mod notices;

use std::time::Duration;

use bson::doc;
use platform::{
    Store, StoreError,
    store::{StoreDeps, expiring_index, index, unique_sparse_index},
};

pub use contacts::{Contact, Known};

/// Mails are kept for so long.
const KEEP_MAILS: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Entries of inboxes are kept for so long.
const KEEP_NOTICES: Duration = Duration::from_secs(90 * 24 * 3_600);

/// For so long it is known that an account was erased: no event is on its way longer.
const KEEP_ERASED: Duration = Duration::from_secs(90 * 24 * 3_600);

/// The collections of this context.
pub struct NotificationStore {
    /// The database.
    pub db: Store,
}

impl NotificationStore {
    /// The store over the platform's connection.
    #[must_use]
    pub fn new(deps: &StoreDeps) -> Self {
        Self { db: Store::new(deps, "notification") }
    }

    /// Creates the collections and their indexes.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.db.ensure_event_indexes().await?;
        let mails = [
            // The newest first, and gone after thirty days.
            expiring_index("created_at", KEEP_MAILS),
            index(doc! { "to": 1, "created_at": -1 }),
            index(doc! { "account": 1, "created_at": 1 }),
            index(doc! { "status": 1, "next_attempt_at": 1 }),
            unique_sparse_index(doc! { "once": 1 }),
        ];
        self.db.ensure_indexes("mails", mails).await?;
        let notices = [
            expiring_index("at", KEEP_NOTICES),
            index(doc! { "account": 1, "at": -1, "_id": -1 }),
            index(doc! { "account": 1, "read": 1 }),
        ];
        self.db.ensure_indexes("notices", notices).await?;
        self.db.ensure_indexes("contacts", [expiring_index("erased_at", KEEP_ERASED)]).await
    }
}
