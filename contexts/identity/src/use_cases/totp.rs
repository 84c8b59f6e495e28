//! The second factor: an authenticator, and recovery codes.

use contracts::{Actor, FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult, identity::*};
use kernel::{AccountId, SessionId};
use platform::{Dispatch, UseCaseError, retry, tokens::random_token};

use super::UseCases;
use crate::{
    authenticator::Authenticator,
    domain::{
        account::Account,
        limits::SECOND_FACTOR,
        second_factor::{Pending, Sealed, SecondFactor, Typed, is_fresh, shown},
        session::{RefreshToken, Session},
    },
};

/// A second factor that is about to be the account's.
struct Confirmed {
    pending: Pending,
    enabled: SecondFactor,
    refresh: RefreshToken,
}

impl UseCases {
    /// Anybody signed in may call, with the password. Refuses with `PASSWORD_WRONG` on `password`, or with
    /// `FRESH_SIGN_IN_REQUIRED` where there is no password, or where an authenticator is to be replaced: that
    /// takes a session that showed a second factor within ten minutes. The old one stays good until the new
    /// one is confirmed.
    pub(crate) async fn start_totp(&self, actor: &Actor, command: StartTotp) -> ServiceResult<TotpSetup> {
        let account = self.own_account(actor).await?;
        self.prove_password(&account, Some(&command.password), actor).await?;
        if self.authenticator_of(&account).await?.is_some() {
            let session = self.own_session(actor).await?;
            if !(session.second_factor && is_fresh(session.created_at, self.now())) {
                return Err(RefusalCode::FreshSignInRequired.into());
            }
        }
        let authenticator = Authenticator::generate(&account.email)?;
        let pending = Pending::new(self.seal_authenticator(account.id, &authenticator)?, self.now());
        retry(|| self.try_put_pending(account.id, &pending)).await?;
        Ok(TotpSetup { secret: authenticator.secret(), uri: authenticator.uri()? })
    }

    async fn try_put_pending(&self, account: AccountId, pending: &Pending) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.rely_on_account(&mut tx, account).await? {
            return Err(ServiceError::failed(FailureCode::Unauthenticated).into());
        }
        self.store.put_pending(&mut tx, account, pending).await?;
        Ok(tx.commit(Dispatch::Now).await?)
    }

    /// Anybody signed in may call, within ten minutes of the start. Refuses with `SECOND_FACTOR_INVALID` or
    /// `CODE_EXPIRED` on `code`. The session has shown a second factor from then on.
    pub(crate) async fn confirm_totp(
        &self,
        actor: &Actor,
        command: ConfirmTotp,
    ) -> ServiceResult<TotpConfirmed> {
        let account = self.own_account(actor).await?;
        let session = self.own_session(actor).await?;
        let now = self.now();
        let pending = self.store.second_factor(account.id).await?.and_then(|known| known.pending);
        let pending = pending.filter(|pending| now < pending.expires_at);
        let pending = pending.ok_or_else(|| Refusal::new(RefusalCode::CodeExpired).on("code"))?;
        self.limit(SECOND_FACTOR, &account.id.to_string()).await?;
        let authenticator = self.open_authenticator(&account, &pending.secret)?;
        let step = match Typed::parse(&command.code.0) {
            Some(Typed::Digits(digits)) => authenticator.step_of(&digits, now),
            _ => None,
        };
        let last_step = step.ok_or_else(|| Refusal::new(RefusalCode::SecondFactorInvalid).on("code"))?;
        self.forgive(SECOND_FACTOR, &account.id.to_string()).await?;
        let (recovery_codes, recovery) = new_recovery_codes(&authenticator);
        let secret = Some(pending.secret.clone());
        let enabled = SecondFactor { account: account.id, secret, last_step, recovery, pending: None };
        let refresh = RefreshToken { session: session.id, family: random_token(), once: random_token() };
        let confirmed = Confirmed { pending, enabled, refresh };
        let session = retry(|| self.try_confirm_totp(&confirmed)).await?;
        let session = self.tokens_for(&account, &session, &confirmed.refresh)?;
        Ok(TotpConfirmed { recovery_codes, session })
    }

    /// The session gets other refresh tokens with it, for only its device knows the present one.
    async fn try_confirm_totp(&self, confirmed: &Confirmed) -> Result<Session, UseCaseError> {
        let Confirmed { pending, enabled, refresh } = confirmed;
        let mut tx = self.store.db.begin().await?;
        if !self.store.enable_second_factor(&mut tx, pending, enabled).await? {
            return Err(Refusal::new(RefusalCode::CodeExpired).on("code").into());
        }
        let reissued = self.store.reissue_session(&mut tx, refresh, true).await?;
        let session = reissued.ok_or_else(|| Refusal::new(RefusalCode::SessionExpired))?;
        tx.commit(Dispatch::Now).await?;
        Ok(session)
    }

    /// Anybody signed in may call who need not have a second factor; others are refused with
    /// `SECOND_FACTOR_MANDATORY`. Otherwise the refusals of [`Self::prove_owner`].
    pub(crate) async fn disable_totp(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<Done> {
        let account = self.own_account(actor).await?;
        if self.needs_second_factor(&account) {
            return Err(RefusalCode::SecondFactorMandatory.into());
        }
        self.prove_owner(&account, &command, actor).await?;
        self.store.remove_second_factor(account.id).await?;
        Ok(Done {})
    }

    /// Anybody signed in may call who has a second factor; others are refused with `INVALID_STATE`. Otherwise
    /// the refusals of [`Self::prove_owner`].
    pub(crate) async fn renew_recovery_codes(
        &self,
        actor: &Actor,
        command: ProveOwner,
    ) -> ServiceResult<RecoveryCodes> {
        let account = self.own_account(actor).await?;
        let gone = || ServiceError::from(RefusalCode::InvalidState);
        let sealed = self.authenticator_of(&account).await?.ok_or_else(gone)?;
        self.prove_owner(&account, &command, actor).await?;
        let (codes, hashes) = new_recovery_codes(&self.open_authenticator(&account, &sealed)?);
        let renewed = self.store.renew_recovery(account.id, &sealed, hashes).await?;
        if renewed { Ok(codes) } else { Err(gone()) }
    }

    async fn authenticator_of(&self, account: &Account) -> ServiceResult<Option<Sealed>> {
        Ok(self.store.second_factor(account.id).await?.and_then(|known| known.secret))
    }

    /// The caller's session as it is stored, while it is live.
    pub(super) async fn own_session(&self, actor: &Actor) -> ServiceResult<Session> {
        let id: SessionId = actor.session().ok_or_else(|| actor.denied())?;
        let session = self.store.session(id).await?.filter(|session| session.is_live(self.now()));
        Ok(session.ok_or(RefusalCode::SessionExpired)?)
    }
}

/// Ten codes for the owner, and their hashes for us.
fn new_recovery_codes(authenticator: &Authenticator) -> (RecoveryCodes, Vec<String>) {
    let codes = Authenticator::new_recovery_codes();
    let hashes = codes.iter().map(|code| authenticator.recovery_hash(code)).collect();
    (RecoveryCodes { codes: codes.iter().map(|code| Secret(shown(code))).collect() }, hashes)
}
