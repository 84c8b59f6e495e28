//! `image_links`: short-lived permissions to see an image. Only the hash of the permission is kept.

use std::time::Duration;

use bson::doc;
use contracts::verification::DocumentSide;
use kernel::{AccountId, IdentityCheckId, Timestamp};
use mongodb::{Collection, IndexModel};
use platform::{StoreError, Tx, store::expiring_index};
use serde::{Deserialize, Serialize};

use super::find_in;

pub(super) const NAME: &str = "image_links";

pub(super) fn indexes() -> [IndexModel; 1] {
    [expiring_index("expires_at", Duration::ZERO)]
}

/// A permission.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Link {
    /// The hash of the permission.
    #[serde(rename = "_id")]
    pub token_hash: String,
    /// Of which try.
    pub check: IdentityCheckId,
    /// Which side.
    pub side: DocumentSide,
    /// Who asked for it.
    pub reviewer: AccountId,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Permissions to see an image.
pub struct Links(pub(super) Collection<Link>);

impl Links {
    /// Adds one.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn insert(&self, tx: &mut Tx, link: &Link) -> Result<(), StoreError> {
        self.0.insert_one(link).session(&mut tx.session).await?;
        Ok(())
    }

    /// The one with this hash.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, token_hash: &str) -> Result<Option<Link>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": token_hash }).await
    }
}
