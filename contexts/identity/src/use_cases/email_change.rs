//! Another address, confirmed at both.

use contracts::{Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult, identity::*};
use kernel::{ChallengeId, EmailAddress};
use platform::{Dispatch, UseCaseError, retry};

use super::{UseCases, codes::TypedCode};
use crate::{
    domain::{
        account::Account,
        challenge::Challenge,
        limits::{CHANGE_ACCOUNT, CHANGE_EMAIL},
        session::Session,
    },
    store::Ending,
};

/// The challenges whose codes were typed.
struct Codes {
    leave: Challenge,
    change: Challenge,
}

impl UseCases {
    /// Anybody signed in may call. The answer is the same whether or not the new address has an account: its
    /// owner gets a message then, and no code is good for it.
    ///
    /// Refuses with `EMAIL_INVALID`, with `EMAIL_TAKEN` when it is the caller's own, with `PASSWORD_WRONG`
    /// on `password`, or for an account without a password with `FRESH_SIGN_IN_REQUIRED`.
    pub(crate) async fn request_email_change(
        &self,
        actor: &Actor,
        command: RequestEmailChange,
    ) -> ServiceResult<Done> {
        let account = self.own_account(actor).await?;
        let email = EmailAddress::parse(&command.email);
        let email = email.ok_or_else(|| Refusal::new(RefusalCode::EmailInvalid).on("email"))?;
        if email == account.email {
            return Err(Refusal::new(RefusalCode::EmailTaken).on("email").into());
        }
        self.prove_password(&account, Some(&command.password), actor).await?;
        self.limit(CHANGE_ACCOUNT, &account.id.to_string()).await?;
        self.limit_email(CHANGE_EMAIL, &email).await?;
        retry(|| self.try_request_change(&account, &email)).await?;
        Ok(Done {})
    }

    async fn try_request_change(&self, account: &Account, email: &EmailAddress) -> Result<(), UseCaseError> {
        let store = &self.store;
        let (known, left, changed) = futures::try_join!(
            store.account_of(email),
            store.challenge_of(&account.id, CodePurpose::LeaveEmail),
            store.challenge_of(&account.id, CodePurpose::ChangeEmail),
        )?;
        let now = self.now();
        let leave = Challenge::to_leave(ChallengeId::generate(), account, now).after(left.as_ref());
        let change = Challenge::to_change(ChallengeId::generate(), account, email.clone(), now);
        let change = change.after(changed.as_ref());
        let mut tx = store.db.begin().await?;
        store.replace_challenge(&mut tx, left.as_ref(), &leave).await?;
        store.replace_challenge(&mut tx, changed.as_ref(), &change).await?;
        tx.emit(&leave.request(CodePurpose::LeaveEmail, account))?;
        match known {
            Some(known) => tx.emit(&known.known_email_tried())?,
            None => tx.emit(&change.request(CodePurpose::ChangeEmail, account))?,
        }
        // Nobody waits for the delivery: how long it takes would tell whether the new address is known.
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Anybody signed in may call; every other session of the account ends. Both codes are tried. Refuses
    /// with `CODE_INVALID` or `CODE_EXPIRED` on `oldCode` and `newCode`; also the right new code is wrong
    /// when the address has an account by now.
    pub(crate) async fn confirm_email_change(
        &self,
        actor: &Actor,
        command: ConfirmEmailChange,
    ) -> ServiceResult<AccountView> {
        let account = self.own_account(actor).await?;
        let stays = Ending::AllBut(actor.session().ok_or_else(|| actor.denied())?);
        let codes = self.try_both(&account, &command).await?;
        let (account, ended) = retry(|| self.try_change_email(&account, &codes, stays)).await?;
        self.refuse_tokens_of(&ended);
        Ok(account.view())
    }

    async fn try_both(&self, account: &Account, command: &ConfirmEmailChange) -> ServiceResult<Codes> {
        let purpose = CodePurpose::LeaveEmail;
        let old = TypedCode { purpose, field: "oldCode", code: &command.old_code };
        let purpose = CodePurpose::ChangeEmail;
        let new = TypedCode { purpose, field: "newCode", code: &command.new_code };
        let leave = self.try_code(&account.id, old).await;
        let change = self.try_code(&account.id, new).await;
        match (leave, change) {
            (Ok(leave), Ok(change)) => Ok(Codes { leave, change }),
            (Err(ServiceError::Refused(left)), Err(ServiceError::Refused(changed))) => {
                let mut refusals = Refusals::new();
                left.into_iter().chain(changed).for_each(|refusal| refusals.push(refusal));
                Err(refusals.done().err().unwrap_or_else(|| new_code_invalid().into()))
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    async fn try_change_email(
        &self,
        account: &Account,
        codes: &Codes,
        stays: Ending,
    ) -> Result<(Account, Vec<Session>), UseCaseError> {
        let store = &self.store;
        let email = codes.change.new_email.clone().ok_or_else(new_code_invalid)?;
        let account = Account { email, ..self.present(account.id).await? }.next();
        let mut tx = store.db.begin().await?;
        let usable = store.take_challenge(&mut tx, &codes.leave).await?
            && store.take_challenge(&mut tx, &codes.change).await?
            && store.readdress_account(&mut tx, &account).await?;
        if !usable {
            return Err(new_code_invalid().into());
        }
        let ended = self.end_sessions(&mut tx, account.id, stays).await?;
        tx.emit(&account.changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok((account, ended))
    }
}

fn new_code_invalid() -> Refusal {
    Refusal::new(RefusalCode::CodeInvalid).on("newCode")
}
