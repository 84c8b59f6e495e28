//! Following an outing or a conversation while somebody looks at it, and the inbox as long as the app is open.

use std::{cell::RefCell, rc::Rc};

use cynic::SubscriptionBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        messages::{FollowConversation, Message},
        notifications::{FollowNotifications, NotificationCounter},
        outings::{FollowOuting, LiveSeats},
    },
    client::understand,
    failure::Failure,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    browser::{self, Streamed},
    state::{App, use_app},
};

const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 30_000;

/// What is heard of something that is followed.
pub enum Heard<T> {
    /// The connection stands, for the first time or again: what came before it must be asked for.
    Connected,
    /// It changed.
    Changed(T),
}

/// Calls `change` at each change of an outing's places and tiers; says whether the connection stands.
pub fn use_live_outing(id: String, mut change: impl FnMut(LiveSeats) + 'static) -> Signal<bool> {
    use_live(
        move || Some(FollowOuting::build(ById { id: cynic::Id::new(id.clone()) })),
        move |heard: Heard<FollowOuting>| {
            if let Heard::Changed(event) = heard {
                change(event.outing_changed);
            }
        },
    )
}

/// Calls `hear` with each new message of a conversation.
pub fn use_live_conversation(id: String, mut hear: impl FnMut(Heard<Message>) + 'static) {
    use_live(
        move || Some(FollowConversation::build(ById { id: cynic::Id::new(id.clone()) })),
        move |heard: Heard<FollowConversation>| match heard {
            Heard::Connected => hear(Heard::Connected),
            Heard::Changed(event) => hear(Heard::Changed(event.conversation_changed)),
        },
    );
}

/// Calls `unread` with how many notifications and messages there are to read whenever that changes, while `wanted`.
pub fn use_live_inbox(wanted: Memo<bool>, mut unread: impl FnMut(NotificationCounter) + 'static) {
    use_live(
        move || wanted().then(|| FollowNotifications::build(())),
        move |heard: Heard<FollowNotifications>| {
            if let Heard::Changed(event) = heard {
                unread(event.notifications_changed);
            }
        },
    );
}

/// Follows a subscription, another one whenever what `operation` reads changes; `None` waits. A connection that
/// breaks is tried again, less and less often. It ends with the component.
fn use_live<Q, O>(
    operation: impl FnMut() -> Option<O> + 'static,
    hear: impl FnMut(Heard<Q>) + 'static,
) -> Signal<bool>
where
    Q: DeserializeOwned + 'static,
    O: Serialize + 'static,
{
    let app = use_app();
    let live = use_signal(|| false);
    let hear = use_hook(|| Rc::new(RefCell::new(hear)));
    let operation = use_hook(|| Rc::new(RefCell::new(operation)));
    use_resource(move || {
        let operation = (operation.borrow_mut())();
        let hear = hear.clone();
        async move {
            if let Some(operation) = operation {
                follow(app, &operation, live, &hear).await;
            }
        }
    });
    live
}

async fn follow<Q: DeserializeOwned>(
    app: App,
    operation: &impl Serialize,
    mut live: Signal<bool>,
    hear: &RefCell<impl FnMut(Heard<Q>)>,
) {
    let mut wait = FIRST_WAIT;
    while let Ok(outgoing) = app.client().outgoing(operation) {
        let mut signed_out = false;
        let followed = browser::stream(&outgoing, |streamed| match streamed {
            Streamed::Connected => (hear.borrow_mut())(Heard::Connected),
            Streamed::Answer(answer) => match understand::<Q>(answer) {
                Ok(event) => {
                    live.set(true);
                    wait = FIRST_WAIT;
                    (hear.borrow_mut())(Heard::Changed(event));
                }
                Err(failure) => signed_out = failure == Failure::SignedOut,
            },
        });
        drop(followed.await);
        live.set(false);
        if signed_out {
            // The session ran out meanwhile: asking anything renews it.
            app.renew_account().await;
        }
        browser::pause(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}
