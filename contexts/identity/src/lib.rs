//! identity: accounts, credentials, sessions, roles. `README.md` has the invariants, the events and the
//! collections.
//!
//! - `domain`: the rules, pure
//! - `use_cases`: one file per operation
//! - `store`: one file per collection
//! - `consumers`: what is heard
//! - `jobs`: what time brings
//! - `passwords`: argon2id, bounded
//! - `passkeys`: ceremonies of WebAuthn
//! - `oidc`: what Apple and Google are asked
//! - `authenticator`: codes of authenticators, hashes of recovery codes

mod authenticator;
mod consumers;
mod domain;
mod jobs;
mod oidc;
mod passkeys;
mod passwords;
mod store;
mod use_cases;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    identity::*,
    personal_data::{PersonalData, PersonalDataQuery},
};
use kernel::Page;
use platform::{
    StoreError, Tasks,
    codes::Codes,
    settings::{Providers, SecondFactorPolicy},
    store::StoreDeps,
    tokens::AccessTokens,
    vault::Vault,
};

use crate::{
    consumers::{identity_changed, session_revoked},
    oidc::Oidc,
    passkeys::Passkeys,
    passwords::Passwords,
    store::IdentityStore,
    use_cases::UseCases,
};

/// What identity is made of.
pub struct Deps {
    /// Where it keeps its state, and the bus.
    pub store: StoreDeps,
    /// Signs the access tokens; the gateway verifies them with a clone of the same value.
    pub tokens: AccessTokens,
    /// Derives the codes; who sends them has the same key.
    pub codes: Codes,
    /// Encrypts the secrets of authenticators.
    pub vault: Vault,
    /// Whether administrators must have a second factor.
    pub admin_second_factor: SecondFactorPolicy,
    /// Sign in with Apple and Google.
    pub providers: Providers,
    /// The member app's address: passkeys belong to its host, providers come back to it.
    pub app_url: String,
}

