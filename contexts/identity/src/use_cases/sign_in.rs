//! E-mail and password for a session.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult,
    identity::{SignIn, SignedIn},
};
use kernel::EmailAddress;

use super::UseCases;
use crate::domain::{account::Account, password, sign_up::SignUpAttempt};

impl UseCases {
    /// Anybody may call. Refuses with `CREDENTIALS_INVALID` for an unknown address and a wrong password
    /// alike, and with `EMAIL_NOT_CONFIRMED` on `email`, a new code on its way, when the password is the one
    /// of a sign-up that waits.
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
        let (account, attempt) =
            futures::try_join!(self.store.account_of(&email), self.store.sign_up_of(&email))?;
        // Every refusal costs two hashes, whatever there is of the two: the time taken tells nothing.
        let password = account.as_ref().and_then(|account| account.password.as_ref());
        if self.passwords.verify(&command.password, password).await?
            && let Some(account) = &account
        {
            return self.open(account).await;
        }
        let password = attempt.as_ref().and_then(SignUpAttempt::password);
        if self.passwords.verify(&command.password, password).await? {
            self.send_codes(&email).await?;
            return Err(Refusal::new(RefusalCode::EmailNotConfirmed).on("email").into());
        }
        Err(RefusalCode::CredentialsInvalid.into())
    }

    async fn open(&self, account: &Account) -> ServiceResult<SignedIn> {
        let opened = self.new_session(account)?;
        self.store.add_session(&opened.session).await?;
        Ok(opened.signed_in(account))
    }
}
