//! What Yousoon has told the person.

use super::{DonePayload, outings::PageInfo, schema};
use crate::time::Instant;

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub id: cynic::Id,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub link: Option<String>,
    pub at: Instant,
    pub read: bool,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MyNotificationsVariables {
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "MyNotificationsVariables")]
pub struct MyNotifications {
    #[arguments(first: $first, after: $after)]
    pub my_notifications: NotificationPage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "NotificationConnection")]
pub struct NotificationPage {
    pub nodes: Vec<Notification>,
    pub page_info: PageInfo,
    pub unread_count: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct NotificationCounter {
    pub unread_count: i32,
    pub unread_messages: i32,
}

/// How the inbox stands, now and at each change.
#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Subscription")]
pub struct FollowNotifications {
    pub notifications_changed: NotificationCounter,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MarkNotificationsReadVariables {
    pub up_to: Instant,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "MarkNotificationsReadVariables")]
pub struct MarkNotificationsRead {
    #[arguments(upTo: $up_to)]
    pub mark_notifications_read: DonePayload,
}