/// Builds the context and has it listen on the bus.
#[must_use]
pub fn build(deps: Deps) -> Identity {
    let Deps { store, tokens, codes, vault, admin_second_factor, providers, app_url } = deps;
    let bus = store.bus.clone();
    session_revoked::observe(&bus, tokens.clone());
    let store = IdentityStore::new(&store);
    let passwords = Passwords::new();
    let passkeys = Passkeys::new(&app_url);
    let oidc = Oidc::new(providers, &app_url);
    let inner =
        Arc::new(UseCases { store, tokens, codes, passwords, passkeys, oidc, vault, admin_second_factor });
    identity_changed::listen(&bus, &inner);
    Identity { inner }
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

    /// Starts the delivery of events and the erasure of accounts in time, and refuses the tokens of sessions
    /// that ended while nobody listened.
    pub fn start(&self, tasks: &Tasks) {
        self.inner.store.db.outbox().start(tasks);
        let inner = Arc::clone(&self.inner);
        tasks.spawn(async move { session_revoked::catch_up(&inner.store, &inner.tokens).await });
        tasks.spawn(jobs::run(Arc::clone(&self.inner)));
    }

    /// Does what is due by now: erases the accounts whose grace is over; how many. [`Self::start`] does so
    /// each minute; several replicas may at once.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn run_duties(&self) -> ServiceResult<usize> {
        self.inner.erase_due().await
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

    async fn sign_out_by_token(&self, actor: &Actor, command: RefreshSession) -> ServiceResult<Done> {
        self.inner.sign_out_by_token(actor, command).await
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

    async fn staff(&self, actor: &Actor, query: StaffQuery) -> ServiceResult<Page<StaffMemberView>> {
        self.inner.staff(actor, query).await
    }

    async fn update_staff_role(
        &self,
        actor: &Actor,
        command: UpdateStaffRole,
    ) -> ServiceResult<StaffMemberView> {
        self.inner.update_staff_role(actor, command).await
    }

    async fn remove_staff(&self, actor: &Actor, command: StaffMember) -> ServiceResult<Done> {
        self.inner.remove_staff(actor, command).await
    }

    async fn resend_staff_invitation(&self, actor: &Actor, command: StaffMember) -> ServiceResult<Done> {
        self.inner.resend_staff_invitation(actor, command).await
    }

    async fn provision_account(
        &self,
        actor: &Actor,
        command: ProvisionAccount,
    ) -> ServiceResult<AccountView> {
        self.inner.provision_account(actor, command).await
    }

    async fn request_password_reset(
        &self,
        actor: &Actor,
        command: RequestPasswordReset,
    ) -> ServiceResult<Done> {
        self.inner.request_password_reset(actor, command).await
    }

    async fn reset_password(&self, actor: &Actor, command: ResetPassword) -> ServiceResult<Done> {
        self.inner.reset_password(actor, command).await
    }

    async fn change_password(&self, actor: &Actor, command: ChangePassword) -> ServiceResult<Done> {
        self.inner.change_password(actor, command).await
    }

    async fn request_email_change(&self, actor: &Actor, command: RequestEmailChange) -> ServiceResult<Done> {
        self.inner.request_email_change(actor, command).await
    }

    async fn confirm_email_change(
        &self,
        actor: &Actor,
        command: ConfirmEmailChange,
    ) -> ServiceResult<AccountView> {
        self.inner.confirm_email_change(actor, command).await
    }

    async fn update_profile(&self, actor: &Actor, command: UpdateProfile) -> ServiceResult<AccountView> {
        self.inner.update_profile(actor, command).await
    }

    async fn sessions(&self, actor: &Actor, query: Done) -> ServiceResult<Vec<SessionView>> {
        self.inner.sessions(actor, query).await
    }

    async fn revoke_session(&self, actor: &Actor, command: RevokeSession) -> ServiceResult<Done> {
        self.inner.revoke_session(actor, command).await
    }

    async fn revoke_other_sessions(&self, actor: &Actor, command: Done) -> ServiceResult<Done> {
        self.inner.revoke_other_sessions(actor, command).await
    }

    async fn security(&self, actor: &Actor, query: Done) -> ServiceResult<SecurityView> {
        self.inner.security(actor, query).await
    }

    async fn start_totp(&self, actor: &Actor, command: StartTotp) -> ServiceResult<TotpSetup> {
        self.inner.start_totp(actor, command).await
    }

    async fn confirm_totp(&self, actor: &Actor, command: ConfirmTotp) -> ServiceResult<TotpConfirmed> {
        self.inner.confirm_totp(actor, command).await
    }

    async fn disable_totp(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<Done> {
        self.inner.disable_totp(actor, command).await
    }

    async fn renew_recovery_codes(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<RecoveryCodes> {
        self.inner.renew_recovery_codes(actor, command).await
    }

    async fn start_passkey(&self, actor: &Actor, command: Done) -> ServiceResult<PasskeyCeremony> {
        self.inner.start_passkey(actor, command).await
    }

    async fn finish_passkey(&self, actor: &Actor, command: FinishPasskey) -> ServiceResult<PasskeyView> {
        self.inner.finish_passkey(actor, command).await
    }

    async fn remove_passkey(&self, actor: &Actor, command: RemovePasskey) -> ServiceResult<Done> {
        self.inner.remove_passkey(actor, command).await
    }

    async fn start_passkey_sign_in(&self, actor: &Actor, command: Client) -> ServiceResult<PasskeyCeremony> {
        self.inner.start_passkey_sign_in(actor, command).await
    }

    async fn finish_passkey_sign_in(
        &self,
        actor: &Actor,
        command: FinishPasskeySignIn,
    ) -> ServiceResult<SignedIn> {
        self.inner.finish_passkey_sign_in(actor, command).await
    }

    async fn start_oidc(&self, actor: &Actor, command: StartOidc) -> ServiceResult<OidcStart> {
        self.inner.start_oidc(actor, command).await
    }

    async fn finish_oidc(&self, actor: &Actor, command: FinishOidc) -> ServiceResult<SignedIn> {
        self.inner.finish_oidc(actor, command).await
    }

    async fn consents(&self, actor: &Actor, query: Done) -> ServiceResult<Vec<ConsentView>> {
        self.inner.consents(actor, query).await
    }

    async fn record_consent(&self, actor: &Actor, command: RecordConsent) -> ServiceResult<ConsentView> {
        self.inner.record_consent(actor, command).await
    }

    async fn request_deletion(&self, actor: &Actor, command: ProveOwner) -> ServiceResult<AccountView> {
        self.inner.request_deletion(actor, command).await
    }

    async fn cancel_deletion(&self, actor: &Actor, command: Done) -> ServiceResult<AccountView> {
        self.inner.cancel_deletion(actor, command).await
    }

    async fn export_accounts(
        &self,
        actor: &Actor,
        query: AccountsExport,
    ) -> ServiceResult<Vec<AccountChanged>> {
        self.inner.export_accounts(actor, query).await
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
