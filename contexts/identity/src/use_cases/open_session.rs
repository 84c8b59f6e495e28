//! A new session with its first tokens: what signing in, confirming and accepting end with.

use contracts::{
    ServiceError,
    identity::{SessionTokens, SignedIn},
};
use kernel::SessionId;
use platform::tokens::{random_token, token_hash};

use super::UseCases;
use crate::domain::{
    account::Account,
    session::{RefreshToken, Session},
};

/// A session that is yet to be written, and the tokens for its device.
pub(super) struct Opened {
    pub(super) session: Session,
    tokens: SessionTokens,
}

impl Opened {
    /// The answer to the device.
    pub(super) fn signed_in(self, account: &Account) -> SignedIn {
        SignedIn { session: self.tokens, account: account.view() }
    }
}

impl UseCases {
    /// A session for `account`, to be written by the caller.
    pub(super) fn new_session(&self, account: &Account) -> Result<Opened, ServiceError> {
        let now = self.now();
        let refresh =
            RefreshToken { session: SessionId::generate(), family: random_token(), once: random_token() };
        let session = Session {
            id: refresh.session,
            account: account.id,
            family_hash: token_hash(&refresh.family),
            token_hash: token_hash(&refresh.once),
            created_at: now,
            last_used_at: now,
            expires_at: Session::expiry(now),
            revoked_at: None,
        };
        Ok(Opened { session, tokens: self.tokens_for(account, &refresh)? })
    }

    /// A fresh access token for the account as it is, beside the refresh token.
    pub(super) fn tokens_for(
        &self,
        account: &Account,
        refresh: &RefreshToken,
    ) -> Result<SessionTokens, ServiceError> {
        let actor = account.actor(refresh.session);
        let (access_token, expires_at) =
            self.tokens.issue(&actor, self.now()).map_err(ServiceError::internal)?;
        Ok(SessionTokens { access_token, refresh_token: refresh.reveal(), expires_at })
    }
}
