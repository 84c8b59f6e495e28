//! Somebody has read a conversation up to a message.

use contracts::{Actor, ServiceError, ServiceResult, engagement::MarkConversationRead, identity::Done};

use crate::{Inner, domain::Reader};

impl Inner {
    /// # Errors
    /// `NOT_FOUND` for a conversation the caller does not take part in, or a message of another one.
    pub(crate) async fn mark_conversation_read(
        &self,
        actor: &Actor,
        command: MarkConversationRead,
    ) -> ServiceResult<Done> {
        let reader = Reader::of(actor)?;
        let conversation = self.own(reader, command.conversation).await?;
        let message = self.db.messages.get(command.up_to).await?;
        let message = message.filter(|message| message.conversation == conversation.id);
        let message = message.ok_or_else(ServiceError::not_found)?;
        self.db.readings.advance(reader.account(), &conversation, message.sequence).await?;
        Ok(Done {})
    }
}
