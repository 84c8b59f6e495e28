//! What operators and door devices ask.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use contracts::Actor;
use platform::telemetry::chain;
use serde_json::json;

use crate::Gateway;

/// The process lives.
pub async fn healthy() -> &'static str {
    "ok"
}

/// Requests can be served.
pub async fn ready(State(gateway): State<Gateway>) -> Response {
    let missing = gateway.inner.deps.readiness.missing().await;
    let status = if missing.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": missing.is_empty(), "missing": missing }))).into_response()
}

/// The Prometheus text format.
pub async fn metrics(State(gateway): State<Gateway>) -> Response {
    let Some(handle) = &gateway.inner.deps.metrics else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response()
}

/// The keys tickets are verified with, offline.
pub async fn ticket_keys(State(gateway): State<Gateway>) -> Response {
    match gateway.inner.deps.services.booking.ticket_keys(&Actor::Anonymous).await {
        Ok(keys) => {
            let keys: Vec<_> = keys
                .iter()
                .map(
                    |key| json!({ "keyId": key.key_id, "algorithm": "Ed25519", "publicKey": key.public_key }),
                )
                .collect();
            let cache = [(header::CACHE_CONTROL, "public, max-age=3600")];
            (cache, Json(json!({ "format": "yousoon-ticket-1", "keys": keys }))).into_response()
        }
        Err(error) => {
            tracing::error!(error = chain(&error), "the ticket keys could not be told");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
