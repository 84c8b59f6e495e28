//! `sign_ups`: the latest sign-up of each address that waits for its code.

use std::time::Duration;

use bson::doc;
use kernel::EmailAddress;
use mongodb::IndexModel;
use platform::{StoreError, Tx, store::expiring_index};

use super::{IdentityStore, conflict_when_duplicate};
use crate::domain::{account::Account, reservation::Reservation, sign_up::SignUpAttempt};

pub(super) const NAME: &str = "sign_ups";

pub(super) fn indexes() -> [IndexModel; 1] {
    [expiring_index("expires_at", Duration::ZERO)]
}

impl IdentityStore {
    /// The sign-up of an address that waits.
    pub(crate) async fn sign_up_of(&self, email: &EmailAddress) -> Result<Option<SignUpAttempt>, StoreError> {
        Ok(self.sign_ups.find_one(doc! { "_id": email.as_str() }).await?)
    }

    /// Writes a sign-up over the one before it.
    pub(crate) async fn put_sign_up(&self, tx: &mut Tx, attempt: &SignUpAttempt) -> Result<(), StoreError> {
        let of_address = doc! { "_id": attempt.email.as_str() };
        let written = self.sign_ups.replace_one(of_address, attempt).upsert(true).session(&mut tx.session);
        written.await.map(drop).map_err(conflict_when_duplicate)
    }

    /// Removes the sign-up that became `account`; `false` when it was replaced or voided meanwhile.
    pub(crate) async fn take_sign_up(&self, tx: &mut Tx, account: &Account) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": account.email.as_str(), "account._id": account.id };
        Ok(self.sign_ups.delete_one(as_read).session(&mut tx.session).await?.deleted_count == 1)
    }

    /// Removes the sign-up of a company that lost its SIRET.
    pub(crate) async fn void_sign_up(&self, tx: &mut Tx, lost: &Reservation) -> Result<(), StoreError> {
        let of_company = doc! { "_id": lost.email.as_str(), "account.role.Staff.partner": lost.partner };
        self.sign_ups.delete_one(of_company).session(&mut tx.session).await?;
        Ok(())
    }

    /// Removes the sign-up that waits for the address of somebody who is erased.
    pub(crate) async fn erase_sign_up(&self, tx: &mut Tx, email: &EmailAddress) -> Result<(), StoreError> {
        self.sign_ups.delete_one(doc! { "_id": email.as_str() }).session(&mut tx.session).await?;
        Ok(())
    }
}
