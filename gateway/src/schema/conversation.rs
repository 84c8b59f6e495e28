//! Conversations: of an outing's group, and of a member with the partner.

use std::sync::Arc;

use async_graphql::{
    Context, Enum, ID, InputObject, Object, Result, SimpleObject, Subscription,
    connection::{Connection, EmptyFields},
};
use contracts::{
    ServiceError,
    engagement::{self as contract, ConversationView, MessageView},
};
use futures::Stream;
use kernel::ConversationId;

use super::{
    account::DonePayload,
    outing::Outing,
    partner::page_cost,
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::{failure, value},
    live_conversations::{Follower, LiveConversations},
    loaders::Loaders,
    request::{caller, services},
    scalars::{DateTime, count, id, wire},
};

/// Who takes part in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::ConversationKind")]
pub enum ConversationKind {
    /// The members with a live registration for an outing, and its partner.
    OutingGroup,
    /// One member and the partner, about an outing.
    Partner,
}

/// For whom a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::MessageAuthor")]
pub enum MessageAuthor {
    /// A member.
    Member,
    /// The partner, whoever of its staff wrote.
    Partner,
    /// Yousoon.
    Yousoon,
}

/// What somebody wrote in a conversation.
#[derive(SimpleObject)]
pub struct Message {
    /// The message's id.
    id: ID,
    /// A member's given name and the initial of the family name, or the partner's name; a dash once the author's
    /// account is gone.
    author_name: String,
    /// For whom it was written.
    author_role: MessageAuthor,
    /// Whether the caller wrote it, or the company the caller works for.
    own: bool,
    /// The text, with its line breaks; empty once it was removed.
    text: String,
    /// Whether the text is gone: the author's account is, or support took it down.
    removed: bool,
    /// When it was sent.
    sent_at: DateTime,
}

impl From<MessageView> for Message {
    fn from(message: MessageView) -> Self {
        Self {
            id: wire(message.id),
            author_name: message.author_name,
            author_role: message.author_role.into(),
            own: message.own,
            text: message.text,
            removed: message.removed,
            sent_at: DateTime::paris(message.sent_at),
        }
    }
}

/// A conversation about an outing.
pub struct Conversation(ConversationView);

impl From<ConversationView> for Conversation {
    fn from(view: ConversationView) -> Self {
        Self(view)
    }
}

#[Object]
impl Conversation {
    /// The conversation's id.
    async fn id(&self) -> ID {
        wire(self.0.id)
    }

    /// Who takes part.
    async fn kind(&self) -> ConversationKind {
        self.0.kind.into()
    }

    /// The offer's title when the outing was planned.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The outing it is about.
    async fn outing(&self, ctx: &Context<'_>) -> Result<Option<Outing>> {
        let found = ctx.data::<Loaders>()?.outings.load_one(self.0.outing).await;
        Ok(found.map_err(|error| failure(ctx, &error))?.map(Outing))
    }

    /// The partner's name.
    async fn partner_name(&self) -> &str {
        &self.0.partner_name
    }

    /// Of a conversation with the partner: the member's given name and the initial of the family name.
    async fn member_name(&self) -> Option<&str> {
        self.0.member_name.as_deref()
    }

    /// How many take part: the members, and one for the partner.
    async fn people_count(&self) -> i32 {
        count(self.0.people)
    }

    /// The newest message.
    async fn last_message(&self) -> Option<Message> {
        self.0.last_message.clone().map(Message::from)
    }

    /// How many messages the caller has not read.
    async fn unread_count(&self) -> i32 {
        count(self.0.unread)
    }

    /// Whether the caller may still write: until 48 hours after the end of the outing.
    async fn can_write(&self) -> bool {
        self.0.can_write
    }

    /// The messages, the newest first; with `before`, the ones that are older than that cursor's.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn messages(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(30)")] first: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<String, Message, EmptyFields, EmptyFields>> {
        let page = page_request(first, before);
        let has_newer = page.after.is_some();
        let query = contract::ConversationMessages { conversation: self.0.id, page };
        let found = services(ctx)?.engagement.messages(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_newer, Message::from))
    }
}

/// Somebody writes.
#[derive(InputObject)]
pub struct SendMessageInput {
    /// In which conversation.
    conversation_id: ID,
    /// What: 1 to 1,000 characters.
    text: String,
    /// The client's own key: the same key again sends nothing and gives the same message.
    client_id: String,
}

/// A member wants to ask the partner something.
#[derive(InputObject)]
pub struct OpenPartnerConversationInput {
    /// About which outing.
    outing_id: ID,
}

