//! `outings`: the newest of each outing, read by `_id` only, until 90 days after its end.

use bson::doc;
use kernel::OutingId;
use mongodb::Collection;
use platform::StoreError;

use super::keep_newer;
use crate::domain::Outing;

/// The newest of each outing.
pub struct Outings(pub(super) Collection<Outing>);

impl Outings {
    /// An outing.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: OutingId) -> Result<Option<Outing>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// Keeps an outing, unless a newer one is known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn keep(&self, outing: &Outing) -> Result<(), StoreError> {
        keep_newer(&self.0, (outing.id, outing.revision), outing).await
    }
}
