//! `marks`: what was done once for the whole installation.

use bson::{Document, doc};
use kernel::Timestamp;
use mongodb::Collection;
use platform::StoreError;

/// What was done once.
pub struct Marks(pub(super) Collection<Document>);

impl Marks {
    /// Whether it was done.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn has(&self, what: &str) -> Result<bool, StoreError> {
        Ok(self.0.find_one(doc! { "_id": what }).await?.is_some())
    }

    /// It was done.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn set(&self, what: &str, now: Timestamp) -> Result<(), StoreError> {
        let mark = doc! { "$setOnInsert": { "at": now } };
        self.0.update_one(doc! { "_id": what }, mark).upsert(true).await?;
        Ok(())
    }
}
