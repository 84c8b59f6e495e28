//! Who decided what, when, why, and what it changed. Entries are only ever added.

use bson::Document;
use kernel::{AccountId, EventId, Timestamp};
use platform::{StoreError, Tx, store::to_document};
use serde::{Deserialize, Serialize};

use super::CatalogStore;

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

impl CatalogStore {
    /// Adds an entry, in the transaction of the decision itself.
    pub async fn add_audit(&self, tx: &mut Tx, entry: AuditEntry) -> Result<(), StoreError> {
        self.audit.insert_one(entry).session(&mut tx.session).await?;
        Ok(())
    }
}
