//! engagement: what members keep, and what they and partners write to each other.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{
    AccountId, ConversationId, MessageId, OfferId, OutingId, Page, PageRequest, PartnerId, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    catalog::OfferView,
    error::ServiceResult,
    event::events,
    identity::Done,
    personal_data::{PersonalData, PersonalDataQuery},
};

/// A member keeps an offer, or no longer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SetFavourite {
    /// Which offer.
    pub offer: OfferId,
    /// Whether it is one from now on.
    pub favourite: bool,
}

/// The own favourites.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyFavourites {
    /// Which page, the newest first.
    pub page: PageRequest,
}

/// An offer a member keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FavouriteView {
    /// The offer as it was published last.
    pub offer: Arc<OfferView>,
    /// When it became one.
    pub added_at: Timestamp,
}

/// Who takes part in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConversationKind {
    /// The members with a live registration for an outing, and its partner.
    OutingGroup,
    /// One member and the partner, about an outing.
    Partner,
}

/// For whom a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MessageAuthor {
    /// A member, who is named.
    Member,
    /// The partner: whoever of its staff wrote, it is the company that speaks.
    Partner,
    /// Yousoon.
    Yousoon,
}

/// A message as one reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// The message.
    pub id: MessageId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Its place in the conversation: 1 for the first one, and no number is left out.
    pub sequence: i64,
    /// A member's given name and the initial of the family name, or the partner's name. A dash once the author's
    /// account is erased.
    pub author_name: String,
    /// For whom it was written.
    pub author_role: MessageAuthor,
    /// Whether the reader wrote it, or the company the reader works for.
    pub own: bool,
    /// The text; empty once it was removed.
    pub text: String,
    /// Whether the text is gone: the author's account was erased, or support took it down.
    pub removed: bool,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// A conversation as one reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationView {
    /// The conversation.
    pub id: ConversationId,
    /// Who takes part.
    pub kind: ConversationKind,
    /// The offer's title when the outing was planned.
    pub title: String,
    /// About which outing.
    pub outing: OutingId,
    /// Of which partner.
    pub partner: PartnerId,
    /// The partner's name.
    pub partner_name: String,
    /// Of a conversation with the partner: the member's given name and the initial of the family name.
    pub member_name: Option<String>,
    /// How many take part: the members, and one for the partner.
    pub people: u32,
    /// The newest message.
    pub last_message: Option<MessageView>,
    /// The place of the newest message; 0 without one.
    pub last_sequence: i64,
    /// How many messages the reader has not read.
    pub unread: u32,
    /// Whether the reader may still write.
    pub can_write: bool,
}

/// The own conversations.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyConversations {
    /// Which page, the one with the newest message first.
    pub page: PageRequest,
}

/// The messages of a conversation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConversationMessages {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Which page, the newest message first.
    pub page: PageRequest,
}

/// What was written after a message.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MessagesSince {
    /// In which conversation.
    pub conversation: ConversationId,
    /// After the message at this place; up to 50, the oldest first.
    pub sequence: i64,
}

/// Somebody writes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendMessage {
    /// In which conversation.
    pub conversation: ConversationId,
    /// What: 1 to 1,000 characters, line breaks stay.
    pub text: String,
    /// The client's own key: the same key again sends nothing and gives the same message.
    pub client_id: String,
}

/// A member wants to ask a partner something.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct OpenPartnerConversation {
    /// About which outing.
    pub outing: OutingId,
}

/// A reader has read.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MarkConversationRead {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Up to this message; an earlier one than before changes nothing.
    pub up_to: MessageId,
}

/// Somebody finds a message not right.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReportMessage {
    /// Which.
    pub message: MessageId,
    /// Why: 1 to 500 characters.
    pub reason: String,
}

