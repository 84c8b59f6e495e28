//! `outings`: the newest of each outing, read by `_id` only.

use std::collections::HashMap;

use bson::{Bson, doc};
use kernel::OutingId;
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, put_in};
use crate::domain::Outing;

/// The newest of each outing.
pub struct Outings(pub(super) Collection<Outing>);

impl Outings {
    /// Those of these outings that are known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_many(&self, ids: &[OutingId]) -> Result<HashMap<OutingId, Outing>, StoreError> {
        let ids: Vec<Bson> = ids.iter().map(|id| Bson::from(*id)).collect();
        let found = collect(self.0.find(doc! { "_id": { "$in": ids } }).await?).await?;
        Ok(found.into_iter().map(|outing| (outing.id, outing)).collect())
    }

    /// An outing, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, id: OutingId) -> Result<Option<Outing>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": id }).await
    }

    /// Keeps an outing, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction kept it first.
    pub async fn put(&self, tx: &mut Tx, outing: &Outing) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": outing.id }, outing)).await
    }
}
