//! What a context keeps of a person, for the person.

use kernel::AccountId;
use serde::{Deserialize, Serialize};

use crate::{actor::Actor, error::ServiceError};

/// Everything kept of an account.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct PersonalDataQuery {
    /// Whose.
    pub account: AccountId,
}

impl PersonalDataQuery {
    /// Nothing, when the person or the platform asks.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN` for everybody else.
    pub fn check(&self, actor: &Actor) -> Result<(), ServiceError> {
        let own = actor.account() == Some(self.account);
        if own || *actor == Actor::System { Ok(()) } else { Err(actor.denied()) }
    }
}

/// What one context keeps, as files for the archive.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PersonalData {
    /// The files.
    pub files: Vec<DataFile>,
}

/// A file of the archive.
#[derive(Clone, Serialize, Deserialize)]
pub struct DataFile {
    /// Its path in the archive: `booking/registrations.json`.
    pub path: String,
    /// Its bytes: JSON, or an image.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for DataFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DataFile").field("path", &self.path).finish_non_exhaustive()
    }
}

impl DataFile {
    /// A file of JSON, indented for people.
    ///
    /// # Errors
    /// When the value cannot be written.
    pub fn json<T: Serialize>(path: impl Into<String>, value: &T) -> Result<Self, ServiceError> {
        let bytes = serde_json::to_vec_pretty(value).map_err(ServiceError::internal)?;
        Ok(Self { path: path.into(), bytes })
    }
}
