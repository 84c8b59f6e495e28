//! Accounts whose time has come are erased.

use contracts::{ServiceResult, identity::AccountErased};
use platform::{Dispatch, Tx, UseCaseError, retry, telemetry::chain, tokens::token_hash};

use super::UseCases;
use crate::{
    domain::{
        account::Account,
        limits::{BY_ACCOUNT, BY_EMAIL},
        session::Session,
    },
    store::Ending,
};

/// So many accounts are looked for at a time.
const BATCH: i64 = 100;

impl UseCases {
    /// Erases what is due by now, one transaction for each account; how many this call erased. Several
    /// replicas may do so at once: one of them erases an account. One that cannot be erased is tried again
    /// next time and keeps no other from it.
    pub(crate) async fn erase_due(&self) -> ServiceResult<usize> {
        let mut erased = 0;
        for account in self.store.accounts_due(self.now(), BATCH).await? {
            match retry(|| self.try_erase(&account)).await {
                Ok(done) => erased += usize::from(done),
                Err(error) => {
                    tracing::warn!(account = %account.id, error = chain(&error), "an account could not be erased");
                }
            }
        }
        Ok(erased)
    }

    async fn try_erase(&self, account: &Account) -> Result<bool, UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        let Some(ended) = self.erase(&mut tx, account).await? else { return Ok(false) };
        tx.commit(Dispatch::Now).await?;
        self.refuse_tokens_of(&ended);
        Ok(true)
    }

    /// Erases everything of an account with whatever else the transaction does; none when it was changed since
    /// it was read, or is gone. Once committed, hand the sessions to [`Self::refuse_tokens_of`].
    pub(super) async fn erase(
        &self,
        tx: &mut Tx,
        account: &Account,
    ) -> Result<Option<Vec<Session>>, UseCaseError> {
        let store = &self.store;
        let email = token_hash(account.email.as_str());
        let mut counters = self.counters(&BY_EMAIL, &email);
        counters.extend(self.counters(&BY_ACCOUNT, &account.id.to_string()));
        if !store.erase_account(tx, account).await? {
            return Ok(None);
        }
        let ended = self.end_sessions(tx, account.id, Ending::All).await?;
        store.erase_sessions(tx, account.id).await?;
        store.erase_security(tx, account.id).await?;
        store.erase_sign_up(tx, &account.email).await?;
        store.erase_challenges(tx, account).await?;
        store.erase_consents(tx, account.id).await?;
        store.erase_counts(tx, &counters).await?;
        tx.emit(&AccountErased { account: account.id, role: account.role })?;
        Ok(Some(ended))
    }
}
