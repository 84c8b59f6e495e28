//! `favourites`: one document for each member and offer the member keeps.

use std::collections::HashSet;

use bson::{Bson, doc};
use kernel::{AccountId, OfferId, Timestamp};
use mongodb::Collection;
use platform::{StoreError, store::collect};
use serde::{Deserialize, Serialize};

use super::before;

/// What members keep.
pub struct Favourites(pub(super) Collection<Favourite>);

/// An offer that a member keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Favourite {
    /// Member and offer: it exists once.
    #[serde(rename = "_id")]
    pub key: String,
    /// Whose.
    pub member: AccountId,
    /// Which offer.
    pub offer: OfferId,
    /// Since when.
    pub added_at: Timestamp,
}

impl Favourites {
    /// Adds one. One that is there stays as it is.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn add(&self, member: AccountId, offer: OfferId, now: Timestamp) -> Result<(), StoreError> {
        let fresh = doc! { "$setOnInsert": { "member": member, "offer": offer, "added_at": now } };
        match self.0.update_one(doc! { "_id": key(member, offer) }, fresh).upsert(true).await {
            // The same request at the same moment.
            Err(error) if platform::store::is_duplicate_key(&error) => Ok(()),
            result => result.map(drop).map_err(Into::into),
        }
    }

    /// Removes one, when it is there.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove(&self, member: AccountId, offer: OfferId) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": key(member, offer) }).await?;
        Ok(())
    }

    /// How many a member has; counted up to `most`.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn count(&self, member: AccountId, most: u64) -> Result<u64, StoreError> {
        Ok(self.0.count_documents(doc! { "member": member }).limit(most).await?)
    }

    /// Those of these offers that are a member's favourites.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn among(&self, member: AccountId, offers: &[OfferId]) -> Result<Vec<OfferId>, StoreError> {
        let keys: HashSet<_> = offers.iter().map(|offer| key(member, *offer)).collect();
        let keys: Vec<_> = keys.into_iter().map(Bson::from).collect();
        let found = collect(self.0.find(doc! { "_id": { "$in": keys } }).await?).await?;
        Ok(found.into_iter().map(|favourite| favourite.offer).collect())
    }

    /// A page of a member's, the newest first, after the one that was added at an instant.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn page(
        &self,
        member: AccountId,
        after: Option<(Timestamp, String)>,
        limit: i64,
    ) -> Result<Vec<Favourite>, StoreError> {
        let mut filter = doc! { "member": member };
        filter.extend(before("added_at", after));
        let found = self.0.find(filter).sort(doc! { "added_at": -1, "_id": -1 }).limit(limit);
        collect(found.await?).await
    }

    /// All of a member's: a member has few.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_of(&self, member: AccountId) -> Result<Vec<Favourite>, StoreError> {
        collect(self.0.find(doc! { "member": member }).await?).await
    }

    /// Removes all of a member's.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove_all(&self, member: AccountId) -> Result<(), StoreError> {
        self.0.delete_many(doc! { "member": member }).await?;
        Ok(())
    }
}

fn key(member: AccountId, offer: OfferId) -> String {
    format!("{member}|{offer}")
}
