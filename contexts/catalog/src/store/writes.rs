//! Writes: each is conditional on the state that was read, and ends with `Conflict` when somebody else changed
//! it meanwhile.

use bson::{Document, doc};
use platform::{StoreError, Tx};

use super::{CatalogStore, Stored};
use crate::domain::{Offer, Outing, Partner, Venue};

impl CatalogStore {
    /// Adds a document.
    ///
    /// # Errors
    /// A duplicate when it exists; otherwise when the database gives no answer.
    pub async fn insert<T: Stored>(&self, tx: &mut Tx, document: &T) -> Result<(), StoreError> {
        T::collection(self).insert_one(document).session(&mut tx.session).await?;
        Ok(())
    }

    /// Adds documents that were looked for and not found.
    ///
    /// # Errors
    /// `Conflict` when somebody else added one meanwhile; otherwise when the database gives no answer.
    pub async fn insert_new<T: Stored>(&self, tx: &mut Tx, documents: &[T]) -> Result<(), StoreError> {
        if documents.is_empty() {
            return Ok(());
        }
        let inserted = T::collection(self).insert_many(documents).session(&mut tx.session).await;
        match inserted.map_err(StoreError::from) {
            Ok(_) => Ok(()),
            Err(error) if error.is_duplicate() => Err(StoreError::Conflict),
            Err(error) => Err(error),
        }
    }

    /// Writes a changed partner over the one that was read.
    pub async fn save_partner(
        &self,
        tx: &mut Tx,
        read: &Partner,
        changed: &Partner,
    ) -> Result<(), StoreError> {
        let same = doc! { "view.revision": read.view.revision, "holds": read.holds };
        self.replace(tx, same, changed).await
    }

    /// Holds an active partner while one of its offers is published: a suspension at the same moment
    /// collides.
    ///
    /// # Errors
    /// `Conflict` when the partner changed meanwhile; otherwise when the database gives no answer.
    pub async fn hold_partner(&self, tx: &mut Tx, read: &Partner) -> Result<(), StoreError> {
        let held = Partner { holds: read.holds + 1, ..read.clone() };
        self.save_partner(tx, read, &held).await
    }

    /// Writes a changed offer over the one that was read.
    pub async fn save_offer(&self, tx: &mut Tx, read: &Offer, changed: &Offer) -> Result<(), StoreError> {
        let same = doc! { "view.revision": read.view.revision, "planned": read.planned };
        self.replace(tx, same, changed).await
    }

    /// Writes a changed venue over the one of the revision before.
    pub async fn save_venue(&self, tx: &mut Tx, changed: &Venue) -> Result<(), StoreError> {
        self.replace(tx, doc! { "view.revision": changed.view.revision - 1 }, changed).await
    }

    /// Writes a changed outing over the one of the revision before.
    pub async fn save_outing(&self, tx: &mut Tx, changed: &Outing) -> Result<(), StoreError> {
        self.replace(tx, doc! { "view.revision": changed.view.revision - 1 }, changed).await
    }

    pub(super) async fn replace<T: Stored>(
        &self,
        tx: &mut Tx,
        mut same: Document,
        changed: &T,
    ) -> Result<(), StoreError> {
        same.insert("_id", changed.id());
        let written = T::collection(self).replace_one(same, changed).session(&mut tx.session).await?;
        if written.matched_count == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }
}
