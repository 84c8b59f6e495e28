//! `reports`: what support is told of messages, for a year.

use bson::doc;
use contracts::engagement::stand_in;
use kernel::{AccountId, MessageId};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, or_conflict};
use crate::domain::Report;

/// How many one read takes at most.
pub const BATCH: i64 = 100;

/// What support is told.
pub struct Reports(pub(super) Collection<Report>);

impl Reports {
    /// Somebody's report of a message, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of_in(
        &self,
        tx: &mut Tx,
        message: MessageId,
        reporter: AccountId,
    ) -> Result<Option<Report>, StoreError> {
        find_in(&self.0, tx, doc! { "message": message, "reporter": reporter }).await
    }

    /// Adds a report.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction added it first.
    pub async fn insert(&self, tx: &mut Tx, report: &Report) -> Result<(), StoreError> {
        let inserted = self.0.insert_one(report).session(&mut tx.session).await;
        inserted.map(drop).map_err(or_conflict)
    }

    /// Up to [`BATCH`] reports somebody made.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_by(&self, reporter: AccountId) -> Result<Vec<Report>, StoreError> {
        collect(self.0.find(doc! { "reporter": reporter }).limit(BATCH).await?).await
    }

    /// Up to [`BATCH`] reports of what somebody wrote.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_about(&self, author: AccountId) -> Result<Vec<Report>, StoreError> {
        collect(self.0.find(doc! { "author": author }).limit(BATCH).await?).await
    }

    /// All reports somebody made: the limit of an hour keeps them few.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_by(&self, reporter: AccountId) -> Result<Vec<Report>, StoreError> {
        collect(self.0.find(doc! { "reporter": reporter }).await?).await
    }

    /// Nothing leads to who reported any more.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn forget_reporter(&self, report: &Report) -> Result<(), StoreError> {
        let nobody = doc! { "$set": { "reporter": report.stand_in() } };
        self.0.update_one(doc! { "_id": report.id }, nobody).await?;
        Ok(())
    }

    /// Nothing leads to who wrote the message any more; with `text`, that is gone too.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn forget_author(&self, report: &Report, text: bool) -> Result<(), StoreError> {
        let mut nobody = doc! { "author": stand_in(report.message) };
        if text {
            nobody.insert("text", "");
        }
        self.0.update_one(doc! { "_id": report.id }, doc! { "$set": nobody }).await?;
        Ok(())
    }
}
