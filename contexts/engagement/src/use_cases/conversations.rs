//! The conversations somebody takes part in.

use contracts::{
    Actor, ServiceError, ServiceResult,
    engagement::{ConversationView, MyConversations},
};
use kernel::{ConversationId, Page, Timestamp};

use super::{after, one_more};
use crate::{
    Inner,
    domain::{Conversation, Reader},
};

/// Of so many conversations it is counted what is not read.
const COUNTED: i64 = 50;

impl Inner {
    pub(crate) async fn my_conversations(
        &self,
        actor: &Actor,
        query: MyConversations,
    ) -> ServiceResult<Page<ConversationView>> {
        let (reader, page) = (Reader::of(actor)?, query.page);
        let after: Option<(Timestamp, String)> = after(&page, "after")?;
        let found = self.db.conversations.page(reader, after, one_more(&page)).await?;
        let ids: Vec<_> = found.iter().map(|conversation| conversation.id).collect();
        let read = self.db.readings.of(reader.account(), &ids).await?;
        let key = |conversation: &Conversation| (conversation.active_at, conversation.id.to_string());
        let found = Page::from_overfull(found, page.size(), key).map_err(ServiceError::internal)?;
        let now = self.db.now();
        Ok(found.map(|conversation| {
            let read = read.get(&conversation.id).copied().unwrap_or(0);
            conversation.view(reader, read, now)
        }))
    }

    pub(crate) async fn unread_messages(&self, actor: &Actor) -> ServiceResult<u32> {
        actor.require_account()?;
        // Whoever works at the door takes part in none.
        let Ok(reader) = Reader::of(actor) else { return Ok(0) };
        let found = self.db.conversations.page(reader, None, COUNTED).await?;
        let ids: Vec<_> = found.iter().map(|conversation| conversation.id).collect();
        let read = self.db.readings.of(reader.account(), &ids).await?;
        let unread = |one: &Conversation| one.unread(read.get(&one.id).copied().unwrap_or(0));
        Ok(found.iter().map(unread).sum())
    }

    pub(crate) async fn conversation(
        &self,
        actor: &Actor,
        id: ConversationId,
    ) -> ServiceResult<Option<ConversationView>> {
        let reader = Reader::of(actor)?;
        match self.db.conversations.get(id, reader).await? {
            Some(conversation) => Ok(Some(self.view(reader, &conversation).await?)),
            None => Ok(None),
        }
    }

    /// A conversation as a reader sees it.
    pub(super) async fn view(
        &self,
        reader: Reader,
        conversation: &Conversation,
    ) -> ServiceResult<ConversationView> {
        let read = self.db.readings.of(reader.account(), &[conversation.id]).await?;
        let read = read.get(&conversation.id).copied().unwrap_or(0);
        Ok(conversation.view(reader, read, self.db.now()))
    }

    /// A conversation somebody takes part in.
    pub(super) async fn own(&self, reader: Reader, id: ConversationId) -> ServiceResult<Conversation> {
        let found = self.db.conversations.get(id, reader).await?;
        found.ok_or_else(ServiceError::not_found)
    }
}
