//! The code out of the mailbox: the sign-up becomes an account, and the device is signed in.

use contracts::{
    Actor, ServiceResult, StaffRole,
    identity::{AccountRole, CodePurpose, ConfirmEmail, PartnerOwnerConfirmed, SignedIn},
};
use platform::{Dispatch, UseCaseError, retry};

use super::{
    UseCases,
    codes::{address, code_invalid},
    open_session::Opened,
};
use crate::domain::{account::Account, challenge::Challenge, sign_up::SignUpAttempt};

impl UseCases {
    /// Anybody may call. Refuses with `CODE_INVALID` or `CODE_EXPIRED` on `code`, and with nothing else:
    /// unknown and confirmed addresses have no good code.
    pub(crate) async fn confirm_email(
        &self,
        _anybody: &Actor,
        command: ConfirmEmail,
    ) -> ServiceResult<SignedIn> {
        let email = address(&command.email)?;
        let challenge = self.try_code(&email, CodePurpose::ConfirmEmail, &command.code).await?;
        let attempt = self.store.sign_up_of(&email).await?;
        let of_challenge = |attempt: &SignUpAttempt| attempt.account.id == challenge.account;
        let attempt = attempt.filter(of_challenge).ok_or_else(code_invalid)?;
        let account = attempt.account.confirmed(self.now());
        let opened = self.new_session(&account)?;
        retry(|| self.try_confirm(&challenge, &account, &opened)).await?;
        Ok(opened.signed_in(&account))
    }

    async fn try_confirm(
        &self,
        challenge: &Challenge,
        account: &Account,
        opened: &Opened,
    ) -> Result<(), UseCaseError> {
        let store = &self.store;
        let mut tx = store.db.begin().await?;
        let usable = store.take_challenge(&mut tx, challenge).await?
            && store.take_sign_up(&mut tx, account).await?
            // It is not added when the address has an account already: then the code was guessed.
            && store.add_account(&mut tx, account).await?;
        if !usable {
            return Err(code_invalid().into());
        }
        store.add_session_in(&mut tx, &opened.session).await?;
        tx.emit(&account.changed())?;
        if let AccountRole::Staff { partner, role: StaffRole::Owner } = account.role {
            store.keep_reservation(&mut tx, partner).await?;
            tx.emit(&PartnerOwnerConfirmed { partner, owner: account.id })?;
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
