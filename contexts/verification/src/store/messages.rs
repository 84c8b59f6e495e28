//! `webhooks`: providers' messages that were taken, so that each is taken once.

use std::time::Duration;

use bson::doc;
use kernel::Timestamp;
use mongodb::{Collection, IndexModel};
use platform::{
    StoreError, Tx,
    store::{expiring_index, is_duplicate_key},
};
use serde::{Deserialize, Serialize};

pub(super) const NAME: &str = "webhooks";

/// Long after the try it is about is over, and with it everything the message could change.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

pub(super) fn indexes() -> [IndexModel; 1] {
    [expiring_index("at", KEPT)]
}

/// A message that was taken.
#[derive(Debug, Serialize, Deserialize)]
pub struct Taken {
    #[serde(rename = "_id")]
    key: String,
    at: Timestamp,
}

/// Messages that were taken.
pub struct Messages(pub(super) Collection<Taken>);

impl Messages {
    /// Whether a message was taken before.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn is_taken(&self, key: &str) -> Result<bool, StoreError> {
        Ok(self.0.find_one(doc! { "_id": key }).await?.is_some())
    }

    /// Notes a message with its effect; `false` when it was taken before. The transaction is over then.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn take(&self, tx: &mut Tx, key: &str, at: Timestamp) -> Result<bool, StoreError> {
        match self.0.insert_one(Taken { key: key.to_owned(), at }).session(&mut tx.session).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
