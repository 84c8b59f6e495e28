//! What can go wrong with a database, and what a use case makes of it.

use contracts::{Refusal, RefusalCode, ServiceError};
use mongodb::error::{ErrorKind, TRANSIENT_TRANSACTION_ERROR, WriteFailure};

/// Why the database gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The driver's or the server's error.
    #[error("database")]
    Mongo(#[from] mongodb::error::Error),
    /// An event could not be written as JSON.
    #[error("event payload")]
    Json(#[from] serde_json::Error),
    /// A document could not be written as BSON.
    #[error("document")]
    Bson(#[from] bson::error::Error),
    /// Somebody else changed the document between reading and writing.
    #[error("the document changed meanwhile")]
    Conflict,
}

impl StoreError {
    /// Whether the same transaction may succeed when tried again.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Conflict => true,
            Self::Mongo(error) => {
                error.contains_label(TRANSIENT_TRANSACTION_ERROR)
                    || matches!(error.kind.as_ref(), ErrorKind::Command(command) if command.code == 112)
            }
            Self::Json(_) | Self::Bson(_) => false,
        }
    }

    /// Whether a unique index refused the write.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Mongo(error) if is_duplicate_key(error))
    }
}

/// Whether a unique index refused the write (server code 11000).
#[must_use]
pub fn is_duplicate_key(error: &mongodb::error::Error) -> bool {
    match error.kind.as_ref() {
        ErrorKind::Write(WriteFailure::WriteError(write)) => write.code == 11000,
        ErrorKind::InsertMany(many) => {
            many.write_errors.as_ref().is_some_and(|errors| errors.iter().all(|error| error.code == 11000))
        }
        ErrorKind::Command(command) => command.code == 11000,
        _ => false,
    }
}

/// Whether the collection that was to be created is there (server code 48).
pub(super) fn is_namespace_exists(error: &mongodb::error::Error) -> bool {
    matches!(error.kind.as_ref(), ErrorKind::Command(command) if command.code == 48)
}

/// What ends a use case early: a service error to answer with, or a database error that may be retried.
#[derive(Debug, thiserror::Error)]
pub enum UseCaseError {
    /// The answer is this refusal or failure.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The database gave no answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

macro_rules! use_case_error_from {
    ($($source:ty => $variant:ident via $middle:ty;)+) => {$(
        impl From<$source> for UseCaseError {
            fn from(error: $source) -> Self {
                Self::$variant(<$middle>::from(error))
            }
        }
    )+};
}
use_case_error_from! {
    mongodb::error::Error => Store via StoreError;
    bson::error::Error => Store via StoreError;
    serde_json::Error => Store via StoreError;
    Refusal => Service via ServiceError;
    RefusalCode => Service via ServiceError;
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        Self::internal(error)
    }
}

impl From<UseCaseError> for ServiceError {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::Service(error) => error,
            UseCaseError::Store(error) => error.into(),
        }
    }
}
