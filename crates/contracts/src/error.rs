//! How a service says no: refusals are values a client shows, failures are errors with a code.

mod codes;

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

pub use codes::{RefusalCode, all_failure_codes, all_refusal_codes};

/// The result of every service method.
pub type ServiceResult<T> = Result<T, ServiceError>;

/// Why a service method gave no answer.
#[derive(Debug, Clone, thiserror::Error, Serialize, Deserialize)]
pub enum ServiceError {
    /// The caller may ask, but the answer is no, for these reasons. Shown to the person, on the field.
    #[error("refused: {}", .0.iter().map(|r| r.code.as_ref()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// The request could not be served. The cause goes to the log, at the edge, never to the client.
    #[error(transparent)]
    Failed(Failure),
}

impl ServiceError {
    /// A failure without a cause.
    #[must_use]
    pub const fn failed(code: FailureCode) -> Self {
        Self::Failed(Failure { code, source: None })
    }

    /// Something broke; `cause` tells the log what.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed(Failure { code: FailureCode::Internal, source: Some(Arc::from(cause.into())) })
    }

    /// There is nothing by that id, or nothing the caller may know of.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::failed(FailureCode::NotFound)
    }

    /// The failure's code, or none for a refusal.
    #[must_use]
    pub const fn failure_code(&self) -> Option<FailureCode> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(failure) => Some(failure.code),
        }
    }

    /// Whether one of the refusals has this code.
    #[must_use]
    pub fn is_refusal(&self, code: RefusalCode) -> bool {
        matches!(self, Self::Refused(refusals) if refusals.iter().any(|r| r.code == code))
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<RefusalCode> for ServiceError {
    fn from(code: RefusalCode) -> Self {
        Refusal::new(code).into()
    }
}

/// A request that could not be served.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Failure {
    /// What kind of failure.
    pub code: FailureCode,
    /// The cause, for the log of the process it happened in; it does not cross the wire.
    #[serde(skip)]
    pub source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_ref())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The kinds of failure; `extensions.code` of a GraphQL error.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr, strum::EnumIter,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum FailureCode {
    /// Nobody is signed in, or the token is no longer good.
    Unauthenticated,
    /// The caller may not do this.
    Forbidden,
    /// There is nothing by that id, or nothing the caller may know of.
    NotFound,
    /// Too many requests; later is fine.
    RateLimited,
    /// The request itself is malformed.
    BadUserInput,
    /// Something broke.
    Internal,
}

/// An expected no, with the field it concerns and what its text needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// The input field it concerns, in the API's words, for instance `terms.percent`.
    pub field: Option<String>,
    /// Values for the text in the person's language.
    pub args: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal of the whole request.
    #[must_use]
    pub const fn new(code: RefusalCode) -> Self {
        Self { code, field: None, args: BTreeMap::new() }
    }

    /// The same refusal, on a field.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same refusal, with a value for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Collects refusals while input is checked, so that a form shows all of them at once.
#[derive(Debug, Default)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// No refusal so far.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one.
    pub fn push(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// Adds one on `field`.
    pub fn add(&mut self, field: &str, code: RefusalCode) {
        self.push(Refusal::new(code).on(field));
    }

    /// The value, or a refusal on `field` when there is none.
    pub fn need<T>(&mut self, field: &str, value: Option<T>, code: RefusalCode) -> Option<T> {
        if value.is_none() {
            self.add(field, code);
        }
        value
    }

    /// The cleaned text when its length in characters is within `length`; otherwise a refusal on `field`.
    /// Line breaks stay when more than 200 characters are allowed.
    pub fn text(&mut self, field: &str, text: &str, length: std::ops::RangeInclusive<usize>) -> String {
        let (min, max) = (*length.start(), *length.end());
        // Bytes first: a hostile megabyte is refused before it is cleaned.
        let cleaned =
            if text.len() > max * 8 + 64 { None } else { Some(kernel::text::clean(text, max > 200)) };
        let count = cleaned.as_ref().map(|text| text.chars().count());
        match count {
            Some(count) if count < min => {
                self.push(Refusal::new(RefusalCode::Required).on(field).with("min", min));
            }
            Some(count) if count <= max => {}
            _ => self.push(Refusal::new(RefusalCode::TextTooLong).on(field).with("max", max)),
        }
        cleaned.unwrap_or_default()
    }

    /// Nothing when the number is within `range`; otherwise a refusal on `field`.
    pub fn range(&mut self, field: &str, number: i64, range: std::ops::RangeInclusive<i64>) {
        if !range.contains(&number) {
            self.push(
                Refusal::new(RefusalCode::OutOfRange)
                    .on(field)
                    .with("min", range.start())
                    .with("max", range.end()),
            );
        }
    }

    /// Whether nothing was refused so far.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ends the check.
    ///
    /// # Errors
    /// All refusals, when there is one.
    pub fn done(self) -> Result<(), ServiceError> {
        if self.0.is_empty() { Ok(()) } else { Err(ServiceError::Refused(self.0)) }
    }
}
