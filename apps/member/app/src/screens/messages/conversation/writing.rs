//! Saying something: at once where there is a network, as soon as there is one where there is none.

use cynic::MutationBuilder as _;
use dioxus::{dioxus_core::spawn_forever, prelude::*};
use member_core::{
    api::messages::{Message, SendMessage, SendMessageInput, SendMessageVariables},
    failure::{Failure, given},
    queue::Action,
};
use member_ui::{MessageField, MessageWords};

use super::{Handle, take_newest};
use crate::{
    browser,
    state::{App, use_app},
    waiting::{Waiting, use_waiting},
};

/// What is on its way.
#[derive(Clone, PartialEq)]
pub struct Sending {
    action: Action,
    /// The newest message when it was sent.
    after: Option<String>,
}

impl Sending {
    /// What to show of it: nothing once it has come back as an event, which may be quicker than the answer.
    pub fn unheard(self, newest_first: &[Message]) -> Option<Action> {
        let Action::SendMessage { text: said, .. } = &self.action else {
            return None;
        };
        let since =
            newest_first.iter().take_while(|message| Some(message.id.inner()) != self.after.as_deref());
        let heard = since.into_iter().any(|message| message.own && message.text == *said);
        (!heard).then_some(self.action)
    }
}

/// The field. `newest` is the message that was said last.
#[component]
pub fn Writing(
    conversation: String,
    newest: Option<String>,
    answer: Handle,
    sending: Signal<Option<Sending>>,
) -> Element {
    let app = use_app();
    let waiting = use_waiting();
    let mut text = use_signal(String::new);
    let mut send = move |()| {
        // The second touch of one that is impatient.
        if sending.peek().is_some() {
            return;
        }
        let said = Saying {
            conversation_id: conversation.clone(),
            text: text.peek().trim().to_owned(),
            client_id: browser::random_key(),
        };
        text.set(String::new());
        sending.set(Some(Sending { action: said.action(), after: newest.clone() }));
        browser::scroll_to_end("main");
        // The screen may be left before it is sent.
        spawn_forever(async move {
            if let Some(refused) = said.send(app, waiting, answer).await {
                text.set(refused);
            }
            sending.set(None);
        });
    };
    rsx! {
        MessageField {
            words: MessageWords { label: app.text("messages-write"), send: app.text("messages-send") },
            value: text(),
            oninput: move |value| text.set(value),
            onsend: move |()| send(()),
        }
    }
}

/// Something to say.
#[derive(Clone)]
struct Saying {
    conversation_id: String,
    text: String,
    client_id: String,
}

impl Saying {
    fn action(&self) -> Action {
        let Self { conversation_id, text, client_id } = self.clone();
        Action::SendMessage { conversation_id, text, client_id }
    }

    /// Sends it now, or lets it wait for a network. Returns the text when it was refused.
    async fn send(self, app: App, waiting: Waiting, answer: Handle) -> Option<String> {
        if waiting.has_message_for(&self.conversation_id) {
            // Not before what was said earlier.
            waiting.add(self.action()).await;
            return None;
        }
        let input = SendMessageInput {
            conversation_id: cynic::Id::new(&self.conversation_id),
            text: self.text.clone(),
            client_id: self.client_id.clone(),
        };
        let sent = app.client().act(&SendMessage::build(SendMessageVariables { input })).await;
        if sent.as_ref().is_err_and(Failure::is_passing) {
            waiting.add(self.action()).await;
            return None;
        }
        match sent.and_then(|sent| given(sent.send_message.message, sent.send_message.errors)) {
            Ok(message) => {
                answer.0.change(|page| take_newest(page, message));
                None
            }
            Err(failure) => {
                app.regret(&failure);
                Some(self.text)
            }
        }
    }
}
