//! `offers`: offers as they were published last, read by `_id` only.

use std::collections::HashMap;

use bson::{Bson, doc};
use kernel::OfferId;
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, put_in};
use crate::domain::KnownOffer;

/// Offers as they were published last.
pub struct Offers(pub(super) Collection<KnownOffer>);

impl Offers {
    /// An offer.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: OfferId) -> Result<Option<KnownOffer>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// Those of these offers that are known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_many(&self, ids: &[OfferId]) -> Result<HashMap<OfferId, KnownOffer>, StoreError> {
        let ids: Vec<Bson> = ids.iter().map(|id| Bson::from(*id)).collect();
        let found = collect(self.0.find(doc! { "_id": { "$in": ids } }).await?).await?;
        Ok(found.into_iter().map(|offer| (offer.id, offer)).collect())
    }

    /// An offer, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, id: OfferId) -> Result<Option<KnownOffer>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": id }).await
    }

    /// Keeps an offer, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction kept it first.
    pub async fn put(&self, tx: &mut Tx, offer: &KnownOffer) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": offer.id }, offer)).await
    }
}
