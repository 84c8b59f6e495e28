//! The caller's session ends.

use contracts::{
    Actor, ServiceResult,
    identity::{Done, RefreshSession, SessionRevoked},
};
use kernel::{AccountId, SessionId};
use platform::{Dispatch, UseCaseError, retry, tokens::token_hash};

use super::UseCases;
use crate::domain::session::RefreshToken;

impl UseCases {
    /// Anybody signed in may call. Signing out twice is fine.
    pub(crate) async fn sign_out(&self, actor: &Actor) -> ServiceResult<Done> {
        let account = actor.require_account()?;
        let session = actor.session().ok_or_else(|| actor.denied())?;
        self.end_session(session, account).await?;
        Ok(Done {})
    }

    /// Anybody may call who has a refresh token of the session, whether or not it is the current one: an access
    /// token lasts a quarter of an hour, and somebody who leaves later must leave all the same.
    pub(crate) async fn sign_out_by_token(
        &self,
        _anybody: &Actor,
        command: RefreshSession,
    ) -> ServiceResult<Done> {
        let Some(presented) = RefreshToken::parse(&command.refresh_token.0) else { return Ok(Done {}) };
        let session = self.store.session(presented.session).await?;
        let family_hash = token_hash(&presented.family);
        if let Some(session) = session.filter(|session| session.family_hash == family_hash) {
            self.end_session(session.id, session.account).await?;
        }
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
