//! Another password, knowing the present one.

use contracts::{Actor, Refusal, RefusalCode, ServiceError, ServiceResult, identity::*};
use platform::{Dispatch, UseCaseError, retry};

use super::UseCases;
use crate::{
    domain::{
        account::{Account, PasswordHash},
        session::Session,
    },
    store::Ending,
};

impl UseCases {
    /// Anybody signed in may call; every other session of the account ends. Refuses with `PASSWORD_TOO_WEAK`
    /// on `password` before the present one is tried, then with `PASSWORD_WRONG` on `current`, or for an
    /// account without a password with `FRESH_SIGN_IN_REQUIRED`.
    pub(crate) async fn change_password(
        &self,
        actor: &Actor,
        command: ChangePassword,
    ) -> ServiceResult<Done> {
        let account = self.own_account(actor).await?;
        self.check_new_password(&account, &command.password).await?;
        let proven = self.prove_password(&account, command.current.as_ref(), actor).await;
        proven.map_err(on_current)?;
        let stays = Ending::AllBut(actor.session().ok_or_else(|| actor.denied())?);
        let password = self.passwords.hash(&command.password).await?;
        let ended = retry(|| self.try_change_password(&account, &password, stays)).await?;
        self.refuse_tokens_of(&ended);
        Ok(Done {})
    }

    async fn try_change_password(
        &self,
        proven: &Account,
        password: &PasswordHash,
        stays: Ending,
    ) -> Result<Vec<Session>, UseCaseError> {
        let account = self.store.account(proven.id).await?;
        // Somebody else changed it meanwhile: the password that was typed is no longer the present one.
        let account = account.filter(|account| account.password == proven.password);
        let account = account.ok_or_else(wrong)?.with_password(password.clone()).next();
        let mut tx = self.store.db.begin().await?;
        self.store.save_account(&mut tx, &account).await?;
        let ended = self.end_sessions(&mut tx, account.id, stays).await?;
        tx.emit(&account.password_changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok(ended)
    }
}

fn wrong() -> Refusal {
    Refusal::new(RefusalCode::PasswordWrong).on("current")
}

/// The form has two passwords, so a wrong one is named by its field here.
fn on_current(error: ServiceError) -> ServiceError {
    if error.is_refusal(RefusalCode::PasswordWrong) { wrong().into() } else { error }
}
