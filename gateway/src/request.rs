//! What belongs to one request.

use async_graphql::Context;
use contracts::Actor;
use kernel::{Language, Timestamp};

/// Who asks, in which language, and when.
#[derive(Debug, Clone)]
pub struct Caller {
    /// From the access token.
    pub actor: Actor,
    /// From `Accept-Language`.
    pub language: Language,
    /// One instant for the whole request.
    pub now: Timestamp,
}

/// The caller of the request a resolver belongs to.
///
/// # Errors
/// When the request was not made by the gateway, which never happens.
pub fn caller<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a Caller> {
    ctx.data::<Caller>()
}

/// The contexts.
///
/// # Errors
/// When the schema was not made by the gateway, which never happens.
pub fn services<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a crate::Services> {
    ctx.data::<crate::Services>()
}
