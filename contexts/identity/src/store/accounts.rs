//! `accounts`: confirmed and invited accounts, one per address.

use bson::{Document, doc};
use contracts::{AdminRole, StaffActor, StaffRole, identity::AccountRole};
use kernel::{AccountId, EmailAddress, PartnerId, Timestamp};
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{collect, is_duplicate_key, sparse_index, unique_index},
};

use super::{IdentityStore, met};
use crate::domain::account::Account;

pub(super) const NAME: &str = "accounts";

pub(super) fn indexes() -> [IndexModel; 4] {
    [
        unique_index(doc! { "email": 1 }),
        sparse_index("role.Staff.partner"),
        sparse_index("role.Admin.role"),
        sparse_index("deletion_due_at"),
    ]
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

    /// Writes an account whose address changed since it was read; `false` when the new address has an
    /// account. The transaction is over then.
    ///
    /// The document is removed and added again: SecantusDB keeps the key of a unique index that an update
    /// changed, so that nobody could ever sign up with the old address.
    pub(crate) async fn readdress_account(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": account.id, "revision": account.revision - 1 };
        met(self.accounts.delete_one(as_read).session(&mut tx.session).await?.deleted_count)?;
        self.add_account(tx, account).await
    }

    /// Relies on the account's password being the one that was read; `false` when it is not. Who changes it
    /// at the same time is in conflict with this transaction.
    pub(crate) async fn rely_on_password(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        let password = account.password.as_ref().map(|password| password.0.as_str());
        self.rely_on(tx, doc! { "_id": account.id, "password": password }).await
    }

    /// Relies on somebody else who stays and may do what the owner of `account` may: another owner of the
    /// company, another super administrator. `false` when there is nobody. True at once for every role that
    /// need not stay.
    pub(crate) async fn rely_on_successor(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        let mut stays = doc! {
            "_id": { "$ne": account.id },
            "deletion_due_at": { "$exists": false },
            "confirmed_at": { "$type": "date" },
        };
        match account.role {
            AccountRole::Staff { partner, role: role @ StaffRole::Owner } => {
                let role = bson::serialize_to_bson(&role)?;
                stays.extend(doc! { "role.Staff.partner": partner, "role.Staff.role": role });
            }
            AccountRole::Admin { role: role @ AdminRole::Super } => {
                stays.extend(doc! { "role.Admin.role": bson::serialize_to_bson(&role)? });
            }
            _ => return Ok(true),
        }
        self.rely_on(tx, stays).await
    }

    /// Relies on the caller being an owner of the company still; `false` when that is over.
    pub(crate) async fn rely_on_owner(&self, tx: &mut Tx, owner: StaffActor) -> Result<bool, StoreError> {
        let role = bson::serialize_to_bson(&StaffRole::Owner)?;
        let still = doc! {
            "_id": owner.account, "role.Staff.partner": owner.partner, "role.Staff.role": role,
        };
        self.rely_on(tx, still).await
    }

    /// The people of a company, invited ones included, in the order in which they came; after `after`.
    pub(crate) async fn staff_of(
        &self,
        partner: PartnerId,
        after: Option<AccountId>,
        limit: usize,
    ) -> Result<Vec<Account>, StoreError> {
        let mut of_company = doc! { "role.Staff.partner": partner };
        if let Some(after) = after {
            of_company.insert("_id", doc! { "$gt": after });
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        collect(self.accounts.find(of_company).sort(doc! { "_id": 1 }).limit(limit).await?).await
    }

    /// Every account in the order of the ids, after `after`.
    pub(crate) async fn accounts_after(
        &self,
        after: Option<AccountId>,
        limit: i64,
    ) -> Result<Vec<Account>, StoreError> {
        let filter = after.map_or_else(Document::new, |after| doc! { "_id": { "$gt": after } });
        collect(self.accounts.find(filter).sort(doc! { "_id": 1 }).limit(limit).await?).await
    }

    /// Relies on the account being there; `false` when it is gone. Its erasure at the same time is in
    /// conflict with this transaction, so that nothing of it stays behind.
    pub(crate) async fn rely_on_account(&self, tx: &mut Tx, account: AccountId) -> Result<bool, StoreError> {
        self.rely_on(tx, doc! { "_id": account }).await
    }

    async fn rely_on(&self, tx: &mut Tx, account: Document) -> Result<bool, StoreError> {
        let update = doc! { "$inc": { "relied_on": 1_i64 } };
        Ok(self.accounts.update_one(account, update).session(&mut tx.session).await?.matched_count == 1)
    }

    /// Accounts whose time has come, the ones that wait longest first.
    pub(crate) async fn accounts_due(&self, now: Timestamp, most: i64) -> Result<Vec<Account>, StoreError> {
        let due = self.accounts.find(doc! { "deletion_due_at": { "$lte": now } });
        collect(due.sort(doc! { "deletion_due_at": 1 }).limit(most).await?).await
    }

    /// Removes an account whose time has come; `false` when it is gone, or stays after all.
    pub(crate) async fn erase_account(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": account.id, "revision": account.revision };
        Ok(self.accounts.delete_one(as_read).session(&mut tx.session).await?.deleted_count == 1)
    }
}
