//! `POST /webhooks/…`: what providers of identity checks tell us. Nothing is believed here: verification checks
//! the signature over the very bytes that came.

use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use contracts::{
    Actor, FailureCode, ServiceError,
    verification::{ProviderWebhook, VerificationProvider},
};

use crate::{Gateway, errors};

/// Stripe Identity.
pub async fn stripe_identity(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    receive(&gateway, VerificationProvider::StripeIdentity, &headers, body).await
}

/// Veriff.
pub async fn veriff(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    receive(&gateway, VerificationProvider::Veriff, &headers, body).await
}

/// 200 when it was taken, also for a repeated message; anything but 5xx tells the provider not to try again.
async fn receive(
    gateway: &Gateway,
    provider: VerificationProvider,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body.to_vec(),
        Err(rejection) => return rejection.status().into_response(),
    };
    let command = ProviderWebhook { provider, headers: readable(headers), body };
    let verification = &gateway.inner.deps.services.verification;
    match verification.provider_webhook(&Actor::Anonymous, command).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(error) => {
            errors::note(&error, Some("webhooks"));
            status(&error).into_response()
        }
    }
}

fn readable(headers: &HeaderMap) -> Vec<(String, String)> {
    let readable = headers.iter().filter_map(|(name, value)| Some((name, value.to_str().ok()?)));
    readable.map(|(name, value)| (name.as_str().to_owned(), value.to_owned())).collect()
}

/// A provider learns no more than that we did not take it.
fn status(error: &ServiceError) -> StatusCode {
    match error.failure_code() {
        Some(FailureCode::Unauthenticated | FailureCode::Forbidden) => StatusCode::UNAUTHORIZED,
        Some(FailureCode::NotFound) => StatusCode::NOT_FOUND,
        Some(FailureCode::RateLimited) => StatusCode::TOO_MANY_REQUESTS,
        Some(FailureCode::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
        Some(FailureCode::BadUserInput) | None => StatusCode::BAD_REQUEST,
    }
}
