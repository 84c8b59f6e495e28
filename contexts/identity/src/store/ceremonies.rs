//! `ceremonies`: sign-ins between their first and their second step.

use std::time::Duration;

use bson::doc;
use mongodb::IndexModel;
use platform::{
    StoreError,
    store::{expiring_index, index},
};

use super::IdentityStore;
use crate::domain::ceremony::{Ceremony, CeremonyKind};

pub(super) const NAME: &str = "ceremonies";

pub(super) fn indexes() -> [IndexModel; 2] {
    [expiring_index("expires_at", Duration::ZERO), index(doc! { "account": 1 })]
}

impl IdentityStore {
    /// Adds a ceremony.
    pub(crate) async fn add_ceremony(&self, ceremony: &Ceremony) -> Result<(), StoreError> {
        self.ceremonies.insert_one(ceremony).await?;
        Ok(())
    }

    /// Takes a ceremony that is not over: whoever asks second finds none, in this process or another.
    pub(crate) async fn take_ceremony(
        &self,
        key: &str,
        kind: CeremonyKind,
    ) -> Result<Option<Ceremony>, StoreError> {
        let under_way = doc! {
            "_id": key,
            "kind": bson::serialize_to_bson(&kind)?,
            "expires_at": { "$gt": self.db.now() },
        };
        Ok(self.ceremonies.find_one_and_delete(under_way).await?)
    }
}
