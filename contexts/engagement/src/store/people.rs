//! `people`: what members are called, read by `_id` only.

use bson::doc;
use kernel::AccountId;
use mongodb::Collection;
use platform::StoreError;

use super::keep_newer;
use crate::domain::Person;

/// What members are called.
pub struct People(pub(super) Collection<Person>);

impl People {
    /// A member.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: AccountId) -> Result<Option<Person>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// Keeps a member, unless a newer name is known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn keep(&self, person: &Person) -> Result<(), StoreError> {
        keep_newer(&self.0, (person.id, person.revision), person).await
    }

    /// Forgets a member.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove(&self, id: AccountId) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": id }).await?;
        Ok(())
    }
}
