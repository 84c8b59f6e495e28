//! `rate_limits`: how often something was tried, one document per limit, subject and window, so that every
//! replica counts the same.

use std::time::Duration;

use bson::doc;
use mongodb::{IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{expiring_index, is_duplicate_key},
};
use serde::{Deserialize, Serialize};

use super::IdentityStore;
use crate::domain::limits::Counter;

pub(super) const NAME: &str = "rate_limits";

pub(super) fn indexes() -> [IndexModel; 1] {
    [expiring_index("expires_at", Duration::ZERO)]
}

/// A counter as it is stored. Of the subject it has a hash, and only until the window is over.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Count {
    #[serde(rename = "_id")]
    key: String,
    count: i64,
}

impl IdentityStore {
    /// Counts one more and gives the count with it: one operation, so that those who come at the same time
    /// all count.
    pub(crate) async fn count(&self, counter: &Counter) -> Result<i64, StoreError> {
        let update =
            doc! { "$inc": { "count": 1_i64 }, "$setOnInsert": { "expires_at": counter.expires_at } };
        let of_window = doc! { "_id": &counter.key };
        let counted = self.rate_limits.find_one_and_update(of_window, update).upsert(true);
        match counted.return_document(ReturnDocument::After).await {
            Ok(counted) => Ok(counted.map_or(1, |counted| counted.count)),
            // Somebody else made the counter at the same moment.
            Err(error) if is_duplicate_key(&error) => Err(StoreError::Conflict),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes back one that was counted.
    pub(crate) async fn uncount(&self, counter: &Counter) -> Result<(), StoreError> {
        let counted = doc! { "_id": &counter.key, "count": { "$gt": 0 } };
        self.rate_limits.update_one(counted, doc! { "$inc": { "count": -1_i64 } }).await?;
        Ok(())
    }

    /// Begins to count anew.
    pub(crate) async fn clear_count(&self, counter: &Counter) -> Result<(), StoreError> {
        self.rate_limits.delete_one(doc! { "_id": &counter.key }).await?;
        Ok(())
    }

    /// Removes the counters of somebody who is erased.
    pub(crate) async fn erase_counts(&self, tx: &mut Tx, counters: &[Counter]) -> Result<(), StoreError> {
        let keys: Vec<_> = counters.iter().map(|counter| counter.key.as_str()).collect();
        let of_person = doc! { "_id": { "$in": keys } };
        self.rate_limits.delete_many(of_person).session(&mut tx.session).await?;
        Ok(())
    }
}
