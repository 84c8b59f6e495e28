//! `people`: what booking knows of each member.

use bson::doc;
use kernel::{AccountId, Timestamp};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, put_in};
use crate::domain::Person;

/// What booking knows of each member.
pub struct People(pub(super) Collection<Person>);

impl People {
    /// What is known of a member.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, member: AccountId) -> Result<Option<Person>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": member }).await?)
    }

    /// What is known of a member, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, member: AccountId) -> Result<Option<Person>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": member }).await
    }

    /// Keeps what is known of a member, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another process kept something first.
    pub async fn put(&self, tx: &mut Tx, person: &Person) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": person.id }, person)).await
    }

    /// Some of the erased accounts whose registrations are to be looked for once more by `now`.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn to_look_at(&self, now: Timestamp, limit: i64) -> Result<Vec<AccountId>, StoreError> {
        let due = doc! { "look_again_at": { "$lte": now } };
        let found: Vec<Person> = collect(self.0.find(due).limit(limit).await?).await?;
        Ok(found.into_iter().map(|person| person.id).collect())
    }

    /// Notes that this was done.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn note_looked_at(&self, member: AccountId) -> Result<(), StoreError> {
        let done = doc! { "$unset": { "look_again_at": "" } };
        self.0.update_one(doc! { "_id": member }, done).await?;
        Ok(())
    }
}
