//! `people`: members' profiles, as identity told them.

use bson::{Bson, doc};
use kernel::AccountId;
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, put_in};
use crate::domain::Person;

pub(super) const NAME: &str = "people";

/// Members' profiles.
pub struct People(pub(super) Collection<Person>);

impl People {
    /// A member's profile.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, account: AccountId) -> Result<Option<Person>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": account }).await?)
    }

    /// The profiles of these members; unknown ones are left out.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_many(&self, accounts: &[AccountId]) -> Result<Vec<Person>, StoreError> {
        if accounts.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<Bson> = accounts.iter().map(|account| Bson::from(*account)).collect();
        collect(self.0.find(doc! { "_id": { "$in": ids } }).await?).await
    }

    /// A member's profile, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, account: AccountId) -> Result<Option<Person>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": account }).await
    }

    /// Keeps a profile, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another process kept something first.
    pub async fn put(&self, tx: &mut Tx, person: &Person) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": person.id }, person)).await
    }
}
