//! `accounts`: confirmed and invited accounts, one per address.

use bson::doc;
use kernel::{AccountId, EmailAddress};
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{is_duplicate_key, unique_index},
};

use super::{IdentityStore, met};
use crate::domain::account::Account;

pub(super) const NAME: &str = "accounts";

pub(super) fn indexes() -> [IndexModel; 1] {
    [unique_index(doc! { "email": 1 })]
}

impl IdentityStore {
    /// The account by its id.
    pub(crate) async fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        Ok(self.accounts.find_one(doc! { "_id": id }).await?)
    }

    /// The account of an address.
    pub(crate) async fn account_of(&self, email: &EmailAddress) -> Result<Option<Account>, StoreError> {
        Ok(self.accounts.find_one(doc! { "email": email.as_str() }).await?)
    }

    /// Adds an account; `false` when its address has one. The transaction is over then.
    pub(crate) async fn add_account(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        match self.accounts.insert_one(account).session(&mut tx.session).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes an account that was changed once since it was read.
    pub(crate) async fn save_account(&self, tx: &mut Tx, account: &Account) -> Result<(), StoreError> {
        let as_read = doc! { "_id": account.id, "revision": account.revision - 1 };
        let written = self.accounts.replace_one(as_read, account).session(&mut tx.session).await?;
        met(written.matched_count)
    }
}
