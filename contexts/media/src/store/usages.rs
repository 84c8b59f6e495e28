//! `usages`: which venue or offer shows which photos, from the catalog's events.

use bson::doc;
use kernel::PhotoId;
use mongodb::{Collection, IndexModel};
use platform::{StoreError, Tx, store::index};

use crate::domain::Usage;

pub(super) const NAME: &str = "usages";

pub(super) fn indexes() -> [IndexModel; 1] {
    [index(doc! { "photos": 1 })]
}

/// What shows which photos.
pub struct Usages(pub(super) Collection<Usage>);

impl Usages {
    /// What a venue or an offer shows.
    pub async fn get(&self, shown_by: &str) -> Result<Option<Usage>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": shown_by }).await?)
    }

    /// What a venue or an offer shows, as the transaction sees it.
    pub async fn get_in(&self, tx: &mut Tx, shown_by: &str) -> Result<Option<Usage>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": shown_by }).session(&mut tx.session).await?)
    }

    /// Whether something shows the photo, as the transaction sees it.
    pub async fn is_shown(&self, tx: &mut Tx, photo: PhotoId) -> Result<bool, StoreError> {
        let found = self.0.find_one(doc! { "photos": photo }).session(&mut tx.session).await?;
        Ok(found.is_some())
    }

    /// Writes what a venue or an offer shows now. The caller has read it in the same transaction.
    pub async fn put(&self, tx: &mut Tx, usage: &Usage) -> Result<(), StoreError> {
        let by_id = doc! { "_id": &usage.shown_by };
        self.0.replace_one(by_id, usage).upsert(true).session(&mut tx.session).await?;
        Ok(())
    }
}
