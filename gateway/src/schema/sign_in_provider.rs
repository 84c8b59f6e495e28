//! Sign in with Apple or Google.

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use contracts::identity::{self as contract, Secret};

use super::{account::signing_payloads, payload::payloads};
use crate::{
    request::{caller, services},
    scalars::Language,
};

/// Who else can say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::OidcProvider")]
pub enum SignInProvider {
    /// Sign in with Apple.
    Apple,
    /// Sign in with Google.
    Google,
}

/// Which provider, and for whom.
#[derive(InputObject)]
pub struct StartProviderSignInInput {
    /// Which.
    provider: SignInProvider,
    /// The language of messages when an account is made; that of the request when absent.
    language: Option<Language>,
    /// Whether the terms of use were accepted: without, an account is opened but none is made.
    #[graphql(default)]
    accept_terms: bool,
}

/// What the provider sent the browser back with.
#[derive(InputObject)]
pub struct FinishProviderSignInInput {
    /// The state of the start.
    state: String,
    /// The provider's code.
    #[graphql(secret)]
    code: String,
    /// Given name: Apple tells it the client alone, and only the first time.
    first_name: Option<String>,
    /// Family name, likewise.
    last_name: Option<String>,
    /// The second factor, when the account has one.
    #[graphql(secret)]
    second_factor: Option<String>,
}

/// Where to send the browser.
#[derive(SimpleObject)]
pub struct ProviderRedirect {
    /// The provider's page.
    authorize_url: String,
    /// Comes back with the code: the client keeps it and compares. Good for ten minutes.
    state: String,
}

impl From<contract::OidcStart> for ProviderRedirect {
    fn from(start: contract::OidcStart) -> Self {
        Self { authorize_url: start.authorize_url, state: start.state }
    }
}

payloads! {
    /// What `startProviderSignIn` answers.
    StartProviderSignInPayload { redirect: ProviderRedirect }
}

signing_payloads! {
    /// What `finishProviderSignIn` answers.
    FinishProviderSignInPayload
}

/// Signing in with a provider.
#[derive(Default)]
pub struct SignInProviderMutation;

#[Object]
impl SignInProviderMutation {
    /// Where to send the browser to sign in with Apple or Google; or, when signed in, to link them.
    async fn start_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        input: StartProviderSignInInput,
    ) -> Result<StartProviderSignInPayload> {
        let caller = caller(ctx)?;
        let command = contract::StartOidc {
            provider: input.provider.into(),
            language: input.language.map_or(caller.language, Into::into),
            accept_terms: input.accept_terms,
        };
        let result = services(ctx)?.identity.start_oidc(&caller.actor, command).await;
        StartProviderSignInPayload::from(ctx, result)
    }

    /// Signs in, or links, with what the provider sent the browser back with.
    async fn finish_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        input: FinishProviderSignInInput,
    ) -> Result<FinishProviderSignInPayload> {
        let caller = caller(ctx)?;
        let command = contract::FinishOidc {
            state: input.state,
            code: Secret(input.code),
            first_name: input.first_name,
            last_name: input.last_name,
            second_factor: input.second_factor.map(Secret),
            client: caller.client.clone(),
        };
        let result = services(ctx)?.identity.finish_oidc(&caller.actor, command).await;
        FinishProviderSignInPayload::from(ctx, result)
    }
}
