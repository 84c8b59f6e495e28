//! `consents`: what people agreed to, added and never changed.

use bson::doc;
use contracts::identity::ConsentKind;
use kernel::AccountId;
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{collect, index},
};

use super::IdentityStore;
use crate::domain::consent::Consent;

pub(super) const NAME: &str = "consents";

/// So many are shown; an account records far fewer.
const MAX_SHOWN: i64 = 500;

pub(super) fn indexes() -> [IndexModel; 1] {
    [index(doc! { "account": 1, "at": -1 })]
}

impl IdentityStore {
    /// Adds a consent.
    pub(crate) async fn add_consent(&self, tx: &mut Tx, consent: &Consent) -> Result<(), StoreError> {
        self.consents.insert_one(consent).session(&mut tx.session).await?;
        Ok(())
    }

    /// What an account agreed to, newest first.
    pub(crate) async fn consents_of(&self, account: AccountId) -> Result<Vec<Consent>, StoreError> {
        let newest_first = doc! { "at": -1, "_id": -1 };
        let found = self.consents.find(doc! { "account": account }).sort(newest_first).limit(MAX_SHOWN);
        collect(found.await?).await
    }

    /// What an account last said about something.
    pub(crate) async fn latest_consent(
        &self,
        account: AccountId,
        kind: ConsentKind,
    ) -> Result<Option<Consent>, StoreError> {
        let kind = bson::serialize_to_bson(&kind)?;
        let of_kind = doc! { "account": account, "kind": kind };
        Ok(self.consents.find_one(of_kind).sort(doc! { "at": -1, "_id": -1 }).await?)
    }

    /// Removes the consents of somebody who is erased.
    pub(crate) async fn erase_consents(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        self.consents.delete_many(doc! { "account": account }).session(&mut tx.session).await?;
        Ok(())
    }
}
