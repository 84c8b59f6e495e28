//! `photos`: those that media keeps, and what shows them.

use bson::doc;
use contracts::media::{Photo, PhotoDeleted};
use kernel::{PartnerId, PhotoId};
use platform::{StoreError, Tx, store::is_duplicate_key};

use super::{CatalogStore, Stored, find_in};
use crate::domain::KnownPhoto;

/// How many venues, or offers, that show a photo are looked for at once.
pub const SHOWING: usize = 100;

impl CatalogStore {
    /// Notes a photo that can be shown; one that is known already stays as it is.
    pub async fn note_photo(&self, photo: &KnownPhoto) -> Result<(), StoreError> {
        match self.photos.insert_one(photo).await {
            Err(error) if !is_duplicate_key(&error) => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Notes that a photo is gone, also when it was not heard of before.
    pub async fn note_photo_gone(&self, tx: &mut Tx, deleted: &PhotoDeleted) -> Result<(), StoreError> {
        let gone = doc! {
            "$set": { "gone": true, "photo": null },
            "$setOnInsert": { "partner": deleted.partner, "holds": 0_i64 },
        };
        let by_id = doc! { "_id": deleted.id };
        self.photos.update_one(by_id, gone).upsert(true).session(&mut tx.session).await?;
        Ok(())
    }

    /// Those of the photos that are the partner's and not gone. Their deletion at the same moment collides.
    pub async fn hold_photos(
        &self,
        tx: &mut Tx,
        partner: PartnerId,
        ids: Vec<PhotoId>,
    ) -> Result<Vec<Photo>, StoreError> {
        let known = self.read_many::<KnownPhoto>(tx, ids).await?;
        let own: Vec<_> = known.into_iter().filter(|known| known.partner == partner && !known.gone).collect();
        let held = super::by_ids(own.iter().map(|known| known.id).collect());
        self.photos.update_many(held, doc! { "$inc": { "holds": 1_i64 } }).session(&mut tx.session).await?;
        Ok(own.into_iter().filter_map(|known| known.photo).collect())
    }

    /// Venues or offers of the partner that show the photo, at most [`SHOWING`].
    pub async fn showing<T: Stored>(
        &self,
        tx: &mut Tx,
        deleted: &PhotoDeleted,
    ) -> Result<Vec<T>, StoreError> {
        let shown = doc! { "view.partner": deleted.partner, "view.photos.id": deleted.id };
        let limit = i64::try_from(SHOWING).unwrap_or(i64::MAX);
        find_in(T::collection(self).find(shown).limit(limit), tx).await
    }
}
