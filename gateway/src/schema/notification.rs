//! The inbox of the app.

use std::sync::Arc;

use async_graphql::{
    ComplexObject, Context, ID, Object, Result, SimpleObject, Subscription,
    connection::{Connection, Edge, EmptyFields},
};
use contracts::notification::{MarkNotificationsRead, MyNotifications, NotificationView};
use futures::{Stream, StreamExt};
use kernel::Cursor;

use super::{account::DonePayload, partner::page_cost, payload::page_request};
use crate::{
    errors::value,
    live_inbox::LiveInboxes,
    request::{caller, services},
    scalars::{DateTime, count, wire},
};

/// What a person is told in the app, in the language of the request.
#[derive(SimpleObject)]
pub struct Notification {
    /// The notification's id.
    id: ID,
    /// What it tells, for instance `REGISTRATION_CONFIRMED`; there may be new ones.
    kind: String,
    /// One line.
    title: String,
    /// A few sentences.
    body: String,
    /// Where it leads: a path of the member app, or of the partner portal for an owner.
    link: Option<String>,
    /// When it came.
    at: DateTime,
    /// Whether it is read.
    read: bool,
}

impl From<NotificationView> for Notification {
    fn from(view: NotificationView) -> Self {
        Self {
            id: wire(view.id),
            kind: view.kind,
            title: view.title,
            body: view.body,
            link: view.link,
            at: DateTime::paris(view.at),
            read: view.read,
        }
    }
}

/// What belongs to an inbox besides its pages.
#[derive(SimpleObject)]
pub struct NotificationTotals {
    /// How many are not read, on all pages.
    unread_count: i32,
}

/// How an inbox stands.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct NotificationCounter {
    /// How many are not read.
    unread_count: i32,
}

#[ComplexObject]
impl NotificationCounter {
    /// How many messages of the own 50 conversations with the newest ones are not read.
    async fn unread_messages(&self, ctx: &Context<'_>) -> Result<i32> {
        let unread = services(ctx)?.engagement.unread_messages(&caller(ctx)?.actor).await;
        Ok(count(value(ctx, unread)?))
    }
}

/// Reads of the inbox.
#[derive(Default)]
pub struct NotificationQuery;

#[Object]
impl NotificationQuery {
    /// What the caller was told in the last 90 days, newest first; at most the newest 200.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn my_notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Notification, NotificationTotals, EmptyFields>> {
        let caller = caller(ctx)?;
        let has_previous = after.is_some();
        let query = MyNotifications { language: caller.language, page: page_request(first, after) };
        let inbox = value(ctx, services(ctx)?.notification.my_notifications(&caller.actor, query).await)?;
        let totals = NotificationTotals { unread_count: count(inbox.unread) };
        let mut connection = Connection::with_additional_fields(has_previous, inbox.page.has_next, totals);
        let edge =
            |(cursor, view): (Cursor, NotificationView)| Edge::new(cursor.as_str().to_owned(), view.into());
        connection.edges.extend(inbox.page.items.into_iter().map(edge));
        Ok(connection)
    }
}

/// Changes of the inbox.
#[derive(Default)]
pub struct NotificationMutation;

#[Object]
impl NotificationMutation {
    /// The caller has read what came up to `upTo`: the `at` of the newest one shown. What comes meanwhile stays unread.
    async fn mark_notifications_read(&self, ctx: &Context<'_>, up_to: DateTime) -> Result<DonePayload> {
        let command = MarkNotificationsRead { up_to: up_to.0 };
        let done = services(ctx)?.notification.mark_notifications_read(&caller(ctx)?.actor, command).await;
        DonePayload::from(ctx, done)
    }
}

/// What can be followed about the inbox.
#[derive(Default)]
pub struct NotificationSubscription;

#[Subscription]
impl NotificationSubscription {
    /// The caller's inbox now, and again at each change, each message to the caller and each one the caller has read on
    /// any device; it ends with the session.
    async fn notifications_changed(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = NotificationCounter> + use<>> {
        let actor = caller(ctx)?.actor.clone();
        let account = value(ctx, actor.require_account())?;
        let notification = Arc::clone(&services(ctx)?.notification);
        let changes = ctx.data::<LiveInboxes>()?.changes_of(account, actor.session());
        Ok(changes
            .then(move |()| {
                let (notification, actor) = (Arc::clone(&notification), actor.clone());
                async move { notification.unread_notifications(&actor).await.ok() }
            })
            .filter_map(|unread| async move {
                unread.map(|unread| NotificationCounter { unread_count: count(unread) })
            }))
    }
}