/// Somebody finds a message not right.
#[derive(InputObject)]
pub struct ReportMessageInput {
    /// Which message.
    message_id: ID,
    /// Why: 1 to 500 characters.
    reason: String,
}

payloads! {
    /// What `sendMessage` answers.
    SendMessagePayload { message: Message }
    /// What `openPartnerConversation` answers.
    OpenPartnerConversationPayload { conversation: Conversation }
}

/// Reads about conversations.
#[derive(Default)]
pub struct ConversationQuery;

#[Object]
impl ConversationQuery {
    /// Members, and owners and managers of partners: the own conversations, the one with the newest message first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn my_conversations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Conversation, EmptyFields, EmptyFields>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let query = contract::MyConversations { page };
        let found = services(ctx)?.engagement.my_conversations(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Conversation::from))
    }

    /// A conversation; null when there is none, or none the caller takes part in.
    async fn conversation(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Conversation>> {
        let Ok(id) = id.parse::<ConversationId>() else {
            return Ok(None);
        };
        let found = services(ctx)?.engagement.conversation(&caller(ctx)?.actor, id).await;
        Ok(value(ctx, found)?.map(Conversation::from))
    }
}

/// What can be done in conversations.
#[derive(Default)]
pub struct ConversationMutation;

#[Object]
impl ConversationMutation {
    /// Writes in an own conversation; at most 20 messages a minute.
    async fn send_message(&self, ctx: &Context<'_>, input: SendMessageInput) -> Result<SendMessagePayload> {
        let result = match id(&input.conversation_id, "conversationId") {
            Ok(conversation) => {
                let (text, client_id) = (input.text, input.client_id);
                let command = contract::SendMessage { conversation, text, client_id };
                services(ctx)?.engagement.send_message(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        SendMessagePayload::from(ctx, result)
    }

    /// Opens the own conversation with the partner about an outing, or gives the one there is.
    async fn open_partner_conversation(
        &self,
        ctx: &Context<'_>,
        input: OpenPartnerConversationInput,
    ) -> Result<OpenPartnerConversationPayload> {
        let result = match id(&input.outing_id, "outingId") {
            Ok(outing) => {
                let command = contract::OpenPartnerConversation { outing };
                services(ctx)?.engagement.open_partner_conversation(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        OpenPartnerConversationPayload::from(ctx, result)
    }

    /// Has read an own conversation up to a message; an earlier one than before changes nothing.
    async fn mark_conversation_read(&self, ctx: &Context<'_>, id: ID, up_to: ID) -> Result<DonePayload> {
        let ids = crate::scalars::id(&id, "id")
            .and_then(|conversation| Ok((conversation, crate::scalars::id(&up_to, "upTo")?)));
        let result = match ids {
            Ok((conversation, up_to)) => {
                let command = contract::MarkConversationRead { conversation, up_to };
                services(ctx)?.engagement.mark_conversation_read(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }

    /// Tells Yousoon's support of a message in an own conversation.
    async fn report_message(&self, ctx: &Context<'_>, input: ReportMessageInput) -> Result<DonePayload> {
        let result = match id(&input.message_id, "messageId") {
            Ok(message) => {
                let command = contract::ReportMessage { message, reason: input.reason };
                services(ctx)?.engagement.report_message(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        DonePayload::from(ctx, result)
    }
}

/// What can be followed about conversations.
#[derive(Default)]
pub struct ConversationSubscription;

#[Subscription]
impl ConversationSubscription {
    /// Each new message of an own conversation. It ends when the caller no longer takes part or is signed out, and
    /// after 15 minutes: subscribe again, and read what came in between.
    async fn conversation_changed(
        &self,
        ctx: &Context<'_>,
        id: ID,
    ) -> Result<impl Stream<Item = Message> + use<>> {
        let id: ConversationId = value(ctx, crate::scalars::id(&id, "id"))?;
        let actor = caller(ctx)?.actor.clone();
        let engagement = Arc::clone(&services(ctx)?.engagement);
        // Listen first: what is written while the conversation is read is not missed.
        let changes = ctx.data::<LiveConversations>()?.changes_of(id, actor.session());
        let found = value(ctx, engagement.conversation(&actor, id).await)?;
        let found = found.ok_or_else(|| failure(ctx, &ServiceError::not_found()))?;
        let follower = Follower { engagement, actor, conversation: id, sequence: found.last_sequence };
        let messages = follower.follow(changes);
        Ok(futures::StreamExt::map(messages, Message::from))
    }
}
