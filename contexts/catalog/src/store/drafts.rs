//! Drafts of offers.

use bson::doc;
use kernel::{OfferDraftId, PartnerId};
use platform::{StoreError, Tx};

use super::{
    After, CatalogStore,
    paging::{Listing, Order},
};
use crate::domain::saved_draft::KeptDraft;

impl CatalogStore {
    /// How many drafts a partner keeps.
    pub async fn drafts_kept(&self, tx: &mut Tx, partner: PartnerId) -> Result<u64, StoreError> {
        let of_partner = self.drafts.count_documents(doc! { "partner": partner });
        Ok(of_partner.session(&mut tx.session).await?)
    }

    /// A partner's drafts, the one saved last first.
    pub async fn drafts_of(
        &self,
        partner: PartnerId,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<KeptDraft>, StoreError> {
        let listing = Listing { field: "view.updated_at", order: Order::Falling, limit };
        listing.read(&self.drafts, doc! { "partner": partner }, after).await
    }

    /// Writes a changed draft over the one of the revision before.
    ///
    /// # Errors
    /// `Conflict` when it changed meanwhile; otherwise when the database gives no answer.
    pub async fn save_draft(&self, tx: &mut Tx, changed: &KeptDraft) -> Result<(), StoreError> {
        self.replace(tx, doc! { "view.revision": changed.view.revision - 1 }, changed).await
    }

    /// Removes a draft of a partner's; `false` when there is none.
    pub async fn delete_draft(&self, partner: PartnerId, id: OfferDraftId) -> Result<bool, StoreError> {
        let own = doc! { "_id": id, "partner": partner };
        Ok(self.drafts.delete_one(own).await?.deleted_count == 1)
    }
}
