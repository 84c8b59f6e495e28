//! `messages`: what was written, until 90 days after the outing's end.

use bson::doc;
use kernel::{AccountId, ConversationId, MessageId};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{find_in, or_conflict, put_in};
use crate::domain::Message;

/// How many one transaction changes at most.
pub const BATCH: i64 = 100;

/// What was written.
pub struct Messages(pub(super) Collection<Message>);

impl Messages {
    /// A message.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: MessageId) -> Result<Option<Message>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// What an author sent under a key.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn by_key(&self, author: AccountId, key: &str) -> Result<Option<Message>, StoreError> {
        Ok(self.0.find_one(doc! { "author": author, "client_id": key }).await?)
    }

    /// What an author sent under a key, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn by_key_in(
        &self,
        tx: &mut Tx,
        author: AccountId,
        key: &str,
    ) -> Result<Option<Message>, StoreError> {
        find_in(&self.0, tx, doc! { "author": author, "client_id": key }).await
    }

    /// Adds a message.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction used its key or its place first.
    pub async fn insert(&self, tx: &mut Tx, message: &Message) -> Result<(), StoreError> {
        let inserted = self.0.insert_one(message).session(&mut tx.session).await;
        inserted.map(drop).map_err(or_conflict)
    }

    /// A page of a conversation, the newest first, before a place.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn page(
        &self,
        conversation: ConversationId,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<Message>, StoreError> {
        let mut filter = doc! { "conversation": conversation };
        if let Some(sequence) = before {
            filter.insert("sequence", doc! { "$lt": sequence });
        }
        collect(self.0.find(filter).sort(doc! { "sequence": -1 }).limit(limit).await?).await
    }

    /// What was written in a conversation after a place, the oldest first.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn since(
        &self,
        conversation: ConversationId,
        sequence: i64,
        limit: i64,
    ) -> Result<Vec<Message>, StoreError> {
        let filter = doc! { "conversation": conversation, "sequence": { "$gt": sequence } };
        collect(self.0.find(filter).sort(doc! { "sequence": 1 }).limit(limit).await?).await
    }

    /// Up to [`BATCH`] messages of an author, as the transaction sees them.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_of(&self, tx: &mut Tx, author: AccountId) -> Result<Vec<Message>, StoreError> {
        use futures::TryStreamExt;
        let found = self.0.find(doc! { "author": author }).limit(BATCH);
        let mut cursor = found.session(&mut tx.session).await?;
        Ok(cursor.stream(&mut tx.session).try_collect().await?)
    }

    /// Writes a message, read in the same transaction.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn put(&self, tx: &mut Tx, message: &Message) -> Result<(), StoreError> {
        put_in(&self.0, tx, (doc! { "_id": message.id }, message)).await
    }

    /// All messages of an author.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_of(&self, author: AccountId) -> Result<Vec<Message>, StoreError> {
        collect(self.0.find(doc! { "author": author }).await?).await
    }
}
