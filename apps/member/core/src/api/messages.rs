//! Conversations: of an outing's group, and with a partner.

use super::{DonePayload, UserError, outings::PageInfo, registrations::RegisteredOuting, schema};
use crate::time::Instant;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConversationKind {
    OutingGroup,
    Partner,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageAuthor {
    Member,
    Partner,
    Yousoon,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: cynic::Id,
    pub author_name: String,
    pub author_role: MessageAuthor,
    pub own: bool,
    pub text: String,
    pub removed: bool,
    pub sent_at: Instant,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MyConversationsVariables {
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "MyConversationsVariables")]
pub struct MyConversations {
    #[arguments(first: $first, after: $after)]
    pub my_conversations: ConversationPage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "ConversationConnection")]
pub struct ConversationPage {
    pub nodes: Vec<ConversationRow>,
    pub page_info: PageInfo,
}

/// A conversation in the list.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Conversation")]
pub struct ConversationRow {
    pub id: cynic::Id,
    pub kind: ConversationKind,
    pub title: String,
    pub outing: Option<RegisteredOuting>,
    pub partner_name: String,
    pub people_count: i32,
    pub last_message: Option<Message>,
    pub unread_count: i32,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct OneConversationVariables {
    pub id: cynic::Id,
    pub first: i32,
    pub before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OneConversationVariables")]
pub struct OneConversation {
    #[arguments(id: $id)]
    pub conversation: Option<Conversation>,
}

/// A conversation that is read.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(variables = "OneConversationVariables")]
pub struct Conversation {
    pub id: cynic::Id,
    pub kind: ConversationKind,
    pub title: String,
    pub outing: Option<RegisteredOuting>,
    pub partner_name: String,
    pub people_count: i32,
    pub can_write: bool,
    #[arguments(first: $first, before: $before)]
    pub messages: MessagePage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "MessageConnection")]
pub struct MessagePage {
    pub nodes: Vec<Message>,
    pub page_info: PageInfo,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SendMessageInput {
    pub conversation_id: cynic::Id,
    pub text: String,
    pub client_id: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SendMessageVariables {
    pub input: SendMessageInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "SendMessageVariables")]
pub struct SendMessage {
    #[arguments(input: $input)]
    pub send_message: SendMessagePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SendMessagePayload {
    pub message: Option<Message>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct OpenPartnerConversationInput {
    pub outing_id: cynic::Id,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct OpenPartnerConversationVariables {
    pub input: OpenPartnerConversationInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "OpenPartnerConversationVariables")]
pub struct OpenPartnerConversation {
    #[arguments(input: $input)]
    pub open_partner_conversation: OpenPartnerConversationPayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct OpenPartnerConversationPayload {
    pub conversation: Option<ConversationRow>,
    pub errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MarkConversationReadVariables {
    pub id: cynic::Id,
    pub up_to: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "MarkConversationReadVariables")]
pub struct MarkConversationRead {
    #[arguments(id: $id, upTo: $up_to)]
    pub mark_conversation_read: DonePayload,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ReportMessageInput {
    pub message_id: cynic::Id,
    pub reason: String,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct ReportMessageVariables {
    pub input: ReportMessageInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "ReportMessageVariables")]
pub struct ReportMessage {
    #[arguments(input: $input)]
    pub report_message: DonePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Subscription", variables = "super::ById")]
pub struct FollowConversation {
    #[arguments(id: $id)]
    pub conversation_changed: Message,
}
