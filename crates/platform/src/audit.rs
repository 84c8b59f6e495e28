//! The audit log of a context: who decided what, when, why, and what it changed. Entries are only ever added.

use bson::{Document, doc};
use kernel::{AccountId, EventId, Timestamp};
use mongodb::Collection;
use serde::{Deserialize, Serialize};

use crate::store::{Store, StoreError, Tx, index, to_document};

/// Where the entries are.
const COLLECTION: &str = "audit";

/// A decision of Yousoon's staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    #[serde(rename = "_id")]
    id: EventId,
    /// Who decided.
    pub who: AccountId,
    /// What, for instance `offer.approve`.
    pub what: String,
    /// The id of the entity it is about.
    pub subject: String,
    /// When.
    pub at: Timestamp,
    /// Why, when something was said.
    pub reason: Option<String>,
    /// The entity before.
    pub before: Document,
    /// The entity after.
    pub after: Document,
}

impl AuditEntry {
    /// An entry about `subject`, without what it changed.
    #[must_use]
    pub fn new(who: AccountId, what: &str, subject: &impl ToString, at: Timestamp) -> Self {
        Self {
            id: EventId::generate(),
            who,
            what: what.to_owned(),
            subject: subject.to_string(),
            at,
            reason: None,
            before: Document::new(),
            after: Document::new(),
        }
    }

    /// The same entry with its reason.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }

    /// The same entry with the entity before and after.
    ///
    /// # Errors
    /// When it cannot be written as a document.
    pub fn changing<T: Serialize>(mut self, before: &T, after: &T) -> Result<Self, StoreError> {
        self.before = to_document(before)?;
        self.after = to_document(after)?;
        Ok(self)
    }
}

/// The log of one context, in its own database.
pub struct AuditLog(Collection<AuditEntry>);

impl AuditLog {
    /// The log in `store`.
    #[must_use]
    pub fn new(store: &Store) -> Self {
        Self(store.collection(COLLECTION))
    }

    /// Creates its index.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn migrate(store: &Store) -> Result<(), StoreError> {
        store.ensure_indexes(COLLECTION, [index(doc! { "subject": 1, "at": 1 })]).await
    }

    /// Adds an entry, in the transaction of the decision itself.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn add(&self, tx: &mut Tx, entry: AuditEntry) -> Result<(), StoreError> {
        self.0.insert_one(entry).session(&mut tx.session).await?;
        Ok(())
    }
}
