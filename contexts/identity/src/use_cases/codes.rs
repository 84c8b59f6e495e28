//! Codes: tried against a challenge, and sent again.

use contracts::{
    Refusal, RefusalCode, ServiceError,
    identity::{CodePurpose, Secret},
};
use kernel::{ChallengeId, EmailAddress};
use platform::{Dispatch, Tx, UseCaseError, retry};

use super::UseCases;
use crate::domain::{
    account::Account,
    challenge::{Challenge, Try},
};

/// The refusal of a wrong code; also of a right one that is good for nothing, so that the two look alike.
pub(super) fn code_invalid() -> Refusal {
    Refusal::new(RefusalCode::CodeInvalid).on("code")
}

/// An address read out of what was typed, or the answer an address without a challenge gets.
pub(super) fn address(typed: &str) -> Result<EmailAddress, ServiceError> {
    EmailAddress::parse(typed).ok_or_else(|| code_invalid().into())
}

/// A code that is due for an account.
struct Due<'a> {
    purpose: CodePurpose,
    account: &'a Account,
    /// The challenge that was read and ends.
    read: Option<&'a Challenge>,
}

impl UseCases {
    /// The challenge whose code was typed. Every call is a try, one database operation, and the same one
    /// whether or not there is a challenge.
    ///
    /// Refuses with `CODE_INVALID` when the code is wrong or there is no challenge, with `CODE_EXPIRED` when
    /// it is too late or five tries were made.
    pub(super) async fn try_code(
        &self,
        email: &EmailAddress,
        purpose: CodePurpose,
        typed: &Secret,
    ) -> Result<Challenge, ServiceError> {
        let counted = retry(|| async { Ok(self.store.count_try(email, purpose).await?) }).await?;
        let challenge = counted.ok_or_else(code_invalid)?;
        match challenge.judge(self.now()) {
            Try::Over => Err(Refusal::new(RefusalCode::CodeExpired).on("code").into()),
            Try::Counts if self.codes.matches(challenge.challenge, &typed.0) => Ok(challenge),
            Try::Counts => Err(code_invalid().into()),
        }
    }

    /// Sends whatever code an address waits for, unless one was sent in the last 30 seconds: to a waiting
    /// sign-up its code, or to the owner a message when the address has an account; to somebody invited the
    /// invitation's code.
    pub(super) async fn send_codes(&self, email: &EmailAddress) -> Result<(), ServiceError> {
        retry(|| self.try_send_codes(email)).await
    }

    async fn try_send_codes(&self, email: &EmailAddress) -> Result<(), UseCaseError> {
        let store = &self.store;
        let (known, attempt, confirm, invite) = futures::try_join!(
            store.account_of(email),
            store.sign_up_of(email),
            store.challenge_of(email, CodePurpose::ConfirmEmail),
            store.challenge_of(email, CodePurpose::AcceptInvitation),
        )?;
        let now = self.now();
        let is_due = |due: &Due<'_>| due.read.is_none_or(|read| read.may_be_renewed(now));
        let confirmation = attempt.as_ref().map(|attempt| Due {
            purpose: CodePurpose::ConfirmEmail,
            account: &attempt.account,
            read: confirm.as_ref(),
        });
        let invitation = known.as_ref().filter(|known| known.is_invited()).map(|invited| Due {
            purpose: CodePurpose::AcceptInvitation,
            account: invited,
            read: invite.as_ref(),
        });
        let (confirmation, invitation) = (confirmation.filter(is_due), invitation.filter(is_due));
        if confirmation.is_none() && invitation.is_none() {
            return Ok(());
        }
        let mut tx = store.db.begin().await?;
        if let Some(due) = confirmation {
            let fresh = self.renew(&mut tx, &due).await?;
            match &known {
                Some(known) => tx.emit(&known.known_email_tried())?,
                None => tx.emit(&fresh.request(due.purpose, due.account))?,
            }
        }
        if let Some(due) = invitation {
            let fresh = self.renew(&mut tx, &due).await?;
            tx.emit(&fresh.request(due.purpose, due.account))?;
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }

    async fn renew(&self, tx: &mut Tx, due: &Due<'_>) -> Result<Challenge, UseCaseError> {
        let fresh =
            Challenge::new(ChallengeId::generate(), due.purpose, due.account, self.now()).after(due.read);
        self.store.replace_challenge(tx, due.read, &fresh).await?;
        Ok(fresh)
    }
}
