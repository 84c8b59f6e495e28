//! `rate_limits`: how often a person did something, one document per person and window, so that every replica
//! counts the same.

use bson::doc;
use mongodb::{Collection, options::ReturnDocument};
use platform::StoreError;
use serde::{Deserialize, Serialize};

use super::or_conflict;
use crate::domain::limits::Counter;

/// How often people do something.
pub struct Limits(pub(super) Collection<Count>);

/// A counter as it is stored, until the window is over.
#[derive(Debug, Serialize, Deserialize)]
pub struct Count {
    #[serde(rename = "_id")]
    key: String,
    count: i64,
}

impl Limits {
    /// Counts one more and gives the count with it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else made the counter at the same moment.
    pub async fn count(&self, counter: &Counter) -> Result<i64, StoreError> {
        let update =
            doc! { "$inc": { "count": 1_i64 }, "$setOnInsert": { "expires_at": counter.expires_at } };
        let counted = self.0.find_one_and_update(doc! { "_id": &counter.key }, update).upsert(true);
        let counted = counted.return_document(ReturnDocument::After).await.map_err(or_conflict)?;
        Ok(counted.map_or(1, |counted| counted.count))
    }
}
