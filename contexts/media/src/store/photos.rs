//! `photos`: what is kept. It is also the queue of the AVIF files to be made, and of what is to be deleted.

use bson::doc;
use kernel::{PartnerId, PhotoId, Timestamp};
use mongodb::{Collection, IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{collect, index, sparse_index},
};

use crate::domain::{Kept, PhotoState, kept::LEASE_SECONDS};

pub(super) const NAME: &str = "photos";

pub(super) fn indexes() -> [IndexModel; 3] {
    [index(doc! { "partner": 1, "_id": 1 }), sparse_index("avif_at"), sparse_index("sweep_at")]
}

/// The photos.
pub struct Photos(pub(super) Collection<Kept>);

impl Photos {
    /// One photo.
    pub async fn get(&self, id: PhotoId) -> Result<Option<Kept>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// One photo, as the transaction sees it.
    pub async fn get_in(&self, tx: &mut Tx, id: PhotoId) -> Result<Option<Kept>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).session(&mut tx.session).await?)
    }

    /// How many photos a partner keeps.
    pub async fn count_of(&self, partner: PartnerId) -> Result<u64, StoreError> {
        Ok(self.0.count_documents(doc! { "partner": partner }).await?)
    }

    /// Adds a photo whose files are about to be written.
    pub async fn insert(&self, kept: &Kept) -> Result<(), StoreError> {
        self.0.insert_one(kept).await?;
        Ok(())
    }

    /// Writes a changed photo with its next revision, if nobody changed it since it was read;
    /// [`StoreError::Conflict`] otherwise.
    pub async fn save(&self, tx: &mut Tx, kept: &mut Kept) -> Result<(), StoreError> {
        let as_read = doc! { "_id": kept.id, "revision": kept.revision };
        kept.revision += 1;
        let done = self.0.replace_one(as_read, &*kept).session(&mut tx.session).await?;
        if done.matched_count == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }

    /// Deletes a photo as it was read; nothing when somebody changed it since.
    pub async fn delete(&self, kept: &Kept) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": kept.id, "revision": kept.revision }).await?;
        Ok(())
    }

    /// Takes one photo whose AVIF files are to be made: no other process takes it before the lease ends.
    pub async fn claim(&self, now: Timestamp) -> Result<Option<Kept>, StoreError> {
        let due = doc! { "avif_at": { "$lte": now } };
        let update = doc! {
            "$set": { "avif_at": now.plus_seconds(LEASE_SECONDS) },
            "$inc": { "leases": 1, "revision": 1_i64 },
        };
        let claimed = self.0.find_one_and_update(due, update).sort(doc! { "avif_at": 1 });
        Ok(claimed.return_document(ReturnDocument::After).await?)
    }

    /// Ends the work on a photo that was claimed; whether it is still to be shown.
    pub async fn settle_avif(&self, claimed: &Kept, has_avif: bool) -> Result<bool, StoreError> {
        let stored = doc! { "_id": claimed.id, "state": PhotoState::Stored.as_ref() };
        let update = doc! {
            "$set": { "has_avif": has_avif },
            "$unset": { "avif_at": "" },
            "$inc": { "revision": 1_i64 },
        };
        Ok(self.0.update_one(stored, update).await?.matched_count == 1)
    }

    /// Photos that are to be looked at for deletion.
    pub async fn to_sweep(&self, now: Timestamp, limit: i64) -> Result<Vec<Kept>, StoreError> {
        collect(self.0.find(doc! { "sweep_at": { "$lte": now } }).limit(limit).await?).await
    }
}
