//! E-mail and password for a session.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult,
    identity::{Client, SignIn, SignedIn},
};
use kernel::EmailAddress;
use platform::{Dispatch, UseCaseError, retry};

use super::{UseCases, open_session::Opened, second_factor::SecondFactorShown};
use crate::domain::{account::Account, password, sign_up::SignUpAttempt};

impl UseCases {
    /// Anybody may call. Refuses with `CREDENTIALS_INVALID` for an unknown address and a wrong password
    /// alike, and with `EMAIL_NOT_CONFIRMED` on `email`, a new code on its way, when the password is the one
    /// of a sign-up that waits. An account with a second factor is then asked for it (see
    /// [`Self::check_second_factor`]).
    ///
    /// Fails with `RATE_LIMITED` after ten refused sign-ins with an address, or a hundred of a client, in a
    /// quarter of an hour, whatever the password: an answer to a right one would let a guesser go on.
    pub(crate) async fn sign_in(&self, _anybody: &Actor, command: SignIn) -> ServiceResult<SignedIn> {
        let result = self.check_credentials(command).await;
        let outcome = match &result {
            Ok(_) => "signed_in",
            Err(ServiceError::Refused(_)) => "refused",
            Err(ServiceError::Failed(_)) => "failed",
        };
        metrics::counter!("sign_ins_total", "outcome" => outcome).increment(1);
        result
    }

    async fn check_credentials(&self, command: SignIn) -> ServiceResult<SignedIn> {
        let email = EmailAddress::parse(&command.email).filter(|_| password::can_be_one(&command.password));
        let email = email.ok_or(RefusalCode::CredentialsInvalid)?;
        let counted = self.begin_sign_in(&email, &command.client).await?;
        let (account, attempt) =
            futures::try_join!(self.store.account_of(&email), self.store.sign_up_of(&email))?;
        // Every refusal costs two hashes, whatever there is of the two: the time taken tells nothing.
        let password = account.as_ref().and_then(|account| account.password.as_ref());
        if self.passwords.verify(&command.password, password).await?
            && let Some(account) = &account
        {
            let shown = self.check_second_factor(account, command.second_factor.as_ref()).await?;
            let signed_in = self.open(account, &command.client, shown).await?;
            self.sign_in_succeeded(&counted).await?;
            return Ok(signed_in);
        }
        let password = attempt.as_ref().and_then(SignUpAttempt::password);
        if self.passwords.verify(&command.password, password).await? {
            self.send_codes(&email).await?;
            return Err(Refusal::new(RefusalCode::EmailNotConfirmed).on("email").into());
        }
        Err(RefusalCode::CredentialsInvalid.into())
    }

    /// Signs a device in.
    pub(super) async fn open(
        &self,
        account: &Account,
        client: &Client,
        shown: SecondFactorShown,
    ) -> ServiceResult<SignedIn> {
        let opened = self.new_session(account, client, shown)?;
        retry(|| self.try_open(account, &opened)).await?;
        Ok(opened.signed_in(account))
    }

    /// Writes the session, unless the password has changed since the account was read: who changes it ends
    /// the sessions there are, and must not miss one that is just being opened.
    async fn try_open(&self, account: &Account, opened: &Opened) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.rely_on_password(&mut tx, account).await? {
            return Err(RefusalCode::CredentialsInvalid.into());
        }
        self.store.add_session_in(&mut tx, &opened.session).await?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
