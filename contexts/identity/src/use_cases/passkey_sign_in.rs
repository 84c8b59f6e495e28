//! A passkey signs in: device and finger, face or PIN are two factors in one.

use contracts::{Actor, RefusalCode, ServiceResult, identity::*};

use super::{UseCases, second_factor::SecondFactorShown};
use crate::{
    domain::{account::Account, ceremony::CeremonyKind, limits::PASSKEY_CLIENT, passkey::StoredPasskey},
    passkeys::{Answer, PasskeyError},
};

impl UseCases {
    /// Anybody may call. The answer is the same for everybody: the device knows whose passkeys it has.
    pub(crate) async fn start_passkey_sign_in(
        &self,
        _anybody: &Actor,
        client: Client,
    ) -> ServiceResult<PasskeyCeremony> {
        self.limit_client(PASSKEY_CLIENT, &client).await?;
        let begun = self.passkeys.begin_sign_in()?;
        self.begin_ceremony(begun, CeremonyKind::PasskeySignIn, None).await
    }

    /// Anybody may call, within five minutes of the start, once. Refuses with `PASSKEY_INVALID` whatever is
    /// wrong.
    pub(crate) async fn finish_passkey_sign_in(
        &self,
        _anybody: &Actor,
        command: FinishPasskeySignIn,
    ) -> ServiceResult<SignedIn> {
        let ceremony = self.end_ceremony(&command.ceremony, CeremonyKind::PasskeySignIn).await?;
        let ceremony = ceremony.ok_or(RefusalCode::PasskeyInvalid)?;
        let answer = self.passkeys.read(&command.credential)?;
        let (passkey, account) = self.whose(&answer).await?.ok_or(RefusalCode::PasskeyInvalid)?;
        let used = self.passkeys.finish_sign_in(&ceremony.state, &answer, &passkey.credential);
        if matches!(used, Err(PasskeyError::CounterWentBack)) {
            tracing::warn!(account = %account.id, passkey = %passkey.id, "a passkey's counter went back");
        }
        // Of two uses at the same time one wins: the other's counter is out of date.
        if !self.store.use_passkey(&passkey, &used?.json, self.now()).await? {
            return Err(RefusalCode::PasskeyInvalid.into());
        }
        self.open(&account, &command.client, SecondFactorShown::Yes).await
    }

    /// The passkey that answered and its account, when the handle it gave is the account's.
    async fn whose(&self, answer: &Answer) -> ServiceResult<Option<(StoredPasskey, Account)>> {
        let Some(passkey) = self.store.passkey_by_credential(&answer.credential_id).await? else {
            return Ok(None);
        };
        let (holder, account) = futures::try_join!(
            self.store.passkey_holder(passkey.account),
            self.store.account(passkey.account)
        )?;
        let is_theirs = holder.is_some_and(|holder| holder.handle == answer.handle);
        Ok(account.filter(|_| is_theirs).map(|account| (passkey, account)))
    }
}
