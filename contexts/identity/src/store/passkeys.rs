//! `passkeys`: one document each. `passkey_holders`: who has some, and how many.

use bson::doc;
use kernel::{AccountId, PasskeyId, Timestamp};
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{collect, index, is_duplicate_key, unique_index},
};

use super::{IdentityStore, conflict_when_duplicate};
use crate::domain::passkey::{MAX_PASSKEYS, PasskeyHolder, StoredPasskey};

pub(super) const NAME: &str = "passkeys";
pub(super) const HOLDERS: &str = "passkey_holders";

pub(super) fn indexes() -> [IndexModel; 2] {
    [unique_index(doc! { "credential_id": 1 }), index(doc! { "account": 1 })]
}

impl IdentityStore {
    /// The passkeys of an account, the oldest first.
    pub(crate) async fn passkeys_of(&self, account: AccountId) -> Result<Vec<StoredPasskey>, StoreError> {
        let of_account = self.passkeys.find(doc! { "account": account });
        collect(of_account.sort(doc! { "_id": 1 }).await?).await
    }

    /// The passkey that an authenticator calls so.
    pub(crate) async fn passkey_by_credential(
        &self,
        credential_id: &str,
    ) -> Result<Option<StoredPasskey>, StoreError> {
        Ok(self.passkeys.find_one(doc! { "credential_id": credential_id }).await?)
    }

    /// Who holds the passkeys of an account.
    pub(crate) async fn passkey_holder(
        &self,
        account: AccountId,
    ) -> Result<Option<PasskeyHolder>, StoreError> {
        Ok(self.passkey_holders.find_one(doc! { "_id": account }).await?)
    }

    /// Adds a holder where there was none.
    pub(crate) async fn add_passkey_holder(
        &self,
        tx: &mut Tx,
        holder: &PasskeyHolder,
    ) -> Result<(), StoreError> {
        let added = self.passkey_holders.insert_one(holder).session(&mut tx.session).await;
        added.map(drop).map_err(conflict_when_duplicate)
    }

    /// Counts one more passkey; `false` when the account has as many as it may.
    pub(crate) async fn count_passkey(&self, tx: &mut Tx, account: AccountId) -> Result<bool, StoreError> {
        let has_room = doc! { "_id": account, "passkeys": { "$lt": MAX_PASSKEYS } };
        let update = doc! { "$inc": { "passkeys": 1_i64 } };
        let counted = self.passkey_holders.update_one(has_room, update).session(&mut tx.session).await?;
        Ok(counted.matched_count == 1)
    }

    /// Counts one passkey less; `false` when fewer than `left` would be left.
    pub(crate) async fn uncount_passkey(
        &self,
        tx: &mut Tx,
        account: AccountId,
        left: i64,
    ) -> Result<bool, StoreError> {
        let has_others = doc! { "_id": account, "passkeys": { "$gt": left } };
        let update = doc! { "$inc": { "passkeys": -1_i64 } };
        let counted = self.passkey_holders.update_one(has_others, update).session(&mut tx.session).await?;
        Ok(counted.matched_count == 1)
    }

    /// Adds a passkey; `false` when it is somebody's already. The transaction is over then.
    pub(crate) async fn add_passkey(&self, tx: &mut Tx, passkey: &StoredPasskey) -> Result<bool, StoreError> {
        match self.passkeys.insert_one(passkey).session(&mut tx.session).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what a passkey is after its use; `false` when it was used or removed meanwhile.
    pub(crate) async fn use_passkey(
        &self,
        read: &StoredPasskey,
        credential: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": read.id, "credential": &read.credential };
        let update = doc! { "$set": { "credential": credential, "last_used_at": now } };
        Ok(self.passkeys.update_one(as_read, update).await?.matched_count == 1)
    }

    /// Removes a passkey of an account; `false` when there is none.
    pub(crate) async fn remove_passkey(
        &self,
        tx: &mut Tx,
        account: AccountId,
        passkey: PasskeyId,
    ) -> Result<bool, StoreError> {
        let own = doc! { "_id": passkey, "account": account };
        Ok(self.passkeys.delete_one(own).session(&mut tx.session).await?.deleted_count == 1)
    }
}
