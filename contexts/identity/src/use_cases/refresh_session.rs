//! A refresh token for new tokens; each is good once, and for half a minute its answer is given again.

use contracts::{
    Actor, RefusalCode, ServiceError, ServiceResult,
    identity::{RefreshSession, SignedIn},
};
use platform::{UseCaseError, retry, tokens::token_hash};

use super::UseCases;
use crate::{
    domain::session::{RefreshToken, Session},
    store::Rotation,
};

impl UseCases {
    /// Anybody may call. Refuses with `SESSION_EXPIRED` whatever is wrong with the token.
    ///
    /// The next token follows from the presented one under a key, so that a refresh that is repeated within
    /// half a minute (the answer was lost, two tabs asked at once) is answered alike and changes nothing. Any
    /// earlier token of the session, or the same one later, ends the session: it was stolen, or the client
    /// that lost it is, and the two cannot be told apart.
    pub(crate) async fn refresh_session(
        &self,
        _anybody: &Actor,
        command: RefreshSession,
    ) -> ServiceResult<SignedIn> {
        let presented = RefreshToken::parse(&command.refresh_token.0).ok_or(RefusalCode::SessionExpired)?;
        let next = presented.followed_by(self.codes.token_after(&presented.reveal()));
        let session = match retry(|| self.try_rotate(&presented, &next)).await? {
            Some(rotated) => rotated,
            None => self.answered_or_ended(&presented, &next).await?,
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

    /// The session when the token, which is not the current one, is the one before it and was answered just
    /// now. Otherwise ends the session when the token was one of its earlier ones. Only who had a token of the
    /// session knows its family part, so knowing the session's id ends nothing.
    async fn answered_or_ended(
        &self,
        presented: &RefreshToken,
        next: &RefreshToken,
    ) -> ServiceResult<Session> {
        let over = || ServiceError::from(RefusalCode::SessionExpired);
        let family_hash = token_hash(&presented.family);
        let session = self.store.session(presented.session).await?.ok_or_else(over)?;
        if session.answers_again(&family_hash, &token_hash(&next.once), self.now()) {
            return Ok(session);
        }
        if session.family_hash == family_hash && session.is_live(self.now()) {
            tracing::warn!(session = %session.id, account = %session.account, "a refresh token was used twice");
            self.end_session(session.id, session.account).await?;
        }
        Err(over())
    }
}
