//! How much there is to read: for the bell and for the tab of messages.

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::notifications::{MyNotifications, MyNotificationsVariables},
    store::Table,
};

use crate::{
    live::use_live_inbox,
    screens::messages,
    state::{App, Who, use_app},
};

const PAGE: i32 = 30;

/// What the inbox is asked with.
pub fn question() -> cynic::Operation<MyNotifications, MyNotificationsVariables> {
    MyNotifications::build(MyNotificationsVariables { first: PAGE, after: None })
}

/// What is new; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct News {
    app: App,
    notifications: Signal<i32>,
    messages: Signal<i32>,
    round: Signal<u32>,
}

impl News {
    /// Called once, by the outermost component.
    pub fn provide() {
        let news = Self {
            app: use_app(),
            notifications: use_signal(|| 0),
            messages: use_signal(|| 0),
            round: use_signal(|| 0),
        };
        use_context_provider(|| news);
        let member = use_memo(move || matches!(news.app.who(), Who::Member(_)));
        use_effect(move || {
            (news.round)();
            spawn(news.count(member()));
        });
        let (mut notifications, mut messages) = (news.notifications, news.messages);
        use_live_inbox(member, move |unread| {
            set(&mut notifications, unread.unread_count);
            set(&mut messages, unread.unread_messages);
        });
    }

    /// Counts anew: another screen is looked at. What is read while one looks is told live.
    pub fn renew(mut self) {
        *self.round.write() += 1;
    }

    /// How many notifications there are to read.
    pub fn notifications(&self) -> i32 {
        (self.notifications)()
    }

    /// How many messages there are to read.
    pub fn messages(&self) -> i32 {
        (self.messages)()
    }

    async fn count(mut self, member: bool) {
        if !member {
            self.notifications.set(0);
            self.messages.set(0);
            return;
        }
        let client = self.app.client();
        if let Ok(answer) = client.fetch(Table::Own, &question()).await {
            set(&mut self.notifications, answer.my_notifications.unread_count);
        }
        if let Ok(answer) = client.fetch(Table::Own, &messages::question()).await {
            set(&mut self.messages, answer.my_conversations.nodes.iter().map(|row| row.unread_count).sum());
        }
    }
}

/// Nobody is drawn anew for the same number.
fn set(signal: &mut Signal<i32>, value: i32) {
    if *signal.peek() != value {
        signal.set(value);
    }
}

/// What is new.
pub fn use_news() -> News {
    use_context()
}
