//! `second_factors`: the authenticator of an account and its recovery codes.

use bson::doc;
use kernel::AccountId;
use platform::{StoreError, Tx, store::to_document};

use super::{IdentityStore, conflict_when_duplicate};
use crate::domain::second_factor::{Pending, Sealed, SecondFactor};

pub(super) const NAME: &str = "second_factors";

impl IdentityStore {
    /// The second factor of an account, also one that only waits.
    pub(crate) async fn second_factor(&self, account: AccountId) -> Result<Option<SecondFactor>, StoreError> {
        Ok(self.second_factors.find_one(doc! { "_id": account }).await?)
    }

    /// Writes a secret that waits over the one that waited before.
    pub(crate) async fn put_pending(
        &self,
        tx: &mut Tx,
        account: AccountId,
        pending: &Pending,
    ) -> Result<(), StoreError> {
        let update = doc! { "$set": { "pending": to_document(pending)? } };
        let written = self.second_factors.update_one(doc! { "_id": account }, update).upsert(true);
        written.session(&mut tx.session).await.map(drop).map_err(conflict_when_duplicate)
    }

    /// Writes the second factor whose pending secret was confirmed; `false` when another one waits by now,
    /// or none.
    pub(crate) async fn enable_second_factor(
        &self,
        tx: &mut Tx,
        pending: &Pending,
        enabled: &SecondFactor,
    ) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": enabled.account, "pending.secret": &pending.secret.0 };
        let written = self.second_factors.replace_one(as_read, enabled).session(&mut tx.session).await?;
        Ok(written.matched_count == 1)
    }

    /// Uses a step of the authenticator up; `false` when it or a later one was used. One write decides, so
    /// that of two callers with one code one wins.
    pub(crate) async fn use_step(
        &self,
        account: AccountId,
        secret: &Sealed,
        step: i64,
    ) -> Result<bool, StoreError> {
        let unused = doc! { "_id": account, "secret": &secret.0, "last_step": { "$lt": step } };
        let update = doc! { "$set": { "last_step": step } };
        Ok(self.second_factors.update_one(unused, update).await?.matched_count == 1)
    }

    /// Uses a recovery code up; `false` when it is none, or was used.
    pub(crate) async fn use_recovery(&self, account: AccountId, hash: &str) -> Result<bool, StoreError> {
        let unused = doc! { "_id": account, "recovery": hash };
        let update = doc! { "$pull": { "recovery": hash } };
        Ok(self.second_factors.update_one(unused, update).await?.modified_count == 1)
    }

    /// Writes new recovery codes over the old ones; `false` when the authenticator is another one by now.
    pub(crate) async fn renew_recovery(
        &self,
        account: AccountId,
        secret: &Sealed,
        hashes: Vec<String>,
    ) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": account, "secret": &secret.0 };
        let update = doc! { "$set": { "recovery": hashes } };
        Ok(self.second_factors.update_one(as_read, update).await?.matched_count == 1)
    }

    /// Forgets the second factor.
    pub(crate) async fn remove_second_factor(&self, account: AccountId) -> Result<(), StoreError> {
        self.second_factors.delete_one(doc! { "_id": account }).await?;
        Ok(())
    }
}
