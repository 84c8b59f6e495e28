//! Accounts and sessions.

use async_graphql::{ComplexObject, Context, Enum, ID, Object, Result, SimpleObject};
use axum::http::{HeaderValue, header::SET_COOKIE};
use contracts::{
    AdminRole, ServiceError, ServiceResult, StaffRole,
    identity::{self as contract, AccountRole as ContractRole, Done, Secret},
};

use super::{
    account_input::{
        AcceptStaffInvitationInput, ConfirmEmailInput, InviteStaffInput, RefreshSessionInput,
        ResendCodeInput, SignInInput, SignUpInput,
    },
    payload::{done_payloads, payloads},
};
use crate::{
    errors::value,
    http::SiteSession,
    request::{Caller, caller, services},
    scalars::{CalendarDate, DateTime, Language, wire},
};

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum AccountRole {
    /// A member.
    Member,
    /// Everything of a company.
    PartnerOwner,
    /// Venues, offers and outings of a company.
    PartnerManager,
    /// The door of a company.
    PartnerDoor,
    /// Everything.
    AdminSuper,
    /// Decides.
    AdminModerator,
    /// Looks and helps.
    AdminSupport,
}

impl From<ContractRole> for AccountRole {
    fn from(role: ContractRole) -> Self {
        match role {
            ContractRole::Member => Self::Member,
            ContractRole::Staff { role: StaffRole::Owner, .. } => Self::PartnerOwner,
            ContractRole::Staff { role: StaffRole::Manager, .. } => Self::PartnerManager,
            ContractRole::Staff { role: StaffRole::Door, .. } => Self::PartnerDoor,
            ContractRole::Admin { role: AdminRole::Super } => Self::AdminSuper,
            ContractRole::Admin { role: AdminRole::Moderator } => Self::AdminModerator,
            ContractRole::Admin { role: AdminRole::Support } => Self::AdminSupport,
        }
    }
}

/// An account, as its owner sees it.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Account {
    /// The account's id.
    id: ID,
    /// The address codes and tickets are sent to.
    email: String,
    /// Given name.
    first_name: String,
    /// Family name.
    last_name: String,
    /// Only members give it.
    birth_date: Option<CalendarDate>,
    /// The language of messages.
    language: Language,
    /// What the account is for.
    role: AccountRole,
    /// The company, for staff.
    partner_id: Option<ID>,
    /// Whether the e-mail code was entered.
    email_confirmed: bool,
    /// Whether an identity document was verified; then name and birth date no longer change.
    identity_verified: bool,
    /// When the account is erased, when its owner asked for that.
    deletion_due_at: Option<DateTime>,
    /// When the account was made.
    created_at: DateTime,
}

#[ComplexObject]
impl Account {
    /// Whether this member may register, and what is missing; null for other accounts.
    async fn eligibility(&self, ctx: &Context<'_>) -> Result<Option<Eligibility>> {
        let actor = &caller(ctx)?.actor;
        if actor.require_member().is_err() {
            return Ok(None);
        }
        let found = value(ctx, services(ctx)?.booking.my_eligibility(actor).await)?;
        let missing = found.missing.iter().map(|code| code.as_ref().to_owned()).collect();
        Ok(Some(Eligibility { eligible: found.eligible, missing }))
    }
}

/// Whether a member may register.
#[derive(SimpleObject)]
pub struct Eligibility {
    /// Nothing is missing.
    eligible: bool,
    /// The codes of what is missing, for instance `IDENTITY_NOT_VERIFIED`.
    missing: Vec<String>,
}

impl From<contract::AccountView> for Account {
    fn from(account: contract::AccountView) -> Self {
        let partner_id = match account.role {
            ContractRole::Staff { partner, .. } => Some(wire(partner)),
            ContractRole::Member | ContractRole::Admin { .. } => None,
        };
        Self {
            id: wire(account.id),
            email: account.email.into(),
            first_name: account.first_name,
            last_name: account.last_name,
            birth_date: account.birth_date.map(CalendarDate),
            language: account.language.into(),
            role: account.role.into(),
            partner_id,
            email_confirmed: account.email_confirmed,
            identity_verified: account.identity_verified,
            deletion_due_at: account.deletion_due_at.map(DateTime::paris),
            created_at: DateTime::paris(account.created_at),
        }
    }
}

