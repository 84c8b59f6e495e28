//! Devices that are signed in.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use contracts::identity::{self as contract, Done};

use super::payload::done_payloads;
use crate::{
    errors::value,
    request::{caller, services},
    scalars::{DateTime, wire},
};

/// A signed-in device.
#[derive(SimpleObject)]
pub struct DeviceSession {
    /// What `revokeSession` takes.
    id: ID,
    /// The browser or app, in words: `Firefox, Linux`.
    device: Option<String>,
    /// When it signed in.
    created_at: DateTime,
    /// When it last refreshed.
    last_used_at: DateTime,
    /// Whether it is the one that asks.
    current: bool,
}

impl From<contract::SessionView> for DeviceSession {
    fn from(session: contract::SessionView) -> Self {
        Self {
            id: wire(session.id),
            device: session.device,
            created_at: DateTime::paris(session.created_at),
            last_used_at: DateTime::paris(session.last_used_at),
            current: session.current,
        }
    }
}

done_payloads! {
    /// What `revokeSession` answers.
    RevokeSessionPayload
    /// What `revokeOtherSessions` answers.
    RevokeOtherSessionsPayload
}

/// Reads about sessions.
#[derive(Default)]
pub struct SessionQuery;

#[Object]
impl SessionQuery {
    /// The caller's signed-in devices, the one used last first.
    async fn my_sessions(&self, ctx: &Context<'_>) -> Result<Vec<DeviceSession>> {
        let found = services(ctx)?.identity.sessions(&caller(ctx)?.actor, Done {}).await;
        Ok(value(ctx, found)?.into_iter().map(Into::into).collect())
    }
}

/// Ends of sessions.
#[derive(Default)]
pub struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Signs one of the own devices out.
    async fn revoke_session(&self, ctx: &Context<'_>, id: ID) -> Result<RevokeSessionPayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(session) => {
                let command = contract::RevokeSession { session };
                services(ctx)?.identity.revoke_session(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        RevokeSessionPayload::from(ctx, result)
    }

    /// Signs every own device out but the one that asks.
    async fn revoke_other_sessions(&self, ctx: &Context<'_>) -> Result<RevokeOtherSessionsPayload> {
        let result = services(ctx)?.identity.revoke_other_sessions(&caller(ctx)?.actor, Done {}).await;
        RevokeOtherSessionsPayload::from(ctx, result)
    }
}
