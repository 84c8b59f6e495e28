//! `linked_providers`: which account an Apple or Google account opens.

use bson::doc;
use contracts::identity::OidcProvider;
use kernel::AccountId;
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{collect, index, is_duplicate_key},
};

use super::IdentityStore;
use crate::domain::oidc::LinkedProvider;

pub(super) const NAME: &str = "linked_providers";

pub(super) fn indexes() -> [IndexModel; 1] {
    [index(doc! { "account": 1 })]
}

impl IdentityStore {
    /// What a provider's account opens.
    pub(crate) async fn linked_provider(
        &self,
        provider: OidcProvider,
        subject: &str,
    ) -> Result<Option<LinkedProvider>, StoreError> {
        let key = LinkedProvider::key(provider, subject);
        Ok(self.linked_providers.find_one(doc! { "_id": key }).await?)
    }

    /// Who opens an account, in the order in which they were linked.
    pub(crate) async fn linked_providers_of(
        &self,
        account: AccountId,
    ) -> Result<Vec<LinkedProvider>, StoreError> {
        let of_account = self.linked_providers.find(doc! { "account": account });
        collect(of_account.sort(doc! { "linked_at": 1 }).await?).await
    }

    /// Links a provider's account; `false` when it opens an account already. The transaction is over then.
    pub(crate) async fn link_provider(&self, tx: &mut Tx, link: &LinkedProvider) -> Result<bool, StoreError> {
        match self.linked_providers.insert_one(link).session(&mut tx.session).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
