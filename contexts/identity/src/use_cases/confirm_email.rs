//! The code out of the mailbox: the sign-up becomes an account, and the device is signed in.

use contracts::{
    Actor, ServiceResult, StaffRole,
    identity::{AccountRole, CodePurpose, ConfirmEmail, PartnerOwnerConfirmed, SignedIn},
};
use platform::{Dispatch, UseCaseError, retry};

use super::{
    UseCases,
    codes::{TypedCode, address, code_invalid},
    open_session::Opened,
    second_factor::SecondFactorShown,
};
use crate::domain::{account::Account, challenge::Challenge, consent::Consent, sign_up::SignUpAttempt};

/// A sign-up whose code was right.
struct Confirmed {
    challenge: Challenge,
    account: Account,
    consent: Option<Consent>,
    opened: Opened,
}

impl UseCases {
    /// Anybody may call. Refuses with `CODE_INVALID` or `CODE_EXPIRED` on `code`, and with nothing else:
    /// unknown and confirmed addresses have no good code.
    pub(crate) async fn confirm_email(
        &self,
        _anybody: &Actor,
        command: ConfirmEmail,
    ) -> ServiceResult<SignedIn> {
        let email = address(&command.email)?;
        let typed = TypedCode::new(CodePurpose::ConfirmEmail, &command.code);
        let challenge = self.try_code(&email, typed).await?;
        let attempt = self.store.sign_up_of(&email).await?;
        let of_challenge = |attempt: &SignUpAttempt| attempt.account.id == challenge.account;
        let attempt = attempt.filter(of_challenge).ok_or_else(code_invalid)?;
        let SignUpAttempt { account, consent, .. } = attempt;
        let account = account.confirmed(self.now());
        let opened = self.new_session(&account, &command.client, SecondFactorShown::NotSetUp)?;
        let confirmed = Confirmed { challenge, account, consent, opened };
        retry(|| self.try_confirm(&confirmed)).await?;
        Ok(confirmed.opened.signed_in(&confirmed.account))
    }

    async fn try_confirm(&self, confirmed: &Confirmed) -> Result<(), UseCaseError> {
        let Confirmed { challenge, account, consent, opened } = confirmed;
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
        if let Some(consent) = consent {
            store.add_consent(&mut tx, consent).await?;
        }
        tx.emit(&account.changed())?;
        if let AccountRole::Staff { partner, role: StaffRole::Owner } = account.role {
            store.keep_reservation(&mut tx, partner).await?;
            tx.emit(&PartnerOwnerConfirmed { partner, owner: account.id })?;
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