/// The engagement context.
#[async_trait]
pub trait EngagementService: Send + Sync {
    /// Member: keeps an offer or no longer; the offer as it was published last.
    async fn set_favourite(&self, actor: &Actor, command: SetFavourite) -> ServiceResult<Arc<OfferView>>;
    /// Member: the own favourites, the newest first.
    async fn my_favourites(&self, actor: &Actor, query: MyFavourites) -> ServiceResult<Page<FavouriteView>>;
    /// Member: those of these offers that are favourites.
    async fn favourites_among(&self, actor: &Actor, offers: Vec<OfferId>) -> ServiceResult<Vec<OfferId>>;
    /// Member or manager: the own conversations, the one with the newest message first.
    async fn my_conversations(
        &self,
        actor: &Actor,
        query: MyConversations,
    ) -> ServiceResult<Page<ConversationView>>;
    /// Member or manager: a conversation; `None` when there is none, or none the caller takes part in.
    async fn conversation(
        &self,
        actor: &Actor,
        id: ConversationId,
    ) -> ServiceResult<Option<ConversationView>>;
    /// Whoever is signed in: how many messages of the own 50 conversations with the newest ones are not read; 0 for
    /// who has none.
    async fn unread_messages(&self, actor: &Actor) -> ServiceResult<u32>;
    /// Member or manager: messages of an own conversation, the newest first.
    async fn messages(&self, actor: &Actor, query: ConversationMessages) -> ServiceResult<Page<MessageView>>;
    /// Member or manager: what was written in an own conversation after a message, the oldest first.
    async fn messages_since(&self, actor: &Actor, query: MessagesSince) -> ServiceResult<Vec<MessageView>>;
    /// Member or manager: writes in an own conversation.
    async fn send_message(&self, actor: &Actor, command: SendMessage) -> ServiceResult<MessageView>;
    /// Member: the conversation with the partner about an outing, a new one when there is none yet.
    async fn open_partner_conversation(
        &self,
        actor: &Actor,
        command: OpenPartnerConversation,
    ) -> ServiceResult<ConversationView>;
    /// Member or manager: has read.
    async fn mark_conversation_read(
        &self,
        actor: &Actor,
        command: MarkConversationRead,
    ) -> ServiceResult<Done>;
    /// Member or manager: tells support of a message in an own conversation; once is enough.
    async fn report_message(&self, actor: &Actor, command: ReportMessage) -> ServiceResult<Done>;
    /// The person or the platform: what engagement keeps of a person.
    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData>;
}

/// A message was sent. Its text stays in engagement: who may read it asks there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageSent {
    /// The message.
    pub message: MessageId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Who takes part.
    pub kind: ConversationKind,
    /// About which outing.
    pub outing: OutingId,
    /// Of which partner.
    pub partner: PartnerId,
    /// Who wrote.
    pub author: AccountId,
    /// For whom.
    pub author_role: MessageAuthor,
    /// The author's name as readers see it.
    pub author_name: String,
    /// Its place in the conversation.
    pub sequence: i64,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The other members who take part, and have one message more to read. Nobody of a group of more than
    /// [`MOST_RECIPIENTS`]: they see it when they look.
    #[serde(default)]
    pub recipients: Vec<AccountId>,
}

/// So many members are told of a message at once.
pub const MOST_RECIPIENTS: usize = 200;

/// Who takes part in a conversation is not the same any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ParticipantsChanged {
    /// Which.
    pub conversation: ConversationId,
    /// Rises with each change.
    pub revision: i64,
}

/// Somebody has read a conversation further than before, on whichever device: there is less to read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConversationRead {
    /// Who.
    pub reader: AccountId,
    /// Which.
    pub conversation: ConversationId,
    /// The place of the newest message that is read.
    pub sequence: i64,
}

events! {
    MessageSent = "engagement.message.sent" by message;
    ConversationRead = "engagement.conversation.read" by conversation;
    ParticipantsChanged = "engagement.participants.changed" by conversation;
}

/// Who stands in for the author of a message once that account is erased: nobody's account, another one for each
/// message.
#[must_use]
pub fn stand_in(message: MessageId) -> AccountId {
    AccountId::derived_from(&format!("erased:{message}"))
}
