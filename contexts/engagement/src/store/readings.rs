//! `readings`: how far each reader has read each conversation.

use std::collections::HashMap;

use bson::{Bson, Document, doc};
use kernel::{AccountId, ConversationId};
use mongodb::Collection;
use platform::{
    StoreError, Tx,
    store::{collect, is_duplicate_key},
};
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

    /// A reader has read up to a place. It never goes back.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn advance(
        &self,
        reader: AccountId,
        conversation: &Conversation,
        sequence: i64,
    ) -> Result<(), StoreError> {
        let (filter, update) = advanced(reader, conversation, sequence);
        match self.0.update_one(filter.clone(), update.clone()).upsert(true).await {
            // The same reader on another device: now it is there.
            Err(error) if is_duplicate_key(&error) => drop(self.0.update_one(filter, update).await?),
            result => drop(result?),
        }
        Ok(())
    }

    /// The same, in a transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the reader reads on another device at the same moment.
    pub async fn advance_in(
        &self,
        tx: &mut Tx,
        reader: AccountId,
        (conversation, sequence): (&Conversation, i64),
    ) -> Result<(), StoreError> {
        let (filter, update) = advanced(reader, conversation, sequence);
        let advanced = self.0.update_one(filter, update).upsert(true).session(&mut tx.session).await;
        advanced.map(drop).map_err(or_conflict)
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

fn advanced(reader: AccountId, conversation: &Conversation, sequence: i64) -> (Document, Document) {
    let update = doc! {
        "$max": { "sequence": sequence },
        "$setOnInsert": {
            "reader": reader, "conversation": conversation.id, "expires_at": conversation.expires_at,
        },
    };
    (doc! { "_id": key(conversation.id, reader) }, update)
}

fn key(conversation: ConversationId, reader: AccountId) -> String {
    format!("{conversation}|{reader}")
}
