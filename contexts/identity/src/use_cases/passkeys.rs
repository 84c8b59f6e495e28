//! Passkeys are made and forgotten.

use contracts::{Actor, RefusalCode, Refusals, ServiceError, ServiceResult, identity::*};
use kernel::PasskeyId;
use platform::{
    Dispatch, UseCaseError, retry,
    tokens::{random_token, token_hash},
};

use super::UseCases;
use crate::{
    domain::{
        account::Account,
        ceremony::{Ceremony, CeremonyKind},
        limits::CEREMONY,
        passkey::{MAX_PASSKEYS, NAME, PasskeyHolder, StoredPasskey},
    },
    passkeys::{Begun, NewHolder, new_handle},
};

impl UseCases {
    /// Anybody signed in may call who has shown all that the account asks for, within ten minutes of the
    /// sign-in: a passkey opens the account for good, so a token that was stolen must not be enough. Refuses
    /// with `FRESH_SIGN_IN_REQUIRED`, or with `INVALID_STATE` when there are ten passkeys.
    pub(crate) async fn start_passkey(
        &self,
        actor: &Actor,
        _command: Done,
    ) -> ServiceResult<PasskeyCeremony> {
        let account = self.own_account(actor).await?;
        self.require_unlimited(actor)?;
        self.require_fresh_session(actor).await?;
        self.limit(CEREMONY, &account.id.to_string()).await?;
        let (holder, existing) = futures::try_join!(self.passkey_holder(&account), async {
            Ok(self.store.passkeys_of(account.id).await?)
        })?;
        if holder.passkeys >= MAX_PASSKEYS {
            return Err(RefusalCode::InvalidState.into());
        }
        let begun = self.passkeys.begin_registration(NewHolder {
            handle: &holder.handle,
            email: account.email.as_str(),
            name: format!("{} {}", account.profile.first_name, account.profile.last_name),
            existing: existing.iter().map(|passkey| passkey.credential_id.as_str()).collect(),
        })?;
        self.begin_ceremony(begun, CeremonyKind::PasskeyRegistration, Some(&account)).await
    }

    /// The caller of [`Self::start_passkey`] may call, within five minutes, once. Refuses with
    /// `PASSKEY_INVALID`, the name with `REQUIRED` or `TEXT_TOO_LONG`, and with `INVALID_STATE` when there are
    /// ten passkeys by now.
    pub(crate) async fn finish_passkey(
        &self,
        actor: &Actor,
        command: FinishPasskey,
    ) -> ServiceResult<PasskeyView> {
        let account = self.own_account(actor).await?;
        self.require_unlimited(actor)?;
        let mut refusals = Refusals::new();
        let name = refusals.text("name", &command.name, NAME);
        refusals.done()?;
        let ceremony = self.end_ceremony(&command.ceremony, CeremonyKind::PasskeyRegistration).await?;
        let ceremony = ceremony.filter(|ceremony| ceremony.account == Some(account.id));
        let ceremony = ceremony.ok_or(RefusalCode::PasskeyInvalid)?;
        let made = self.passkeys.finish_registration(&ceremony.state, &command.credential)?;
        let passkey = StoredPasskey {
            id: PasskeyId::generate(),
            account: account.id,
            credential_id: made.id,
            credential: made.json,
            name,
            created_at: self.now(),
            last_used_at: None,
        };
        retry(|| self.try_add_passkey(&passkey)).await?;
        Ok(passkey.view())
    }

    /// The owner may call. Refuses with `LAST_SIGN_IN_METHOD` when the account could not be opened any more.
    pub(crate) async fn remove_passkey(&self, actor: &Actor, command: RemovePasskey) -> ServiceResult<Done> {
        let account = self.own_account(actor).await?;
        let has_other_way =
            account.password.is_some() || !self.store.linked_providers_of(account.id).await?.is_empty();
        let left = if has_other_way { 0 } else { 1 };
        retry(|| self.try_remove_passkey(&account, command.passkey, left)).await?;
        Ok(Done {})
    }

    async fn try_add_passkey(&self, passkey: &StoredPasskey) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.rely_on_account(&mut tx, passkey.account).await? {
            return Err(RefusalCode::PasskeyInvalid.into());
        }
        if !self.store.count_passkey(&mut tx, passkey.account).await? {
            return Err(RefusalCode::InvalidState.into());
        }
        if !self.store.add_passkey(&mut tx, passkey).await? {
            return Err(RefusalCode::PasskeyInvalid.into());
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }

    async fn try_remove_passkey(
        &self,
        account: &Account,
        passkey: PasskeyId,
        left: i64,
    ) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if !self.store.remove_passkey(&mut tx, account.id, passkey).await? {
            return Err(ServiceError::not_found().into());
        }
        if !self.store.uncount_passkey(&mut tx, account.id, left).await? {
            return Err(RefusalCode::LastSignInMethod.into());
        }
        Ok(tx.commit(Dispatch::Now).await?)
    }

    /// What authenticators know the account by; made when it is first needed.
    async fn passkey_holder(&self, account: &Account) -> ServiceResult<PasskeyHolder> {
        retry(|| async {
            if let Some(holder) = self.store.passkey_holder(account.id).await? {
                return Ok(holder);
            }
            let holder = PasskeyHolder { account: account.id, handle: new_handle(), passkeys: 0 };
            let mut tx = self.store.db.begin().await?;
            if !self.store.rely_on_account(&mut tx, account.id).await? {
                return Err(RefusalCode::PasskeyInvalid.into());
            }
            self.store.add_passkey_holder(&mut tx, &holder).await?;
            tx.commit(Dispatch::Now).await?;
            Ok(holder)
        })
        .await
    }

    /// Keeps what the second step needs, so that any replica can do it.
    pub(super) async fn begin_ceremony(
        &self,
        begun: Begun,
        kind: CeremonyKind,
        account: Option<&Account>,
    ) -> ServiceResult<PasskeyCeremony> {
        let token = random_token();
        let ceremony = Ceremony::new(token_hash(&token), kind, begun.state, self.now());
        let ceremony = match account {
            Some(account) => ceremony.of(account.id),
            None => ceremony,
        };
        self.store.add_ceremony(&ceremony).await?;
        Ok(PasskeyCeremony { ceremony: token, options: begun.options })
    }

    /// The ceremony under way that the client names; its second step is this one.
    pub(super) async fn end_ceremony(
        &self,
        token: &str,
        kind: CeremonyKind,
    ) -> ServiceResult<Option<Ceremony>> {
        Ok(self.store.take_ceremony(&token_hash(token), kind).await?)
    }

    /// Nothing, when the session may do all that the account may.
    pub(super) fn require_unlimited(&self, actor: &Actor) -> ServiceResult<()> {
        if matches!(actor, Actor::Limited { .. }) { Err(actor.denied()) } else { Ok(()) }
    }
}
