//! The platform makes an account that is confirmed at once: demo data, the first administrator.

use contracts::{
    Actor, ServiceResult,
    identity::{AccountView, ProvisionAccount},
};
use kernel::AccountId;
use platform::{Dispatch, StoreError, UseCaseError, retry};

use super::UseCases;
use crate::domain::{account::Account, form};

impl UseCases {
    /// The platform itself may call. An address that has an account keeps it as it is.
    pub(crate) async fn provision_account(
        &self,
        actor: &Actor,
        command: ProvisionAccount,
    ) -> ServiceResult<AccountView> {
        actor.require_system()?;
        let (form, today) = (command.clone(), self.today());
        let checked = self.passwords.check(move || form::check_provisioned(&form, today)).await?;
        if let Some(existing) = self.store.account_of(&checked.email).await? {
            return Ok(existing.view());
        }
        let password = self.passwords.hash(&command.password).await?;
        let account = Account::new(AccountId::generate(), checked, command.role, self.now());
        let account = Account { confirmed_at: Some(account.created_at), ..account.with_password(password) };
        retry(|| self.try_provision(&account)).await
    }

    async fn try_provision(&self, account: &Account) -> Result<AccountView, UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.add_account(&mut tx, account).await? {
            // Somebody was quicker; theirs is the account.
            let existing = self.store.account_of(&account.email).await?;
            return Ok(existing.ok_or(StoreError::Conflict)?.view());
        }
        tx.emit(&account.changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok(account.view())
    }
}
