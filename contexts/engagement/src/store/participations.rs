//! `participations`: the newest of each registration, until 90 days after its outing's end.

use bson::doc;
use contracts::booking::stand_in;
use kernel::{AccountId, OutingId};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::keep_newer;
use crate::domain::Participation;

/// How many one read takes at most.
pub const BATCH: i64 = 100;

/// The newest of each registration.
pub struct Participations(pub(super) Collection<Participation>);

impl Participations {
    /// Keeps a registration, unless a newer one is known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn keep(&self, participation: &Participation) -> Result<(), StoreError> {
        keep_newer(&self.0, (participation.id, participation.revision), participation).await
    }

    /// Whether a member has places in an outing.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn has_places(&self, outing: OutingId, member: AccountId) -> Result<bool, StoreError> {
        let live = doc! { "outing": outing, "member": member, "live": true };
        Ok(self.0.find_one(live).await?.is_some())
    }

    /// Whether anybody has places in an outing.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn has_any(&self, outing: OutingId) -> Result<bool, StoreError> {
        Ok(self.0.find_one(doc! { "outing": outing, "live": true }).await?.is_some())
    }

    /// Whoever has places in an outing, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn members_in(&self, tx: &mut Tx, outing: OutingId) -> Result<Vec<AccountId>, StoreError> {
        use futures::TryStreamExt;
        let live = doc! { "outing": outing, "live": true };
        let mut cursor = self.0.find(live).session(&mut tx.session).await?;
        let found: Vec<Participation> = cursor.stream(&mut tx.session).try_collect().await?;
        Ok(found.into_iter().map(|participation| participation.member).collect())
    }

    /// Up to [`BATCH`] registrations of a member.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_of(&self, member: AccountId) -> Result<Vec<Participation>, StoreError> {
        collect(self.0.find(doc! { "member": member }).limit(BATCH).await?).await
    }

    /// Nothing leads from a registration to its member any more.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn forget(&self, participation: &Participation) -> Result<(), StoreError> {
        let nobody = doc! { "$set": { "member": stand_in(participation.id), "live": false } };
        self.0.update_one(doc! { "_id": participation.id }, nobody).await?;
        Ok(())
    }
}
