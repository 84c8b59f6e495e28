//! `policy`: how identities are decided on; one document.

use bson::doc;
use mongodb::Collection;
use platform::{StoreError, Tx};
use serde::{Deserialize, Serialize};

use super::{find_in, or_conflict, replace_in};
use crate::domain::Policy;

pub(super) const NAME: &str = "policy";

const ID: &str = "verdicts";

/// The policy as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    #[serde(rename = "_id")]
    id: String,
    revision: i64,
    policy: Policy,
}

/// How identities are decided on.
pub struct Policies(pub(super) Collection<Kept>);

impl Policies {
    /// The policy in force.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self) -> Result<Policy, StoreError> {
        Ok(self.0.find_one(doc! { "_id": ID }).await?.map_or_else(Policy::default, |kept| kept.policy))
    }

    /// The policy in force, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx) -> Result<Policy, StoreError> {
        Ok(find_in(&self.0, tx, doc! { "_id": ID }).await?.map_or_else(Policy::default, |kept| kept.policy))
    }

    /// Writes a policy that was changed once since it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed it meanwhile.
    pub async fn save(&self, tx: &mut Tx, policy: Policy) -> Result<(), StoreError> {
        let kept = Kept { id: ID.to_owned(), revision: policy.0.revision, policy };
        if kept.revision == 1 {
            let inserted = self.0.insert_one(kept).session(&mut tx.session).await;
            return inserted.map(drop).map_err(or_conflict);
        }
        let as_read = doc! { "_id": ID, "revision": kept.revision - 1 };
        replace_in(&self.0, tx, (as_read, &kept)).await
    }
}
