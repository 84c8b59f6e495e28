//! The signed-in devices of a person.

use contracts::{Actor, ServiceError, ServiceResult, identity::*};
use kernel::AccountId;
use platform::{Dispatch, Tx, UseCaseError, retry};

use super::UseCases;
use crate::{domain::session::Session, store::Ending};

impl UseCases {
    /// Anybody signed in may call.
    pub(crate) async fn sessions(&self, actor: &Actor, _query: Done) -> ServiceResult<Vec<SessionView>> {
        let sessions = self.store.sessions_of(actor.require_account()?).await?;
        Ok(sessions.iter().map(|session| session.view(actor.session())).collect())
    }

    /// Anybody signed in may call. Fails with `NOT_FOUND` for a session that is not the caller's, or over.
    pub(crate) async fn revoke_session(&self, actor: &Actor, command: RevokeSession) -> ServiceResult<Done> {
        let account = actor.require_account()?;
        let session = self.store.session(command.session).await?;
        let own = session.filter(|session| session.account == account && session.is_live(self.now()));
        let own = own.ok_or_else(ServiceError::not_found)?;
        self.end_session(own.id, account).await?;
        Ok(Done {})
    }

    /// Anybody signed in may call, as often as they like.
    pub(crate) async fn revoke_other_sessions(&self, actor: &Actor, _command: Done) -> ServiceResult<Done> {
        let account = actor.require_account()?;
        let ending = Ending::AllBut(actor.session().ok_or_else(|| actor.denied())?);
        let ended = retry(|| self.try_revoke(account, ending)).await?;
        self.refuse_tokens_of(&ended);
        Ok(Done {})
    }

    async fn try_revoke(&self, account: AccountId, ending: Ending) -> Result<Vec<Session>, UseCaseError> {
        let mut tx = self.store.db.begin().await?;
        let ended = self.end_sessions(&mut tx, account, ending).await?;
        tx.commit(Dispatch::Now).await?;
        Ok(ended)
    }

    /// Ends sessions of an account with whatever else the transaction does. Once it is committed, hand them
    /// to [`Self::refuse_tokens_of`].
    pub(super) async fn end_sessions(
        &self,
        tx: &mut Tx,
        account: AccountId,
        ending: Ending,
    ) -> Result<Vec<Session>, UseCaseError> {
        let ended = self.store.revoke_of(tx, account, ending).await?;
        for session in &ended {
            tx.emit(&session.revoked())?;
        }
        Ok(ended)
    }

    /// Refuses the access tokens of sessions that ended, here at once; the other processes hear of it.
    pub(super) fn refuse_tokens_of(&self, ended: &[Session]) {
        for session in ended {
            self.tokens.revoke(session.id);
        }
    }
}
