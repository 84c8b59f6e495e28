//! A new session with its first tokens: what signing in, confirming and accepting end with.

use contracts::{
    Actor, ServiceError,
    identity::{AccountRole, Client, SessionTokens, SignedIn},
};
use kernel::SessionId;
use platform::{
    settings::SecondFactorPolicy,
    tokens::{random_token, token_hash},
};

use super::{UseCases, second_factor::SecondFactorShown};
use crate::domain::{
    account::Account,
    device,
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
    /// A session for `account` on the device of `client`, to be written by the caller.
    pub(super) fn new_session(
        &self,
        account: &Account,
        client: &Client,
        shown: SecondFactorShown,
    ) -> Result<Opened, ServiceError> {
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
            device: client.user_agent.as_deref().and_then(device::label),
            second_factor: shown == SecondFactorShown::Yes,
            revoked_at: None,
        };
        let tokens = self.tokens_for(account, &session, &refresh)?;
        Ok(Opened { session, tokens })
    }

    /// A fresh access token for the account as it is, beside the refresh token.
    pub(super) fn tokens_for(
        &self,
        account: &Account,
        session: &Session,
        refresh: &RefreshToken,
    ) -> Result<SessionTokens, ServiceError> {
        let actor = self.actor_of(account, session);
        let (access_token, expires_at) =
            self.tokens.issue(&actor, self.now()).map_err(ServiceError::internal)?;
        Ok(SessionTokens {
            access_token,
            refresh_token: refresh.reveal(),
            expires_at,
            session_ends_at: Some(session.expires_at),
        })
    }

    /// The caller that a session of `account` is: all that the account may be, once it showed a second
    /// factor or need not.
    fn actor_of(&self, account: &Account, session: &Session) -> Actor {
        if session.second_factor || !self.needs_second_factor(account) {
            account.actor(session.id)
        } else {
            Actor::Limited { account: account.id, session: session.id }
        }
    }

    /// Whether the account must have a second factor.
    pub(super) fn needs_second_factor(&self, account: &Account) -> bool {
        matches!(account.role, AccountRole::Admin { .. })
            && self.admin_second_factor == SecondFactorPolicy::Required
    }
}