/// The tokens of a signed-in device. A site that sends `X-Yousoon-Site` gets them as cookies, and here empty.
#[derive(SimpleObject)]
pub struct Session {
    /// Good for 15 minutes, sent as `Authorization: Bearer`; empty when it is in a cookie.
    access_token: String,
    /// Good for one refresh; used again later than half a minute after it, it ends the session. Empty when it is
    /// in a cookie.
    refresh_token: String,
    /// When the access token ends.
    expires_at: DateTime,
    /// When the session ends, unless it is refreshed before.
    session_ends_at: Option<DateTime>,
}

impl Session {
    /// Hands tokens to who asked: in the answer, or to a site's page as cookies.
    ///
    /// # Errors
    /// When a cookie cannot be written.
    pub fn hand_over(ctx: &Context<'_>, tokens: contract::SessionTokens) -> Result<Self> {
        let caller = caller(ctx)?;
        let (expires_at, session_ends_at) =
            (DateTime::paris(tokens.expires_at), tokens.session_ends_at.map(DateTime::paris));
        let (access_token, refresh_token) = match &caller.site {
            Some(site) => {
                set_cookies(ctx, site.keep(&tokens, caller.now).map_err(ServiceError::internal))?;
                (String::new(), String::new())
            }
            None => (tokens.access_token, tokens.refresh_token),
        };
        Ok(Self { access_token, refresh_token, expires_at, session_ends_at })
    }
}

/// Sends cookies with the answer.
fn set_cookies(ctx: &Context<'_>, cookies: ServiceResult<[HeaderValue; 2]>) -> Result<()> {
    for cookie in value(ctx, cookies)? {
        ctx.append_http_header(SET_COOKIE, cookie);
    }
    Ok(())
}

/// Declares payloads of what signs in: a session and an account.
macro_rules! signing_payloads {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// Null when refused.
            session: Option<$crate::schema::account::Session>,
            /// Null when refused.
            account: Option<$crate::schema::account::Account>,
            /// Why it was refused; empty when it was not.
            errors: Vec<crate::errors::UserError>,
        }

        impl $name {
            /// The payload for a service's answer.
            pub fn from(
                ctx: &async_graphql::Context<'_>,
                result: contracts::ServiceResult<contracts::identity::SignedIn>,
            ) -> async_graphql::Result<Self> {
                let (signed_in, errors) = crate::errors::settle(ctx, result)?;
                let (session, account) = signed_in.map(|signed| (signed.session, signed.account)).unzip();
                let session = session.map(|tokens| $crate::schema::account::Session::hand_over(ctx, tokens));
                Ok(Self { session: session.transpose()?, account: account.map(Into::into), errors })
            }
        }
    )+};
}

pub(crate) use signing_payloads;

signing_payloads! {
    /// What `confirmEmail` answers.
    ConfirmEmailPayload
    /// What `signIn` answers.
    SignInPayload
    /// What `refreshSession` answers.
    RefreshSessionPayload
    /// What `acceptStaffInvitation` answers.
    AcceptStaffInvitationPayload
}

payloads! {
    /// What `signUp` answers; the same whether or not the address has an account.
    SignUpPayload { account: Account }
    /// What `inviteStaff` answers.
    InviteStaffPayload { account: Account }
}

done_payloads! {
    /// What answers without an entity.
    DonePayload
    /// What `signOut` answers.
    SignOutPayload
}

/// Reads about accounts.
#[derive(Default)]
pub struct AccountQuery;

#[Object]
impl AccountQuery {
    /// The caller's own account.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        let found = services(ctx)?.identity.me(&caller(ctx)?.actor, Done {}).await;
        value(ctx, found).map(|account| Some(account.into()))
    }
}

