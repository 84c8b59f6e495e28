//! identity: accounts, credentials, sessions, roles. `README.md` has the invariants, the events and the
//! collections.
//!
//! - `domain`: the rules, pure
//! - `use_cases`: one file per operation
//! - `store`: one file per collection
//! - `consumers`: what is heard
//! - `passwords`: argon2id, bounded

mod consumers;
mod domain;
mod passwords;
mod store;
mod use_cases;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    identity::{
        AcceptInvitation, AccountView, ConfirmEmail, Done, IdentityService, InviteStaff, ProvisionAccount,
        RefreshSession, ResendCode, SignIn, SignUp, SignUpPartner, SignedIn, SignedUpPartner,
    },
};
use platform::{StoreError, Tasks, codes::Codes, store::StoreDeps, tokens::AccessTokens};

use crate::{consumers::session_revoked, passwords::Passwords, store::IdentityStore, use_cases::UseCases};

/// What identity is made of.
pub struct Deps {
    /// Where it keeps its state, and the bus.
    pub store: StoreDeps,
    /// Signs the access tokens; the gateway verifies them with a clone of the same value.
    pub tokens: AccessTokens,
    /// Derives the codes; who sends them has the same key.
    pub codes: Codes,
}

/// Builds the context and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Identity {
    let Deps { store, tokens, codes } = deps;
    session_revoked::observe(&store.bus, tokens.clone());
    let store = IdentityStore::new(&store);
    Identity { inner: Arc::new(UseCases { store, tokens, codes, passwords: Passwords::new() }) }
}

/// The identity context.
#[derive(Clone)]
pub struct Identity {
    inner: Arc<UseCases>,
}

impl Identity {
    /// Creates the indexes.
    ///
    /// # Errors
    /// When the database refuses one.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.store.migrate().await
    }

    /// Starts the delivery of events, and refuses the tokens of sessions that ended while nobody listened.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.store.db.outbox().start(tasks);
        let inner = Arc::clone(&self.inner);
        tasks.spawn(async move { session_revoked::catch_up(&inner.store, &inner.tokens).await });
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.store.db.ping().await
    }
}

#[async_trait]
impl IdentityService for Identity {
    async fn sign_up(&self, actor: &Actor, command: SignUp) -> ServiceResult<AccountView> {
        self.inner.sign_up(actor, command).await
    }

    async fn sign_up_partner(&self, actor: &Actor, command: SignUpPartner) -> ServiceResult<SignedUpPartner> {
        self.inner.sign_up_partner(actor, command).await
    }

    async fn confirm_email(&self, actor: &Actor, command: ConfirmEmail) -> ServiceResult<SignedIn> {
        self.inner.confirm_email(actor, command).await
    }

    async fn resend_code(&self, actor: &Actor, command: ResendCode) -> ServiceResult<Done> {
        self.inner.resend_code(actor, command).await
    }

    async fn sign_in(&self, actor: &Actor, command: SignIn) -> ServiceResult<SignedIn> {
        self.inner.sign_in(actor, command).await
    }

    async fn refresh_session(&self, actor: &Actor, command: RefreshSession) -> ServiceResult<SignedIn> {
        self.inner.refresh_session(actor, command).await
    }

    async fn sign_out(&self, actor: &Actor, _command: Done) -> ServiceResult<Done> {
        self.inner.sign_out(actor).await
    }

    async fn me(&self, actor: &Actor, _query: Done) -> ServiceResult<AccountView> {
        self.inner.me(actor).await
    }

    async fn invite_staff(&self, actor: &Actor, command: InviteStaff) -> ServiceResult<AccountView> {
        self.inner.invite_staff(actor, command).await
    }

    async fn accept_invitation(&self, actor: &Actor, command: AcceptInvitation) -> ServiceResult<SignedIn> {
        self.inner.accept_invitation(actor, command).await
    }

    async fn provision_account(
        &self,
        actor: &Actor,
        command: ProvisionAccount,
    ) -> ServiceResult<AccountView> {
        self.inner.provision_account(actor, command).await
    }
}
