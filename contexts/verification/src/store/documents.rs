//! `documents`: which document verified whom. The keyed hash is the `_id`, so that a document is there once.

use bson::doc;
use kernel::AccountId;
use mongodb::{Collection, IndexModel};
use platform::{StoreError, Tx, store::index};
use serde::{Deserialize, Serialize};

use super::{find_in, or_conflict};

pub(super) const NAME: &str = "documents";

pub(super) fn indexes() -> [IndexModel; 1] {
    [index(doc! { "account": 1 })]
}

/// A document that verified somebody.
#[derive(Debug, Serialize, Deserialize)]
pub struct Used {
    #[serde(rename = "_id")]
    fingerprint: String,
    account: AccountId,
}

/// Which document verified whom.
pub struct Documents(pub(super) Collection<Used>);

impl Documents {
    /// Whether the document verified another account.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn is_used(
        &self,
        tx: &mut Tx,
        fingerprint: &str,
        by_other_than: AccountId,
    ) -> Result<bool, StoreError> {
        let used = find_in(&self.0, tx, doc! { "_id": fingerprint }).await?;
        Ok(used.is_some_and(|used| used.account != by_other_than))
    }

    /// Notes that the document verifies the account; its owner may show it again.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it verified somebody since the transaction looked.
    pub async fn take(&self, tx: &mut Tx, fingerprint: &str, account: AccountId) -> Result<(), StoreError> {
        if find_in(&self.0, tx, doc! { "_id": fingerprint, "account": account }).await?.is_some() {
            return Ok(());
        }
        let used = Used { fingerprint: fingerprint.to_owned(), account };
        self.0.insert_one(used).session(&mut tx.session).await.map(drop).map_err(or_conflict)
    }

    /// Lets go of the documents of an account.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn release(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        self.0.delete_many(doc! { "account": account }).session(&mut tx.session).await?;
        Ok(())
    }
}
