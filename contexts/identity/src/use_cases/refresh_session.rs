//! A refresh token for new tokens; each is good once.

use contracts::{
    Actor, RefusalCode, ServiceResult,
    identity::{RefreshSession, SignedIn},
};
use platform::{
    UseCaseError, retry,
    tokens::{random_token, token_hash},
};

use super::UseCases;
use crate::{
    domain::session::{RefreshToken, Session},
    store::Rotation,
};

impl UseCases {
    /// Anybody may call. Refuses with `SESSION_EXPIRED` whatever is wrong with the token.
    ///
    /// An earlier token of the session, presented again, ends the session: either the token was stolen or
    /// the client asked twice, and the two cannot be told apart. Nothing softens that for a client that lost
    /// an answer; it signs in again.
    pub(crate) async fn refresh_session(
        &self,
        _anybody: &Actor,
        command: RefreshSession,
    ) -> ServiceResult<SignedIn> {
        let presented = RefreshToken::parse(&command.refresh_token.0).ok_or(RefusalCode::SessionExpired)?;
        let next = presented.followed_by(random_token());
        let Some(session) = retry(|| self.try_rotate(&presented, &next)).await? else {
            self.end_when_reused(&presented).await?;
            return Err(RefusalCode::SessionExpired.into());
        };
        let account = self.store.account(session.account).await?.ok_or(RefusalCode::SessionExpired)?;
        Ok(SignedIn { session: self.tokens_for(&account, &session, &next)?, account: account.view() })
    }

    async fn try_rotate(
        &self,
        presented: &RefreshToken,
        next: &RefreshToken,
    ) -> Result<Option<Session>, UseCaseError> {
        let by = Rotation {
            session: presented.session,
            family_hash: &token_hash(&presented.family),
            current_hash: &token_hash(&presented.once),
            next_hash: &token_hash(&next.once),
        };
        Ok(self.store.rotate(by, self.now()).await?)
    }

    /// Ends the session when the token, which is not the current one, was one of its earlier ones. Only who
    /// had a token of the session knows its family part, so knowing the session's id ends nothing.
    async fn end_when_reused(&self, presented: &RefreshToken) -> ServiceResult<()> {
        let session = self.store.session(presented.session).await?;
        let family_hash = token_hash(&presented.family);
        let reused =
            session.filter(|session| session.family_hash == family_hash && session.is_live(self.now()));
        if let Some(session) = reused {
            tracing::warn!(session = %session.id, account = %session.account, "a refresh token was used twice");
            self.end_session(session.id, session.account).await?;
        }
        Ok(())
    }
}
