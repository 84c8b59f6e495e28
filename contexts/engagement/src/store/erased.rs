//! `erased`: of each erased account a mark for 90 days, so that what is still on its way brings nobody back.

use bson::{Document, doc};
use kernel::{AccountId, Timestamp};
use mongodb::Collection;
use platform::StoreError;

/// Accounts that were erased.
pub struct Erased(pub(super) Collection<Document>);

impl Erased {
    /// Marks an account.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn mark(&self, account: AccountId, now: Timestamp) -> Result<(), StoreError> {
        let mark = doc! { "$setOnInsert": { "at": now } };
        self.0.update_one(doc! { "_id": account }, mark).upsert(true).await?;
        Ok(())
    }

    /// Whether an account is marked.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn has(&self, account: AccountId) -> Result<bool, StoreError> {
        Ok(self.0.find_one(doc! { "_id": account }).await?.is_some())
    }
}
