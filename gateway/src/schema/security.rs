//! What secures an account, and its second factor.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use contracts::identity::{self as contract, Done, Secret};

use super::{
    account::Session,
    passkeys::Passkey,
    payload::{done_payloads, payloads},
    sign_in_provider::SignInProvider,
};
use crate::{
    errors::{UserError, settle, value},
    request::{caller, services},
    scalars::count,
};

/// What secures an account.
#[derive(SimpleObject)]
pub struct Security {
    /// Whether there is a password.
    has_password: bool,
    /// Whether signing in asks for an authenticator's code.
    totp_enabled: bool,
    /// Whether this account must have a second factor; until it has, it may do nothing else.
    totp_required: bool,
    /// How many recovery codes are unused.
    recovery_codes_left: i32,
    /// The passkeys.
    passkeys: Vec<Passkey>,
    /// Apple and Google accounts that open this one.
    linked_providers: Vec<SignInProvider>,
}

impl From<contract::SecurityView> for Security {
    fn from(security: contract::SecurityView) -> Self {
        Self {
            has_password: security.has_password,
            totp_enabled: security.totp_enabled,
            totp_required: security.totp_required,
            recovery_codes_left: count(security.recovery_codes_left),
            passkeys: security.passkeys.into_iter().map(Into::into).collect(),
            linked_providers: security.linked_providers.into_iter().map(Into::into).collect(),
        }
    }
}

/// A secret for an authenticator. It is shown once.
#[derive(SimpleObject)]
pub struct TotpSetup {
    /// For typing: base32.
    secret: String,
    /// For the QR code: `otpauth://totp/…`.
    uri: String,
}

impl From<contract::TotpSetup> for TotpSetup {
    fn from(setup: contract::TotpSetup) -> Self {
        Self { secret: setup.secret.0, uri: setup.uri.0 }
    }
}

/// The password.
#[derive(InputObject)]
pub struct StartTotpInput {
    /// The password.
    #[graphql(secret)]
    password: String,
}

/// The authenticator's first code.
#[derive(InputObject)]
pub struct ConfirmTotpInput {
    /// Six digits.
    #[graphql(secret)]
    code: String,
}

/// Shows that the owner sits at the device: the password, or for an account without one a sign-in within the
/// last ten minutes; and the second factor when there is one.
#[derive(InputObject)]
pub struct ProveOwnerInput {
    /// The password.
    #[graphql(secret)]
    password: Option<String>,
    /// The authenticator's six digits, or a recovery code.
    #[graphql(secret)]
    second_factor: Option<String>,
}

impl From<ProveOwnerInput> for contract::ProveOwner {
    fn from(input: ProveOwnerInput) -> Self {
        Self { password: input.password.map(Secret), second_factor: input.second_factor.map(Secret) }
    }
}

payloads! {
    /// What `startTotp` answers.
    StartTotpPayload { setup: TotpSetup }
}

done_payloads! {
    /// What `disableTotp` answers.
    DisableTotpPayload
}

/// What `confirmTotp` answers.
#[derive(SimpleObject)]
pub struct ConfirmTotpPayload {
    /// Ten codes for the day the authenticator is lost, each good once. They are shown once; null when refused.
    recovery_codes: Option<Vec<String>>,
    /// Tokens of the same session with everything the account may do; null when refused.
    session: Option<Session>,
    /// Why it was refused; empty when it was not.
    errors: Vec<UserError>,
}

/// What `renewRecoveryCodes` answers.
#[derive(SimpleObject)]
pub struct RenewRecoveryCodesPayload {
    /// Ten codes, each good once. They are shown once; null when refused.
    recovery_codes: Option<Vec<String>>,
    /// Why it was refused; empty when it was not.
    errors: Vec<UserError>,
}

fn shown(codes: contract::RecoveryCodes) -> Vec<String> {
    codes.codes.into_iter().map(|code| code.0).collect()
}

/// Reads about security.
#[derive(Default)]
pub struct SecurityQuery;

#[Object]
impl SecurityQuery {
    /// What secures the caller's own account.
    async fn my_security(&self, ctx: &Context<'_>) -> Result<Option<Security>> {
        let found = services(ctx)?.identity.security(&caller(ctx)?.actor, Done {}).await;
        value(ctx, found).map(|security| Some(security.into()))
    }
}

/// Changes of the second factor.
#[derive(Default)]
pub struct SecurityMutation;

#[Object]
impl SecurityMutation {
    /// A fresh secret for an authenticator; it counts once `confirmTotp` had its first code.
    async fn start_totp(&self, ctx: &Context<'_>, input: StartTotpInput) -> Result<StartTotpPayload> {
        let command = contract::StartTotp { password: Secret(input.password) };
        StartTotpPayload::from(ctx, services(ctx)?.identity.start_totp(&caller(ctx)?.actor, command).await)
    }

    /// Makes the authenticator the account's second factor.
    async fn confirm_totp(&self, ctx: &Context<'_>, input: ConfirmTotpInput) -> Result<ConfirmTotpPayload> {
        let command = contract::ConfirmTotp { code: Secret(input.code) };
        let result = services(ctx)?.identity.confirm_totp(&caller(ctx)?.actor, command).await;
        let (confirmed, errors) = settle(ctx, result)?;
        let (codes, session) = confirmed.map(|on| (on.recovery_codes, on.session)).unzip();
        let session = session.map(|tokens| Session::hand_over(ctx, tokens)).transpose()?;
        Ok(ConfirmTotpPayload { recovery_codes: codes.map(shown), session, errors })
    }

    /// Takes the second factor away; refused for those who must have one.
    async fn disable_totp(&self, ctx: &Context<'_>, input: ProveOwnerInput) -> Result<DisableTotpPayload> {
        let result = services(ctx)?.identity.disable_totp(&caller(ctx)?.actor, input.into()).await;
        DisableTotpPayload::from(ctx, result)
    }

    /// New recovery codes; the old ones end.
    async fn renew_recovery_codes(
        &self,
        ctx: &Context<'_>,
        input: ProveOwnerInput,
    ) -> Result<RenewRecoveryCodesPayload> {
        let result = services(ctx)?.identity.renew_recovery_codes(&caller(ctx)?.actor, input.into()).await;
        let (codes, errors) = settle(ctx, result)?;
        Ok(RenewRecoveryCodesPayload { recovery_codes: codes.map(shown), errors })
    }
}
