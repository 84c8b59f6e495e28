//! Passkeys: made while signed in, then good for signing in.

use async_graphql::{Context, ID, InputObject, Json, Object, Result, SimpleObject};
use contracts::{
    ServiceError, ServiceResult,
    identity::{self as contract, Done, Secret},
};

use super::{
    account::signing_payloads,
    payload::{done_payloads, payloads},
};
use crate::{
    request::{caller, services},
    scalars::{DateTime, wire},
};

/// A passkey.
#[derive(SimpleObject)]
pub struct Passkey {
    /// What `removePasskey` takes.
    id: ID,
    /// What its owner calls it.
    name: String,
    /// When it was made.
    created_at: DateTime,
    /// When it last signed in.
    last_used_at: Option<DateTime>,
}

impl From<contract::PasskeyView> for Passkey {
    fn from(passkey: contract::PasskeyView) -> Self {
        Self {
            id: wire(passkey.id),
            name: passkey.name,
            created_at: DateTime::paris(passkey.created_at),
            last_used_at: passkey.last_used_at.map(DateTime::paris),
        }
    }
}

/// What a browser needs for `navigator.credentials`.
#[derive(SimpleObject)]
pub struct PasskeyCeremony {
    /// To be sent back with the answer. Good for five minutes.
    id: String,
    /// What `navigator.credentials.create` or `get` takes, bytes in base64url: read it with
    /// `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
    options: Json<serde_json::Value>,
}

/// The options come as text from the context and leave as JSON.
fn ceremony(result: ServiceResult<contract::PasskeyCeremony>) -> ServiceResult<PasskeyCeremony> {
    let started = result?;
    let options = serde_json::from_str(&started.options).map_err(ServiceError::internal)?;
    Ok(PasskeyCeremony { id: started.ceremony, options: Json(options) })
}

/// The passkey the browser made.
#[derive(InputObject)]
pub struct FinishPasskeyInput {
    /// The ceremony's id.
    ceremony: String,
    /// What the owner calls it.
    name: String,
    /// The browser's answer: `credential.toJSON()`.
    #[graphql(secret)]
    credential: Json<serde_json::Value>,
}

/// A passkey's answer.
#[derive(InputObject)]
pub struct FinishPasskeySignInInput {
    /// The ceremony's id.
    ceremony: String,
    /// The browser's answer: `credential.toJSON()`.
    #[graphql(secret)]
    credential: Json<serde_json::Value>,
}

payloads! {
    /// What `startPasskey` answers.
    StartPasskeyPayload { ceremony: PasskeyCeremony }
    /// What `startPasskeySignIn` answers.
    StartPasskeySignInPayload { ceremony: PasskeyCeremony }
    /// What `finishPasskey` answers.
    FinishPasskeyPayload { passkey: Passkey }
}

done_payloads! {
    /// What `removePasskey` answers.
    RemovePasskeyPayload
}

signing_payloads! {
    /// What `finishPasskeySignIn` answers.
    FinishPasskeySignInPayload
}

/// Changes of passkeys.
#[derive(Default)]
pub struct PasskeyMutation;

#[Object]
impl PasskeyMutation {
    /// What the browser needs to make a passkey.
    async fn start_passkey(&self, ctx: &Context<'_>) -> Result<StartPasskeyPayload> {
        let started = services(ctx)?.identity.start_passkey(&caller(ctx)?.actor, Done {}).await;
        StartPasskeyPayload::from(ctx, ceremony(started))
    }

    /// Keeps the passkey the browser made.
    async fn finish_passkey(
        &self,
        ctx: &Context<'_>,
        input: FinishPasskeyInput,
    ) -> Result<FinishPasskeyPayload> {
        let credential = Secret(input.credential.to_string());
        let command = contract::FinishPasskey { ceremony: input.ceremony, name: input.name, credential };
        let result = services(ctx)?.identity.finish_passkey(&caller(ctx)?.actor, command).await;
        FinishPasskeyPayload::from(ctx, result)
    }

    /// Forgets a passkey.
    async fn remove_passkey(&self, ctx: &Context<'_>, id: ID) -> Result<RemovePasskeyPayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(passkey) => {
                let command = contract::RemovePasskey { passkey };
                services(ctx)?.identity.remove_passkey(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        RemovePasskeyPayload::from(ctx, result)
    }

    /// What the browser needs to sign in with a passkey it has.
    async fn start_passkey_sign_in(&self, ctx: &Context<'_>) -> Result<StartPasskeySignInPayload> {
        let caller = caller(ctx)?;
        let client = caller.client.clone();
        let started = services(ctx)?.identity.start_passkey_sign_in(&caller.actor, client).await;
        StartPasskeySignInPayload::from(ctx, ceremony(started))
    }

    /// Signs in with a passkey.
    async fn finish_passkey_sign_in(
        &self,
        ctx: &Context<'_>,
        input: FinishPasskeySignInInput,
    ) -> Result<FinishPasskeySignInPayload> {
        let caller = caller(ctx)?;
        let command = contract::FinishPasskeySignIn {
            ceremony: input.ceremony,
            credential: Secret(input.credential.to_string()),
            client: caller.client.clone(),
        };
        let result = services(ctx)?.identity.finish_passkey_sign_in(&caller.actor, command).await;
        FinishPasskeySignInPayload::from(ctx, result)
    }
}
