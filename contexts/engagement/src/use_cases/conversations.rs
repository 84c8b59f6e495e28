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
        let read = self.read(reader, &found).await?;
        let key = |conversation: &Conversation| (conversation.active_at, conversation.id.to_string());
        let found = Page::from_overfull(found, page.size(), key).map_err(ServiceError::internal)?;
        let now = self.db.now();
        Ok(found.map(|conversation| {
            let read = read(&conversation);
            conversation.view(reader, read, now)
        }))
    }

    pub(crate) async fn unread_messages(&self, actor: &Actor) -> ServiceResult<u32> {
        actor.require_account()?;
        // Whoever works at the door takes part in none.
        let Ok(reader) = Reader::of(actor) else { return Ok(0) };
        let found = self.db.conversations.page(reader, None, COUNTED).await?;
        let read = self.read(reader, &found).await?;
        Ok(found.iter().map(|one| one.unread(read(one))).sum())
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
        let read = self.read(reader, std::slice::from_ref(conversation)).await?;
        Ok(conversation.view(reader, read(conversation), self.db.now()))
    }

    /// Up to which place a reader has read each of these conversations; 0 for one never read.
    async fn read(
        &self,
        reader: Reader,
        conversations: &[Conversation],
    ) -> ServiceResult<impl Fn(&Conversation) -> i64 + use<>> {
        let ids: Vec<_> = conversations.iter().map(|conversation| conversation.id).collect();
        let read = self.db.readings.of(reader.account(), &ids).await?;
        Ok(move |conversation: &Conversation| read.get(&conversation.id).copied().unwrap_or(0))
    }

    /// A conversation somebody takes part in.
    pub(super) async fn own(&self, reader: Reader, id: ConversationId) -> ServiceResult<Conversation> {
        let found = self.db.conversations.get(id, reader).await?;
        found.ok_or_else(ServiceError::not_found)
    }
}
