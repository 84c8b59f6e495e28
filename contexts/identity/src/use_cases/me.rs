//! The caller's own account.

use contracts::{Actor, FailureCode, ServiceError, ServiceResult, identity::AccountView};
use kernel::AccountId;
use platform::UseCaseError;

use super::UseCases;
use crate::domain::account::Account;

impl UseCases {
    /// Anybody signed in may call. Fails with `UNAUTHENTICATED` when the token's account is gone.
    pub(crate) async fn me(&self, actor: &Actor) -> ServiceResult<AccountView> {
        Ok(self.own_account(actor).await?.view())
    }

    /// The caller's account as it is now, for a change. Fails with `UNAUTHENTICATED` when it is gone.
    pub(super) async fn present(&self, account: AccountId) -> Result<Account, UseCaseError> {
        let account = self.store.account(account).await?;
        Ok(account.ok_or(ServiceError::failed(FailureCode::Unauthenticated))?)
    }
}
