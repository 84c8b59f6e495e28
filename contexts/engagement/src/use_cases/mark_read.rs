//! Somebody has read a conversation up to a message.

use contracts::{
    Actor, ServiceError, ServiceResult,
    engagement::{ConversationRead, MarkConversationRead},
    identity::Done,
};
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Conversation, Reader},
};

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
        retry(|| self.try_mark_read(reader.account(), &conversation, message.sequence)).await?;
        Ok(Done {})
    }

    /// Nobody is told when the reader had read as far already.
    async fn try_mark_read(
        &self,
        reader: AccountId,
        conversation: &Conversation,
        sequence: i64,
    ) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        if self.db.readings.advance(&mut tx, reader, (conversation, sequence)).await? {
            tx.emit(&ConversationRead { reader, conversation: conversation.id, sequence })?;
            tx.commit(Dispatch::Soon).await?;
        }
        Ok(())
    }
}
