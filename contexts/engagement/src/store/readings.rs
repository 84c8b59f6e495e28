//! `readings`: how far each reader has read each conversation.

use std::collections::HashMap;

use bson::{Bson, doc};
use kernel::{AccountId, ConversationId};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};
use serde::{Deserialize, Serialize};

use super::or_conflict;
use crate::domain::Conversation;

/// How far each reader has read.
pub struct Readings(pub(super) Collection<Reading>);

/// How far a reader has read a conversation.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reading {
    conversation: ConversationId,
    sequence: i64,
}

impl Readings {
    /// Up to which place a reader has read each of these conversations; those never read are left out.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of(
        &self,
        reader: AccountId,
        conversations: &[ConversationId],
    ) -> Result<HashMap<ConversationId, i64>, StoreError> {
        let keys: Vec<Bson> = conversations.iter().map(|id| Bson::from(key(*id, reader))).collect();
        let found = collect(self.0.find(doc! { "_id": { "$in": keys } }).await?).await?;
        Ok(found.into_iter().map(|reading| (reading.conversation, reading.sequence)).collect())
    }

    /// A reader has read up to a place. It never goes back: whether this was further than before.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the reader reads on another device at the same moment.
    pub async fn advance(
        &self,
        tx: &mut Tx,
        reader: AccountId,
        (conversation, sequence): (&Conversation, i64),
    ) -> Result<bool, StoreError> {
        let filter = doc! { "_id": key(conversation.id, reader) };
        let update = doc! {
            "$max": { "sequence": sequence },
            "$setOnInsert": {
                "reader": reader, "conversation": conversation.id, "expires_at": conversation.expires_at,
            },
        };
        let advanced = self.0.update_one(filter, update).upsert(true).session(&mut tx.session).await;
        let advanced = advanced.map_err(or_conflict)?;
        Ok(advanced.modified_count > 0 || advanced.upserted_id.is_some())
    }

    /// Forgets what somebody has read.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove_all(&self, reader: AccountId) -> Result<(), StoreError> {
        self.0.delete_many(doc! { "reader": reader }).await?;
        Ok(())
    }
}

fn key(conversation: ConversationId, reader: AccountId) -> String {
    format!("{conversation}|{reader}")
}
