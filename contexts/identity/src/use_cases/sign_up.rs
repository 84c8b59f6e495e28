//! A member signs up: the account waits for the code out of the mailbox.

use contracts::{
    Actor, ServiceError, ServiceResult,
    identity::{AccountRole, AccountView, CodePurpose, SignUp},
};
use kernel::{AccountId, ChallengeId};
use platform::{Dispatch, UseCaseError, retry};

use super::{UseCases, sign_up_partner::Company};
use crate::domain::{
    account::{Account, PasswordHash},
    challenge::Challenge,
    form::{self, Checked},
    limits::SIGN_UP_CLIENT,
    sign_up::SignUpAttempt,
};

impl UseCases {
    /// Anybody may call. The answer is the same whether or not the address has an account: the owner of a
    /// known address is told by e-mail, and nothing else happens. Fails with `RATE_LIMITED` after a hundred
    /// sign-ups of a client in an hour.
    pub(crate) async fn sign_up(&self, _anybody: &Actor, command: SignUp) -> ServiceResult<AccountView> {
        self.limit_client(SIGN_UP_CLIENT, &command.client).await?;
        let (form, today) = (command.clone(), self.today());
        let checked = self.passwords.check(move || form::check_member(&form, today)).await?;
        let password = self.passwords.hash(&command.password).await?;
        let attempt = self.attempt(checked, AccountRole::Member, password).agreeing_to_terms(self.now());
        self.write_sign_up(&attempt, None).await?;
        Ok(attempt.account.view())
    }

    /// A sign-up with a fresh account. The account of an earlier attempt is not continued: its id and date
    /// in the answer would tell that there was one.
    pub(super) fn attempt(&self, form: Checked, role: AccountRole, password: PasswordHash) -> SignUpAttempt {
        let now = self.now();
        let account = Account::new(AccountId::generate(), form, role, now).with_password(password);
        SignUpAttempt::new(account, now)
    }

    /// Writes the attempt over an earlier one of the same address, with a new code and, for a company, its
    /// reservation.
    pub(super) async fn write_sign_up(
        &self,
        attempt: &SignUpAttempt,
        company: Option<&Company>,
    ) -> Result<(), ServiceError> {
        retry(|| self.try_write_sign_up(attempt, company)).await
    }

    async fn try_write_sign_up(
        &self,
        attempt: &SignUpAttempt,
        company: Option<&Company>,
    ) -> Result<(), UseCaseError> {
        let account = &attempt.account;
        // An account confirmed after this look does no harm: it makes this attempt one that cannot be
        // confirmed.
        let purpose = CodePurpose::ConfirmEmail;
        let (known, previous) = futures::try_join!(
            self.store.account_of(&attempt.email),
            self.store.challenge_of(&attempt.email, purpose),
        )?;
        let holder = match company {
            Some(company) => self.holder(&company.reservation).await?,
            None => None,
        };
        let challenge = Challenge::new(ChallengeId::generate(), purpose, account, self.now());
        let challenge = challenge.after(previous.as_ref());
        let mut tx = self.store.db.begin().await?;
        self.store.release_reservations(&mut tx, &attempt.email).await?;
        if let Some(company) = company {
            self.reserve(&mut tx, &company.reservation, holder).await?;
        }
        self.store.put_sign_up(&mut tx, attempt).await?;
        self.store.replace_challenge(&mut tx, previous.as_ref(), &challenge).await?;
        match known {
            Some(known) => tx.emit(&known.known_email_tried())?,
            None => {
                tx.emit(&account.changed())?;
                if let Some(company) = company {
                    tx.emit(&company.signed_up)?;
                }
                tx.emit(&challenge.request(purpose, account))?;
            }
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
