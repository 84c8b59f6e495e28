//! The invited person chooses a password and is signed in.

use contracts::{
    Actor, ServiceResult,
    identity::{AcceptInvitation, CodePurpose, SignedIn},
};
use platform::{Dispatch, UseCaseError, retry};

use super::{
    UseCases,
    codes::{TypedCode, address, code_invalid},
    open_session::Opened,
    second_factor::SecondFactorShown,
};
use crate::domain::{account::Account, challenge::Challenge};

impl UseCases {
    /// Anybody may call. Refuses a weak password before the code is tried, so that it costs no try; then
    /// with `CODE_INVALID` or `CODE_EXPIRED` on `code`. Only to who has the code is a password refused because
    /// the invited person's name is in it.
    pub(crate) async fn accept_invitation(
        &self,
        _anybody: &Actor,
        command: AcceptInvitation,
    ) -> ServiceResult<SignedIn> {
        let email = address(&command.email)?;
        self.check_strangers_password(&email, &command.password).await?;
        let typed = TypedCode::new(CodePurpose::AcceptInvitation, &command.code);
        let challenge = self.try_code(&email, typed).await?;
        let invited = self.store.account(challenge.account).await?.filter(Account::is_invited);
        let invited = invited.ok_or_else(code_invalid)?;
        self.check_new_password(&invited, &command.password).await?;
        let account = invited.accepted(self.passwords.hash(&command.password).await?, self.now());
        let opened = self.new_session(&account, &command.client, SecondFactorShown::NotSetUp)?;
        retry(|| self.try_accept(&challenge, &account, &opened)).await?;
        Ok(opened.signed_in(&account))
    }

    async fn try_accept(
        &self,
        challenge: &Challenge,
        account: &Account,
        opened: &Opened,
    ) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.take_challenge(&mut tx, challenge).await? {
            return Err(code_invalid().into());
        }
        self.store.save_account(&mut tx, account).await?;
        self.store.add_session_in(&mut tx, &opened.session).await?;
        tx.emit(&account.changed())?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
