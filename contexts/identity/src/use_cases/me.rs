//! The caller's own account.

use contracts::{Actor, FailureCode, ServiceError, ServiceResult, identity::AccountView};

use super::UseCases;

impl UseCases {
    /// Anybody signed in may call. Fails with `UNAUTHENTICATED` when the token's account is gone.
    pub(crate) async fn me(&self, actor: &Actor) -> ServiceResult<AccountView> {
        let account = self.store.account(actor.require_account()?).await?;
        let account = account.ok_or(ServiceError::failed(FailureCode::Unauthenticated))?;
        Ok(account.view())
    }
}