/// Changes of accounts.
#[derive(Default)]
pub struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Makes a member's account and has a code sent.
    async fn sign_up(&self, ctx: &Context<'_>, input: SignUpInput) -> Result<SignUpPayload> {
        let caller = caller(ctx)?;
        let command = contract::SignUp {
            email: input.email,
            password: Secret(input.password),
            first_name: input.first_name,
            last_name: input.last_name,
            birth_date: input.birth_date.0,
            language: input.language.map_or(caller.language, Into::into),
            accept_terms: input.accept_terms,
            client: caller.client.clone(),
        };
        SignUpPayload::from(ctx, services(ctx)?.identity.sign_up(&caller.actor, command).await)
    }

    /// Confirms the address with the code out of the mailbox, and signs in.
    async fn confirm_email(
        &self,
        ctx: &Context<'_>,
        input: ConfirmEmailInput,
    ) -> Result<ConfirmEmailPayload> {
        let command = contract::ConfirmEmail {
            email: input.email,
            code: Secret(input.code),
            client: caller(ctx)?.client.clone(),
        };
        let actor = &caller(ctx)?.actor;
        ConfirmEmailPayload::from(ctx, services(ctx)?.identity.confirm_email(actor, command).await)
    }

    /// Has another code sent; the answer does not tell whether there was anybody to send it to.
    async fn resend_code(&self, ctx: &Context<'_>, input: ResendCodeInput) -> Result<DonePayload> {
        let command = contract::ResendCode { email: input.email, client: caller(ctx)?.client.clone() };
        DonePayload::from(ctx, services(ctx)?.identity.resend_code(&caller(ctx)?.actor, command).await)
    }

    /// Signs in.
    async fn sign_in(&self, ctx: &Context<'_>, input: SignInInput) -> Result<SignInPayload> {
        let command = contract::SignIn {
            email: input.email,
            password: Secret(input.password),
            second_factor: input.second_factor.map(Secret),
            client: caller(ctx)?.client.clone(),
        };
        SignInPayload::from(ctx, services(ctx)?.identity.sign_in(&caller(ctx)?.actor, command).await)
    }

    /// New tokens for a refresh token; an empty one is the one in the site's cookie. Repeated within half a
    /// minute it is answered with the same refresh token.
    async fn refresh_session(
        &self,
        ctx: &Context<'_>,
        input: RefreshSessionInput,
    ) -> Result<RefreshSessionPayload> {
        let Caller { actor, client, site, .. } = caller(ctx)?;
        let site = site.as_ref().filter(|_| input.refresh_token.is_empty());
        let kept = site.and_then(SiteSession::refresh_token);
        let refresh_token = kept.unwrap_or(Secret(input.refresh_token));
        let command = contract::RefreshSession { refresh_token, client: client.clone() };
        RefreshSessionPayload::from(ctx, services(ctx)?.identity.refresh_session(actor, command).await)
    }

    /// Ends the caller's session. A site's cookies are removed, also when the session was over already.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<SignOutPayload> {
        let Caller { actor, client, site, .. } = caller(ctx)?;
        let identity = &services(ctx)?.identity;
        let Some(site) = site else {
            return SignOutPayload::from(ctx, identity.sign_out(actor, Done {}).await);
        };
        set_cookies(ctx, site.forget().map_err(ServiceError::internal))?;
        if let Some(refresh_token) = site.refresh_token() {
            let command = contract::RefreshSession { refresh_token, client: client.clone() };
            value(ctx, identity.sign_out_by_token(actor, command).await)?;
        }
        let ended = match actor.account() {
            Some(_) => identity.sign_out(actor, Done {}).await,
            None => Ok(Done {}),
        };
        SignOutPayload::from(ctx, ended)
    }

    /// Invites somebody to the own company.
    async fn invite_staff(&self, ctx: &Context<'_>, input: InviteStaffInput) -> Result<InviteStaffPayload> {
        let caller = caller(ctx)?;
        let command = contract::InviteStaff {
            email: input.email,
            first_name: input.first_name,
            last_name: input.last_name,
            role: input.role.into(),
            language: input.language.map_or(caller.language, Into::into),
        };
        InviteStaffPayload::from(ctx, services(ctx)?.identity.invite_staff(&caller.actor, command).await)
    }

    /// Accepts an invitation to a company, and signs in.
    async fn accept_staff_invitation(
        &self,
        ctx: &Context<'_>,
        input: AcceptStaffInvitationInput,
    ) -> Result<AcceptStaffInvitationPayload> {
        let (code, password) = (Secret(input.code), Secret(input.password));
        let command = contract::AcceptInvitation {
            email: input.email,
            code,
            password,
            client: caller(ctx)?.client.clone(),
        };
        let actor = &caller(ctx)?.actor;
        let result = services(ctx)?.identity.accept_invitation(actor, command).await;
        AcceptStaffInvitationPayload::from(ctx, result)
    }
}
