//! What a person says of themselves.

use contracts::{Actor, ServiceResult, identity::*};
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use super::UseCases;
use crate::domain::{account::Account, form};

impl UseCases {
    /// Anybody signed in may call. Refuses with `PROFILE_LOCKED` on `firstName` and `lastName` once the
    /// identity is verified, and on `birthDate` once there is one (staff have none); otherwise as the
    /// sign-up does.
    pub(crate) async fn update_profile(
        &self,
        actor: &Actor,
        command: UpdateProfile,
    ) -> ServiceResult<AccountView> {
        let account = actor.require_account()?;
        retry(|| self.try_update_profile(account, &command)).await
    }

    async fn try_update_profile(
        &self,
        account: AccountId,
        command: &UpdateProfile,
    ) -> Result<AccountView, UseCaseError> {
        let account = self.present(account).await?;
        let profile = form::check_profile(&account, command, self.today())?;
        if profile == account.profile {
            return Ok(account.view());
        }
        let account = Account { profile, ..account }.next();
        let mut tx = self.store.db.begin().await?;
        self.store.save_account(&mut tx, &account).await?;
        tx.emit(&account.changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok(account.view())
    }
}
