//! `offers`: the newest state of each offer that booking heard of.

use bson::doc;
use kernel::OfferId;
use mongodb::Collection;
use platform::{StoreError, Tx};

use super::{find_in, put_in};
use crate::domain::OfferCopy;

/// The newest state of each offer that booking heard of.
pub struct Offers(pub(super) Collection<OfferCopy>);

impl Offers {
    /// What is known of an offer, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, offer: OfferId) -> Result<Option<OfferCopy>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": offer }).await
    }

    /// Keeps what is known of an offer, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another process kept something first.
    pub async fn put(&self, tx: &mut Tx, offer: &OfferCopy) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": offer.id }, offer)).await
    }
}
