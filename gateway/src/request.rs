//! What belongs to one request.

use std::sync::Arc;

use async_graphql::Context;
use contracts::{Actor, identity::Client};
use kernel::{Language, Timestamp};

use crate::{errors::ErrorTexts, http::SiteSession, links::Links};

/// Who asks, in which language, and when.
#[derive(Debug, Clone)]
pub struct Caller {
    /// From the access token.
    pub actor: Actor,
    /// From `Accept-Language`.
    pub language: Language,
    /// One instant for the whole request.
    pub now: Timestamp,
    /// Which device asks.
    pub client: Client,
    /// The site whose page asks, when its session is kept in cookies.
    pub site: Option<SiteSession>,
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

/// The texts of refusals and failures.
///
/// # Errors
/// When the schema was not made by the gateway, which never happens.
pub fn texts<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a ErrorTexts> {
    ctx.data::<Arc<ErrorTexts>>().map(AsRef::as_ref)
}

/// The addresses that answers hold.
///
/// # Errors
/// When the schema was not made by the gateway, which never happens.
pub fn links<'a>(ctx: &Context<'a>) -> async_graphql::Result<&'a Links> {
    ctx.data::<Links>()
}
