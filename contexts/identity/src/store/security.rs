//! What secures an account, all of it together.

use bson::doc;
use kernel::AccountId;
use platform::{StoreError, Tx};

use super::IdentityStore;

impl IdentityStore {
    /// Removes the second factor, the passkeys, the linked providers and the ceremonies under way of an
    /// account that is erased.
    pub(crate) async fn erase_security(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        let session = &mut tx.session;
        let of_account = || doc! { "account": account };
        self.second_factors.delete_one(doc! { "_id": account }).session(&mut *session).await?;
        self.passkey_holders.delete_one(doc! { "_id": account }).session(&mut *session).await?;
        self.passkeys.delete_many(of_account()).session(&mut *session).await?;
        self.linked_providers.delete_many(of_account()).session(&mut *session).await?;
        self.ceremonies.delete_many(of_account()).session(&mut *session).await?;
        Ok(())
    }
}
