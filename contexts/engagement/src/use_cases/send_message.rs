//! Somebody writes in a conversation.

use contracts::{
    Actor, RefusalCode, Refusals, ServiceError, ServiceResult,
    engagement::{MessageView, SendMessage},
};
use kernel::{ConversationId, MessageId};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{
        Message, Person, Reader,
        limits::MESSAGES,
        message::Draft,
        text::{MAX_KEY, MAX_MESSAGE, checked},
    },
};

impl Inner {
    /// # Errors
    /// `REQUIRED`, `TEXT_TOO_LONG` or `TEXT_INVALID`; `NOT_FOUND` for a conversation the caller does not take part
    /// in; `CONVERSATION_CLOSED`; `IDEMPOTENCY_KEY_REUSED`; `RATE_LIMITED`.
    pub(crate) async fn send_message(
        &self,
        actor: &Actor,
        command: SendMessage,
    ) -> ServiceResult<MessageView> {
        let reader = Reader::of(actor)?;
        let mut refusals = Refusals::new();
        let text = checked(&mut refusals, "text", &command.text, MAX_MESSAGE);
        let client_id = refusals.text("clientId", &command.client_id, 1..=MAX_KEY);
        refusals.done()?;
        // Sent again, it is not one more.
        if let Some(sent) = self.db.messages.by_key(reader.account(), &client_id).await? {
            self.own(reader, sent.conversation).await?;
            return Ok(again(&sent, command.conversation, &text)?.view(reader));
        }
        self.limit(MESSAGES, reader.account()).await?;
        let draft = Draft { reader, name: self.name(reader).await?, client_id, text, now: self.db.now() };
        let message = retry(|| self.try_send(command.conversation, &draft)).await?;
        // The account may have been erased at this very moment: one of both sides sees the other.
        if self.db.erased.has(reader.account()).await? {
            self.forget(reader.account()).await?;
        }
        Ok(message.view(reader))
    }

    /// Two who write at once get the same place; the second one tries again and gets the next.
    async fn try_send(&self, id: ConversationId, draft: &Draft) -> Result<Message, UseCaseError> {
        let reader = draft.reader;
        let mut tx = self.db.begin().await?;
        let conversation = self.db.conversations.get_in(&mut tx, id, reader).await?;
        let conversation = conversation.ok_or_else(ServiceError::not_found)?;
        if let Some(sent) = self.db.messages.by_key_in(&mut tx, reader.account(), &draft.client_id).await? {
            return Ok(again(&sent, id, &draft.text)?.clone());
        }
        if !conversation.can_write(draft.now) {
            return Err(RefusalCode::ConversationClosed.into());
        }
        let message = draft.sent(MessageId::generate(), &conversation);
        let after = conversation.with_message(&message);
        self.db.conversations.put_last(&mut tx, &after, &message).await?;
        self.db.messages.insert(&mut tx, &message).await?;
        self.db.readings.advance(&mut tx, reader.account(), (&after, message.sequence)).await?;
        tx.emit(&message.event(&after))?;
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("messages_total").increment(1);
        Ok(message)
    }

    /// What a member is called. Of a partner's staff the company's name is shown.
    pub(super) async fn person(&self, member: kernel::AccountId) -> ServiceResult<Person> {
        Ok(self.db.people.get(member).await?.unwrap_or_else(|| Person::unknown(member)))
    }

    async fn name(&self, reader: Reader) -> ServiceResult<String> {
        match reader {
            Reader::Member(member) => Ok(self.person(member).await?.name),
            Reader::Partner { .. } => Ok(String::new()),
        }
    }
}

/// What was sent under the key, when it was this.
fn again<'a>(sent: &'a Message, id: ConversationId, text: &str) -> ServiceResult<&'a Message> {
    if sent.conversation == id && sent.text == text {
        Ok(sent)
    } else {
        Err(RefusalCode::IdempotencyKeyReused.into())
    }
}
