//! How a route outside GraphQL says no: a status, and the reasons in the caller's language.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contracts::{FailureCode, Refusal, RefusalCode, ServiceError};
use serde_json::json;

use crate::{Gateway, errors, request::Caller};

/// A no, with its status.
#[derive(Debug)]
pub struct Refused {
    status: StatusCode,
    error: ServiceError,
}

impl Refused {
    /// A failure of the request itself, with a status of its own.
    pub const fn failed(status: StatusCode, code: FailureCode) -> Self {
        Self { status, error: ServiceError::failed(code) }
    }

    /// A refusal of the file, with a status of its own.
    pub fn file(status: StatusCode, code: RefusalCode) -> Self {
        Self { status, error: Refusal::new(code).on("file").into() }
    }

    /// The status.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// `{ "errors": [{ code, field, message }] }`; a failure's cause goes to the log.
    pub fn answer(&self, gateway: &Gateway, caller: &Caller, path: &'static str) -> Response {
        errors::note(&self.error, Some(path));
        let errors = gateway.inner.texts.reasons(caller.language, &self.error);
        (self.status, Json(json!({ "errors": errors }))).into_response()
    }
}

impl From<ServiceError> for Refused {
    fn from(error: ServiceError) -> Self {
        let status = match error.failure_code() {
            None => StatusCode::UNPROCESSABLE_ENTITY,
            Some(FailureCode::Unauthenticated) => StatusCode::UNAUTHORIZED,
            Some(FailureCode::Forbidden) => StatusCode::FORBIDDEN,
            Some(FailureCode::NotFound) => StatusCode::NOT_FOUND,
            Some(FailureCode::RateLimited) => StatusCode::TOO_MANY_REQUESTS,
            Some(FailureCode::BadUserInput) => StatusCode::BAD_REQUEST,
            Some(FailureCode::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self { status, error }
    }
}
