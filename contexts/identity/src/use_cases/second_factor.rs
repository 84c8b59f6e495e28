//! The second factor, as signing in and the proof of ownership ask for it.

use contracts::{Refusal, RefusalCode, ServiceError, ServiceResult, identity::Secret};
use kernel::AccountId;
use platform::vault::VaultError;

use super::UseCases;
use crate::{
    authenticator::{Authenticator, AuthenticatorError},
    domain::{
        account::Account,
        limits::SECOND_FACTOR,
        second_factor::{Sealed, SecondFactor, Typed},
    },
};

/// Whether a second factor was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecondFactorShown {
    /// The authenticator, a recovery code, or a passkey, which is two factors in one.
    Yes,
    /// The account has none.
    NotSetUp,
}

impl UseCases {
    /// Asks for the second factor of an account that has one, and uses up what was typed. Refuses with
    /// `SECOND_FACTOR_REQUIRED` or `SECOND_FACTOR_INVALID` on `secondFactor`; fails with `RATE_LIMITED` after
    /// ten wrong ones in a quarter of an hour.
    pub(super) async fn check_second_factor(
        &self,
        account: &Account,
        typed: Option<&Secret>,
    ) -> ServiceResult<SecondFactorShown> {
        let known = self.store.second_factor(account.id).await?;
        let Some((known, sealed)) =
            known.and_then(|known| known.secret.clone().map(|secret| (known, secret)))
        else {
            return Ok(SecondFactorShown::NotSetUp);
        };
        let refused = |code| ServiceError::from(Refusal::new(code).on("secondFactor"));
        let typed = typed.ok_or_else(|| refused(RefusalCode::SecondFactorRequired))?;
        // Counted before it is compared, so that tries side by side cannot share one.
        self.limit(SECOND_FACTOR, &account.id.to_string()).await?;
        if !self.use_second_factor(account, &known, (&sealed, typed)).await? {
            return Err(refused(RefusalCode::SecondFactorInvalid));
        }
        self.forgive(SECOND_FACTOR, &account.id.to_string()).await?;
        Ok(SecondFactorShown::Yes)
    }

    async fn use_second_factor(
        &self,
        account: &Account,
        known: &SecondFactor,
        (sealed, typed): (&Sealed, &Secret),
    ) -> ServiceResult<bool> {
        let Some(typed) = Typed::parse(&typed.0) else { return Ok(false) };
        let authenticator = self.open_authenticator(account, sealed)?;
        match typed {
            Typed::Digits(digits) => match authenticator.step_of(&digits, self.now()) {
                Some(step) => Ok(self.store.use_step(known.account, sealed, step).await?),
                None => Ok(false),
            },
            Typed::Recovery(code) => {
                let hash = authenticator.recovery_hash(&code);
                Ok(self.store.use_recovery(known.account, &hash).await?)
            }
        }
    }

    /// Seals a secret so that it opens for this account alone.
    pub(super) fn seal_authenticator(
        &self,
        account: AccountId,
        authenticator: &Authenticator,
    ) -> ServiceResult<Sealed> {
        let secret = authenticator.secret();
        let envelope = self.vault.seal(&purpose(account), secret.0.as_bytes());
        Ok(Sealed::new(&envelope.map_err(AuthenticatorError::from)?))
    }

    /// The authenticator of an account out of what is stored.
    pub(super) fn open_authenticator(
        &self,
        account: &Account,
        sealed: &Sealed,
    ) -> ServiceResult<Authenticator> {
        let envelope = sealed.envelope().ok_or(AuthenticatorError::Vault(VaultError::Damaged))?;
        let secret = self.vault.open(&purpose(account.id), &envelope).map_err(AuthenticatorError::from)?;
        let base32 = String::from_utf8(secret).map_err(|_| AuthenticatorError::Secret)?;
        Ok(Authenticator::new(base32, &account.email)?)
    }
}

fn purpose(account: AccountId) -> String {
    format!("identity.totp:{account}")
}
