//! What secures an account, and how its owner proves to be there.

use contracts::{Actor, FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult, identity::*};

use super::UseCases;
use crate::domain::{account::Account, limits::PROOF, passkey::StoredPasskey, password, second_factor};

impl UseCases {
    pub(crate) async fn security(&self, actor: &Actor, _query: Done) -> ServiceResult<SecurityView> {
        let account = self.own_account(actor).await?;
        self.security_of(&account).await
    }

    pub(super) async fn security_of(&self, account: &Account) -> ServiceResult<SecurityView> {
        let (second_factor, passkeys, links) = futures::try_join!(
            self.store.second_factor(account.id),
            self.store.passkeys_of(account.id),
            self.store.linked_providers_of(account.id),
        )?;
        let enabled = second_factor.filter(|known| known.secret.is_some());
        let recovery_codes_left = enabled.as_ref().map_or(0, |enabled| enabled.recovery.len());
        Ok(SecurityView {
            has_password: account.password.is_some(),
            totp_enabled: enabled.is_some(),
            totp_required: self.needs_second_factor(account),
            recovery_codes_left: u32::try_from(recovery_codes_left).unwrap_or(u32::MAX),
            passkeys: passkeys.iter().map(StoredPasskey::view).collect(),
            linked_providers: links.iter().map(|link| link.provider).collect(),
        })
    }

    /// The caller's account. Fails with `UNAUTHENTICATED` when it is gone.
    pub(super) async fn own_account(&self, actor: &Actor) -> ServiceResult<Account> {
        let account = self.store.account(actor.require_account()?).await?;
        account.ok_or(ServiceError::failed(FailureCode::Unauthenticated))
    }

    /// Nothing, when the owner sits at the device. Refuses with `PASSWORD_WRONG` on `password`, or for an
    /// account without a password with `FRESH_SIGN_IN_REQUIRED`; then, when there is a second factor, with
    /// `SECOND_FACTOR_REQUIRED` or `SECOND_FACTOR_INVALID` on `secondFactor`. Fails with `RATE_LIMITED` after
    /// ten wrong passwords, or ten wrong second factors, in a quarter of an hour.
    pub(super) async fn prove_owner(
        &self,
        account: &Account,
        proof: &ProveOwner,
        actor: &Actor,
    ) -> ServiceResult<()> {
        self.prove_password(account, proof.password.as_ref(), actor).await?;
        self.check_second_factor(account, proof.second_factor.as_ref()).await?;
        Ok(())
    }

    /// The first half of [`Self::prove_owner`].
    pub(super) async fn prove_password(
        &self,
        account: &Account,
        typed: Option<&Secret>,
        actor: &Actor,
    ) -> ServiceResult<()> {
        if account.password.is_none() {
            return self.require_fresh_session(actor).await;
        }
        let wrong = || ServiceError::from(Refusal::new(RefusalCode::PasswordWrong).on("password"));
        let typed = typed.filter(|typed| password::can_be_one(typed)).ok_or_else(wrong)?;
        self.limit(PROOF, &account.id.to_string()).await?;
        if !self.passwords.verify(typed, account.password.as_ref()).await? {
            return Err(wrong());
        }
        self.forgive(PROOF, &account.id.to_string()).await
    }

    /// Nothing, when the caller's session signed in within the last ten minutes; otherwise the refusal
    /// `FRESH_SIGN_IN_REQUIRED`.
    pub(super) async fn require_fresh_session(&self, actor: &Actor) -> ServiceResult<()> {
        let session = self.own_session(actor).await?;
        if second_factor::is_fresh(session.created_at, self.now()) {
            Ok(())
        } else {
            Err(RefusalCode::FreshSignInRequired.into())
        }
    }
}
