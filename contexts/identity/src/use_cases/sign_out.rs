//! The caller's session ends.

use contracts::{
    Actor, ServiceResult,
    identity::{Done, SessionRevoked},
};
use kernel::{AccountId, SessionId};
use platform::{Dispatch, UseCaseError, retry};

use super::UseCases;

impl UseCases {
    /// Anybody signed in may call. Signing out twice is fine.
    pub(crate) async fn sign_out(&self, actor: &Actor) -> ServiceResult<Done> {
        let account = actor.require_account()?;
        let session = actor.session().ok_or_else(|| actor.denied())?;
        self.end_session(session, account).await?;
        Ok(Done {})
    }

    /// Ends a session; its access tokens are refused from now on, here at once, and in the other processes
    /// when they hear of it.
    pub(super) async fn end_session(&self, session: SessionId, account: AccountId) -> ServiceResult<()> {
        retry(|| self.try_end_session(session, account)).await?;
        self.tokens.revoke(session);
        Ok(())
    }

    async fn try_end_session(&self, session: SessionId, account: AccountId) -> Result<(), UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        if self.store.revoke(&mut tx, session).await? {
            tx.emit(&SessionRevoked { session, account })?;
            tx.commit(Dispatch::Now).await?;
        }
        Ok(())
    }
}
