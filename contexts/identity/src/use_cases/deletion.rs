//! The account is to be erased, or stays.

use contracts::{Actor, RefusalCode, ServiceResult, identity::*};
use kernel::AccountId;
use platform::{Dispatch, Tx, UseCaseError, retry};

use super::UseCases;
use crate::domain::account::Account;

/// How many days somebody has to think again.
const GRACE_DAYS: i64 = 30;

impl UseCases {
    /// Anybody signed in may call who proves to be the owner. Asking again does not move the date.
    ///
    /// Refuses with `LAST_OWNER` when a company would be left without an owner, and with `INVALID_STATE`
    /// when Yousoon would be left without a super administrator; an owner who leaves counts as gone.
    pub(crate) async fn request_deletion(
        &self,
        actor: &Actor,
        command: ProveOwner,
    ) -> ServiceResult<AccountView> {
        let account = self.own_account(actor).await?;
        self.prove_owner(&account, &command, actor).await?;
        retry(|| self.try_request_deletion(account.id)).await
    }

    /// Anybody signed in may call, whether or not a deletion was asked for.
    pub(crate) async fn cancel_deletion(&self, actor: &Actor, _command: Done) -> ServiceResult<AccountView> {
        let account = actor.require_account()?;
        retry(|| self.try_cancel_deletion(account)).await
    }

    async fn try_request_deletion(&self, account: AccountId) -> Result<AccountView, UseCaseError> {
        let account = self.present(account).await?;
        if account.deletion_due_at.is_some() {
            return Ok(account.view());
        }
        let mut tx = self.store.db.begin().await?;
        if !self.store.rely_on_successor(&mut tx, &account).await? {
            return Err(match account.role {
                AccountRole::Staff { .. } => RefusalCode::LastOwner.into(),
                _ => RefusalCode::InvalidState.into(),
            });
        }
        let deletion_due_at = Some(self.now().plus_days(GRACE_DAYS));
        self.save_deletion(tx, Account { deletion_due_at, ..account }.next()).await
    }

    async fn try_cancel_deletion(&self, account: AccountId) -> Result<AccountView, UseCaseError> {
        let account = self.present(account).await?;
        if account.deletion_due_at.is_none() {
            return Ok(account.view());
        }
        let tx = self.store.db.begin().await?;
        self.save_deletion(tx, Account { deletion_due_at: None, ..account }.next()).await
    }

    async fn save_deletion(&self, mut tx: Tx, account: Account) -> Result<AccountView, UseCaseError> {
        self.store.save_account(&mut tx, &account).await?;
        tx.emit(&account.changed())?;
        tx.emit(&account.deletion_requested())?;
        tx.commit(Dispatch::Now).await?;
        Ok(account.view())
    }
}
