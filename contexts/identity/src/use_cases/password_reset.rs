//! A forgotten password: a code, and then another password.

use contracts::{Actor, ServiceResult, identity::*};
use kernel::{AccountId, ChallengeId, EmailAddress};
use platform::{Dispatch, UseCaseError, retry};

use super::{
    UseCases,
    codes::{TypedCode, address, code_invalid},
};
use crate::{
    domain::{
        account::{Account, PasswordHash},
        challenge::Challenge,
        limits::{RESET_CLIENT, RESET_EMAIL},
        session::Session,
    },
    store::Ending,
};

impl UseCases {
    /// Anybody may call, and is always answered alike: nobody learns whether a code was sent. Fails with
    /// `RATE_LIMITED` after five requests for an address in an hour, or fifty from a client.
    pub(crate) async fn request_password_reset(
        &self,
        _anybody: &Actor,
        command: RequestPasswordReset,
    ) -> ServiceResult<Done> {
        self.limit_client(RESET_CLIENT, &command.client).await?;
        if let Some(email) = EmailAddress::parse(&command.email) {
            self.limit_email(RESET_EMAIL, &email).await?;
            retry(|| self.try_request_reset(&email)).await?;
        }
        Ok(Done {})
    }

    /// A challenge is written whether or not there is an account, so that the tries of its code are answered
    /// alike. Who has not confirmed the address, or not accepted the invitation, gets that code again.
    async fn try_request_reset(&self, email: &EmailAddress) -> Result<(), UseCaseError> {
        let purpose = CodePurpose::ResetPassword;
        let (waiting, previous) =
            futures::try_join!(self.waiting(email), self.store.challenge_of(email, purpose))?;
        let now = self.now();
        if previous.as_ref().is_some_and(|previous| !previous.may_be_renewed(now)) {
            return Ok(());
        }
        let account = waiting.known.as_ref().filter(|known| !known.is_invited());
        let id = account.map_or_else(AccountId::generate, |account| account.id);
        let challenge = Challenge::to_reset(ChallengeId::generate(), email, id, now);
        let challenge = challenge.after(previous.as_ref());
        let mut tx = self.store.db.begin().await?;
        self.store.replace_challenge(&mut tx, previous.as_ref(), &challenge).await?;
        match account {
            Some(account) => tx.emit(&challenge.request(purpose, account))?,
            None => self.send_due(&mut tx, &waiting).await?,
        }
        // Nobody waits for the delivery: how long it takes would tell whether there is something to send.
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Anybody may call. Refuses a weak password before the code is tried, so that it costs no try; then
    /// with `CODE_INVALID` or `CODE_EXPIRED` on `code`. Only to who has the code is a password refused
    /// because the owner's name is in it.
    pub(crate) async fn reset_password(
        &self,
        _anybody: &Actor,
        command: ResetPassword,
    ) -> ServiceResult<Done> {
        let email = address(&command.email)?;
        self.check_strangers_password(&email, &command.password).await?;
        let typed = TypedCode::new(CodePurpose::ResetPassword, &command.code);
        let challenge = self.try_code(&email, typed).await?;
        let account = self.resettable(&challenge, &email).await?;
        self.check_new_password(&account, &command.password).await?;
        let password = self.passwords.hash(&command.password).await?;
        let ended = retry(|| self.try_reset(&challenge, &email, &password)).await?;
        self.refuse_tokens_of(&ended);
        self.forgive_sign_ins(&email).await?;
        Ok(Done {})
    }

    /// The account whose password the challenge is for, while it still has the address.
    async fn resettable(&self, challenge: &Challenge, email: &EmailAddress) -> ServiceResult<Account> {
        let account = self.store.account(challenge.account).await?;
        let account = account.filter(|account| account.email == *email && !account.is_invited());
        account.ok_or_else(|| code_invalid().into())
    }

    async fn try_reset(
        &self,
        challenge: &Challenge,
        email: &EmailAddress,
        password: &PasswordHash,
    ) -> Result<Vec<Session>, UseCaseError> {
        let account = self.resettable(challenge, email).await?;
        let mut tx = self.store.db.begin().await?;
        if !self.store.take_challenge(&mut tx, challenge).await? {
            return Err(code_invalid().into());
        }
        let account = account.with_password(password.clone()).next();
        self.store.save_account(&mut tx, &account).await?;
        let ended = self.end_sessions(&mut tx, account.id, Ending::All).await?;
        tx.emit(&account.password_changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok(ended)
    }
}
