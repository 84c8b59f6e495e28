//! `identities`: where members' identities stand.

use bson::doc;
use kernel::AccountId;
use mongodb::Collection;
use platform::{StoreError, Tx};

use super::{find_in, or_conflict, replace_in};
use crate::domain::Identity;

pub(super) const NAME: &str = "identities";

/// Where members' identities stand.
pub struct Identities(pub(super) Collection<Identity>);

impl Identities {
    /// A member's identity; none before the first try.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, account: AccountId) -> Result<Option<Identity>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": account }).await?)
    }

    /// A member's identity, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, account: AccountId) -> Result<Option<Identity>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": account }).await
    }

    /// Writes a changed identity with its next revision, if nobody changed it since it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] otherwise.
    pub async fn save(&self, tx: &mut Tx, identity: &mut Identity) -> Result<(), StoreError> {
        let read = identity.revision;
        identity.revision += 1;
        if read == 0 {
            let inserted = self.0.insert_one(&*identity).session(&mut tx.session).await;
            return inserted.map(drop).map_err(or_conflict);
        }
        replace_in(&self.0, tx, (doc! { "_id": identity.id, "revision": read }, identity)).await
    }

    /// Forgets a member's identity.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn delete(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": account }).session(&mut tx.session).await?;
        Ok(())
    }
}
