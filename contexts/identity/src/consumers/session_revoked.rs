//! A session is over: its access tokens are refused in this process from now on.

use std::time::Duration;

use contracts::identity::SessionRevoked;
use platform::{
    Bus, StoreError,
    telemetry::chain,
    tokens::{ACCESS_TOKEN_SECONDS, AccessTokens},
};

use crate::store::IdentityStore;

/// Hears of sessions that end from now on.
pub(crate) fn observe(bus: &Bus, tokens: AccessTokens) {
    bus.observe::<SessionRevoked>(move |event| tokens.revoke(event.session));
}

/// Brings in the sessions that ended before this process heard of them and may still have a token.
pub(crate) async fn catch_up(store: &IdentityStore, tokens: &AccessTokens) {
    while let Err(error) = try_catch_up(store, tokens).await {
        tracing::warn!(error = chain(&error), "the sessions that ended lately could not be read");
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

async fn try_catch_up(store: &IdentityStore, tokens: &AccessTokens) -> Result<(), StoreError> {
    let since = store.db.now().plus_seconds(-ACCESS_TOKEN_SECONDS);
    for session in store.revoked_since(since).await? {
        tokens.revoke(session.id);
    }
    Ok(())
}
