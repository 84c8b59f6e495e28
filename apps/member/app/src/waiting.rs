//! What waits for a network: kept over restarts, done in order as soon as there is one.

use std::pin::pin;

use dioxus::{dioxus_core::spawn_forever, prelude::*};
use futures::future::select;
use member_core::{
    perform::Platform,
    queue::{self, Action},
};

use crate::{
    browser,
    state::{App, Who, use_app},
};

/// So long after a failed attempt it is tried again, in milliseconds.
const PATIENCE: u32 = 20_000;

/// The actions that wait; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct Waiting {
    app: App,
    actions: Signal<Vec<Action>>,
    running: Signal<bool>,
    /// Counts what was done: screens that show it ask anew.
    done: Signal<u32>,
}

impl Waiting {
    /// Called once, by the outermost component.
    pub fn provide() -> Self {
        let waiting = Self {
            app: use_app(),
            actions: use_signal(Vec::new),
            running: use_signal(|| false),
            done: use_signal(|| 0),
        };
        use_context_provider(|| waiting);
        let member = use_memo(move || matches!(waiting.app.who(), Who::Member(_)));
        use_effect(move || {
            // What waited went with the session of whoever signed out.
            member();
            spawn(waiting.recall());
        });
        use_future(move || async move {
            waiting.recall().await;
            loop {
                // Listened for first: it may return while an attempt is failing.
                let returns = pin!(browser::network_returns());
                waiting.flush().await;
                // Browsers tell of a network that returns, not of a platform that does.
                select(returns, pin!(browser::pause(PATIENCE))).await;
            }
        });
        waiting
    }

    /// What waits, first come first.
    pub fn actions(&self) -> Vec<Action> {
        (self.actions)()
    }

    /// Rises whenever something was done.
    pub fn done(&self) -> u32 {
        (self.done)()
    }

    /// What the last word about an offer is, while it waits.
    pub fn favourite(&self, offer: &str) -> Option<bool> {
        self.actions.read().iter().rev().find_map(|action| match action {
            Action::SetFavourite { offer_id, favourite } if offer_id == offer => Some(*favourite),
            _ => None,
        })
    }

    /// Whether something waits to be said in a conversation.
    pub fn has_message_for(&self, conversation: &str) -> bool {
        self.actions.peek().iter().any(
            |action| matches!(action, Action::SendMessage { conversation_id, .. } if conversation_id == conversation),
        )
    }

    /// Does something as soon as it can be done. Once this returns it is kept, and known to [`Waiting::actions`]; the
    /// screen that asked for it may be gone by the time it is done.
    pub async fn add(self, action: Action) {
        let app = self.app;
        if queue::add(app.client().store(), &action, app.now()).await.is_err() {
            app.say(app.text("failure-unknown"), true);
            return;
        }
        self.recall().await;
        spawn_forever(self.flush());
    }

    async fn recall(mut self) {
        let waiting = queue::waiting(self.app.client().store()).await;
        self.actions.set(waiting.unwrap_or_default());
    }

    async fn flush(mut self) {
        if *self.running.peek() || self.actions.peek().is_empty() {
            return;
        }
        self.running.set(true);
        let client = self.app.client();
        let round = queue::flush(client.store(), &Platform(client.clone())).await.unwrap_or_default();
        self.running.set(false);
        for (_, refusal) in &round.refused {
            self.app.say(refusal.message.clone(), true);
        }
        if !round.done.is_empty() || !round.refused.is_empty() {
            *self.done.write() += 1;
        }
        self.recall().await;
    }
}

/// What waits.
pub fn use_waiting() -> Waiting {
    use_context()
}
