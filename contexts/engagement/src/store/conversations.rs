//! `conversations`: one document for each group of an outing, and for each member with a partner about an outing.
//! Who takes part stands in the document itself, so that one read by `_id` says whether somebody may read.

use bson::{Bson, Document, doc};
use contracts::engagement::{ConversationKind, MOST_RECIPIENTS};
use kernel::{AccountId, ConversationId, MessageId, OutingId, Timestamp};
use mongodb::Collection;
use platform::{
    StoreError, Tx,
    store::{collect, to_document},
};

use super::{before, find_in, or_conflict};
use crate::domain::{Conversation, Message, Reader};

/// The conversations.
pub struct Conversations(pub(super) Collection<Conversation>);

impl Conversations {
    /// A conversation the reader takes part in, without its other members.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: ConversationId, reader: Reader) -> Result<Option<Conversation>, StoreError> {
        Ok(self.0.find_one(of(id, reader)).projection(doc! { "members": 0 }).await?)
    }

    /// A conversation the reader takes part in, as the transaction sees it, with as many of its members as are told of a
    /// message, and one more.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(
        &self,
        tx: &mut Tx,
        id: ConversationId,
        reader: Reader,
    ) -> Result<Option<Conversation>, StoreError> {
        let most = i32::try_from(MOST_RECIPIENTS + 1).unwrap_or(i32::MAX);
        let found = self.0.find_one(of(id, reader)).projection(doc! { "members": { "$slice": most } });
        Ok(found.session(&mut tx.session).await?)
    }

    /// The group of an outing, with its members.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn group(&self, outing: OutingId) -> Result<Option<Conversation>, StoreError> {
        Ok(self.0.find_one(doc! { "outing": outing, "member": Bson::Null }).await?)
    }

    /// A member's conversation with the partner about an outing.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn with_partner(
        &self,
        outing: OutingId,
        member: AccountId,
    ) -> Result<Option<Conversation>, StoreError> {
        Ok(self.0.find_one(doc! { "outing": outing, "member": member }).await?)
    }

    /// The group of an outing, or a member's conversation with the partner about it, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn about_in(
        &self,
        tx: &mut Tx,
        outing: OutingId,
        member: Option<AccountId>,
    ) -> Result<Option<Conversation>, StoreError> {
        find_in(&self.0, tx, doc! { "outing": outing, "member": key(member) }).await
    }

    /// A page of a reader's, the one with the newest message first, after one that was active at an instant.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn page(
        &self,
        reader: Reader,
        after: Option<(Timestamp, String)>,
        limit: i64,
    ) -> Result<Vec<Conversation>, StoreError> {
        let mut filter = match reader {
            Reader::Member(account) => doc! { "members": account },
            Reader::Partner { partner, .. } => doc! { "listed_for": partner },
        };
        filter.extend(before("active_at", after));
        let found = self.0.find(filter).sort(doc! { "active_at": -1, "_id": -1 }).limit(limit);
        collect(found.projection(doc! { "members": 0 }).await?).await
    }

    /// Makes a conversation.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction made it first.
    pub async fn insert(&self, tx: &mut Tx, conversation: &Conversation) -> Result<(), StoreError> {
        let inserted = self.0.insert_one(conversation).session(&mut tx.session).await;
        inserted.map(drop).map_err(or_conflict)
    }

    /// Writes who takes part, unless that changed since it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it did.
    pub async fn put_members(&self, tx: &mut Tx, after: &Conversation) -> Result<(), StoreError> {
        let members: Vec<Bson> = after.members.iter().map(|member| Bson::from(*member)).collect();
        let update = doc! { "$set": {
            "members": members,
            "member_count": i64::from(after.member_count),
            "revision": after.revision,
        } };
        let as_read = doc! { "_id": after.id, "revision": after.revision - 1 };
        self.change(tx, as_read, update).await
    }

    /// Writes the newest message, unless there is a newer one than when the conversation was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is.
    pub async fn put_last(
        &self,
        tx: &mut Tx,
        after: &Conversation,
        message: &Message,
    ) -> Result<(), StoreError> {
        let update = doc! { "$set": {
            "last_sequence": after.last_sequence,
            "last_message": to_document(message)?,
            "active_at": after.active_at,
            "listed_for": after.partner,
        } };
        let as_read = doc! { "_id": after.id, "last_sequence": message.sequence - 1 };
        self.change(tx, as_read, update).await
    }

    async fn change(&self, tx: &mut Tx, as_read: Document, update: Document) -> Result<(), StoreError> {
        let changed = self.0.update_one(as_read, update).session(&mut tx.session).await?;
        if changed.matched_count == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }

    /// Writes a message that is the newest one of its conversation still.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn correct_last(&self, tx: &mut Tx, message: &Message) -> Result<(), StoreError> {
        let id: MessageId = message.id;
        let newest = doc! { "_id": message.conversation, "last_message._id": id };
        let update = doc! { "$set": { "last_message": to_document(message)? } };
        self.0.update_one(newest, update).session(&mut tx.session).await?;
        Ok(())
    }

    /// Up to `most` conversations a member takes part in, with all their members.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_of(&self, member: AccountId, most: i64) -> Result<Vec<Conversation>, StoreError> {
        collect(self.0.find(doc! { "members": member }).limit(most).await?).await
    }

    /// Nothing leads from a conversation to a member any more.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn forget(&self, conversation: &Conversation, member: AccountId) -> Result<(), StoreError> {
        let mut set = doc! { "revision": conversation.revision + 1 };
        let mut count = conversation.members.iter().filter(|other| **other != member).count();
        if conversation.kind == ConversationKind::Partner {
            // The member is gone from it, and counts still: it was the two of them.
            let nobody = AccountId::derived_from(&format!("erased:{}", conversation.id));
            set.extend(doc! { "member": nobody, "member_name": crate::domain::person::NOBODY });
            count = 1;
        }
        set.insert("member_count", i64::try_from(count).unwrap_or(i64::MAX));
        let update = doc! { "$set": set, "$pull": { "members": member } };
        let as_read = doc! { "_id": conversation.id, "revision": conversation.revision };
        self.0.update_one(as_read, update).await?;
        Ok(())
    }
}

/// A conversation, when the reader takes part in it.
fn of(id: ConversationId, reader: Reader) -> Document {
    match reader {
        Reader::Member(account) => doc! { "_id": id, "members": account },
        Reader::Partner { partner, .. } => doc! { "_id": id, "partner": partner },
    }
}

fn key(member: Option<AccountId>) -> Bson {
    member.map_or(Bson::Null, Bson::from)
}
