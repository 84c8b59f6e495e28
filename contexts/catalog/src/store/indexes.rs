//! The indexes: one for each list and each background query.

use bson::doc;
use platform::{
    AuditLog, StoreError,
    store::{index, sparse_index},
};

use super::CatalogStore;

impl CatalogStore {
    /// Creates the indexes that do not exist yet.
    ///
    /// # Errors
    /// When the server refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let store = &self.base;
        store.ensure_event_indexes().await?;
        let partners = [index(doc! { "view.status": 1, "submitted_at": 1, "_id": 1 })];
        store.ensure_indexes("partners", partners).await?;
        let venues = [index(doc! { "view.partner": 1, "name_key": 1, "_id": 1 })];
        store.ensure_indexes("venues", venues).await?;
        let offers = [
            index(doc! { "view.partner": 1, "view.created_at": -1, "_id": -1 }),
            index(doc! { "view.partner": 1, "view.status": 1, "view.created_at": -1, "_id": -1 }),
            index(doc! { "view.partner": 1, "partner_active": 1 }),
            index(doc! { "view.status": 1, "view.submitted_at": 1, "_id": 1 }),
            index(doc! { "view.status": 1, "view.valid_until": 1 }),
            sparse_index("slots_due_at"),
        ];
        store.ensure_indexes("offers", offers).await?;
        let outings = [
            index(doc! { "view.partner": 1, "view.starts_at": 1, "_id": 1 }),
            index(doc! { "_id": 1, "view.ends_at": 1 }),
            sparse_index("live_key"),
        ];
        store.ensure_indexes("outings", outings).await?;
        let drafts = [index(doc! { "partner": 1, "view.updated_at": -1, "_id": -1 })];
        store.ensure_indexes("offer_drafts", drafts).await?;
        // Found by `_id` alone.
        store.ensure_collection("photos").await?;
        AuditLog::migrate(store).await
    }
}
