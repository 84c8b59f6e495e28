//! Codes: tried against a challenge, and sent again.

use std::fmt::Display;

use contracts::{
    Refusal, RefusalCode, ServiceError,
    identity::{CodePurpose, Secret},
};
use kernel::{ChallengeId, EmailAddress, Timestamp};
use platform::{Dispatch, StoreError, Tx, UseCaseError, retry};

use super::UseCases;
use crate::domain::{
    account::Account,
    challenge::{Challenge, Try},
    sign_up::SignUpAttempt,
};

/// The refusal of a wrong code; also of a right one that is good for nothing, so that the two look alike.
pub(super) fn code_invalid() -> Refusal {
    Refusal::new(RefusalCode::CodeInvalid).on("code")
}

/// An address read out of what was typed, or the answer an address without a challenge gets.
pub(super) fn address(typed: &str) -> Result<EmailAddress, ServiceError> {
    EmailAddress::parse(typed).ok_or_else(|| code_invalid().into())
}

/// A code that somebody typed.
pub(super) struct TypedCode<'a> {
    pub(super) purpose: CodePurpose,
    /// The field a refusal is on.
    pub(super) field: &'static str,
    pub(super) code: &'a Secret,
}

impl<'a> TypedCode<'a> {
    /// The only code of a form.
    pub(super) const fn new(purpose: CodePurpose, code: &'a Secret) -> Self {
        Self { purpose, field: "code", code }
    }
}

/// A code that is due for an account.
struct Due<'a> {
    purpose: CodePurpose,
    account: &'a Account,
    /// The challenge that was read and ends.
    read: Option<&'a Challenge>,
}

/// What an address may wait for a code for.
pub(super) struct Waiting {
    /// The account of the address.
    pub(super) known: Option<Account>,
    attempt: Option<SignUpAttempt>,
    confirm: Option<Challenge>,
    invite: Option<Challenge>,
}

impl Waiting {
    /// The codes that may be sent, with a pause of 30 seconds between two: to a waiting sign-up, and to
    /// somebody invited.
    fn due(&self, now: Timestamp) -> Vec<Due<'_>> {
        let confirmation = self.attempt.as_ref().map(|attempt| Due {
            purpose: CodePurpose::ConfirmEmail,
            account: &attempt.account,
            read: self.confirm.as_ref(),
        });
        let invitation = self.known.as_ref().filter(|known| known.is_invited()).map(|invited| Due {
            purpose: CodePurpose::AcceptInvitation,
            account: invited,
            read: self.invite.as_ref(),
        });
        let is_due = |due: &Due<'_>| due.read.is_none_or(|read| read.may_be_renewed(now));
        [confirmation, invitation].into_iter().flatten().filter(is_due).collect()
    }
}

impl UseCases {
    /// The challenge whose code was typed. Every call is a try, one database operation, and the same one
    /// whether or not there is a challenge.
    ///
    /// Refuses with `CODE_INVALID` when the code is wrong or there is no challenge, with `CODE_EXPIRED` when
    /// it is too late or five tries were made.
    pub(super) async fn try_code(
        &self,
        subject: &(impl Display + Sync),
        typed: TypedCode<'_>,
    ) -> Result<Challenge, ServiceError> {
        let refused = |code| Refusal::new(code).on(typed.field);
        let counted = retry(|| async { Ok(self.store.count_try(subject, typed.purpose).await?) }).await?;
        let challenge = counted.ok_or_else(|| refused(RefusalCode::CodeInvalid))?;
        match challenge.judge(self.now()) {
            Try::Over => Err(refused(RefusalCode::CodeExpired).into()),
            Try::Counts if self.codes.matches(challenge.challenge, &typed.code.0) => Ok(challenge),
            Try::Counts => Err(refused(RefusalCode::CodeInvalid).into()),
        }
    }

    /// Sends whatever code an address waits for, unless one was sent in the last 30 seconds: to a waiting
    /// sign-up its code, or to the owner a message when the address has an account; to somebody invited the
    /// invitation's code.
    pub(super) async fn send_codes(&self, email: &EmailAddress) -> Result<(), ServiceError> {
        retry(|| self.try_send_codes(email)).await
    }

    async fn try_send_codes(&self, email: &EmailAddress) -> Result<(), UseCaseError> {
        let waiting = self.waiting(email).await?;
        if waiting.due(self.now()).is_empty() {
            return Ok(());
        }
        let mut tx = self.store.db.begin().await?;
        self.send_due(&mut tx, &waiting).await?;
        Ok(tx.commit(Dispatch::Now).await?)
    }

    /// What an address waits for.
    pub(super) async fn waiting(&self, email: &EmailAddress) -> Result<Waiting, StoreError> {
        let store = &self.store;
        let (known, attempt, confirm, invite) = futures::try_join!(
            store.account_of(email),
            store.sign_up_of(email),
            store.challenge_of(email, CodePurpose::ConfirmEmail),
            store.challenge_of(email, CodePurpose::AcceptInvitation),
        )?;
        Ok(Waiting { known, attempt, confirm, invite })
    }

    /// Renews and sends the codes that are due.
    pub(super) async fn send_due(&self, tx: &mut Tx, waiting: &Waiting) -> Result<(), UseCaseError> {
        for due in waiting.due(self.now()) {
            let fresh = self.renew(tx, &due).await?;
            match &waiting.known {
                Some(known) if due.purpose == CodePurpose::ConfirmEmail => {
                    tx.emit(&known.known_email_tried())?;
                }
                _ => tx.emit(&fresh.request(due.purpose, due.account))?,
            }
        }
        Ok(())
    }

    async fn renew(&self, tx: &mut Tx, due: &Due<'_>) -> Result<Challenge, UseCaseError> {
        let fresh =
            Challenge::new(ChallengeId::generate(), due.purpose, due.account, self.now()).after(due.read);
        self.store.replace_challenge(tx, due.read, &fresh).await?;
        Ok(fresh)
    }
}
