//! The messages of a conversation somebody takes part in.

use contracts::{
    Actor, ServiceError, ServiceResult,
    engagement::{ConversationMessages, MessageView, MessagesSince},
};
use kernel::Page;

use super::{after, one_more};
use crate::{Inner, domain::Reader};

/// How many messages a subscriber gets at once.
const SINCE: i64 = 50;

impl Inner {
    /// # Errors
    /// `NOT_FOUND` for a conversation the caller does not take part in.
    pub(crate) async fn messages(
        &self,
        actor: &Actor,
        query: ConversationMessages,
    ) -> ServiceResult<Page<MessageView>> {
        let (reader, page) = (Reader::of(actor)?, query.page);
        let before: Option<i64> = after(&page, "before")?;
        let conversation = self.own(reader, query.conversation).await?;
        let found = self.db.messages.page(conversation.id, before, one_more(&page)).await?;
        let found = Page::from_overfull(found, page.size(), |message| message.sequence);
        Ok(found.map_err(ServiceError::internal)?.map(|message| message.view(reader)))
    }

    /// # Errors
    /// `NOT_FOUND` for a conversation the caller does not take part in.
    pub(crate) async fn messages_since(
        &self,
        actor: &Actor,
        query: MessagesSince,
    ) -> ServiceResult<Vec<MessageView>> {
        let reader = Reader::of(actor)?;
        let conversation = self.own(reader, query.conversation).await?;
        let found = self.db.messages.since(conversation.id, query.sequence, SINCE).await?;
        Ok(found.iter().map(|message| message.view(reader)).collect())
    }
}
