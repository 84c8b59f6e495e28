//! A conversation: what was said, what is being said, and a field to answer.

mod writing;

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::prelude::*;
use member_core::{
    api::messages::{
        Conversation, MarkConversationRead, MarkConversationReadVariables, Message, OneConversation,
        OneConversationVariables, ReportMessage, ReportMessageInput, ReportMessageVariables,
    },
    conversation::{Line, Said, lines},
    failure::accepted,
    loadable::Loadable,
    store::Table,
};
use member_ui::{
    Bubble, BubbleFace, Button, ButtonKind, EmptyState, Icon, Modal, OfflineBar, Skeleton, SkeletonShape,
    TopBar,
};

use self::writing::{Sending, Writing};
use super::with;
use crate::{
    answer::{Answer, use_answer},
    browser,
    live::{Heard, use_live_conversation},
    route::Route,
    screens::shared::{BackButton, Trouble},
    state::{App, use_app},
    waiting::use_waiting,
};

const PAGE: i32 = 30;

fn question(id: &str, before: Option<String>) -> cynic::Operation<OneConversation, OneConversationVariables> {
    OneConversation::build(OneConversationVariables { id: cynic::Id::new(id), first: PAGE, before })
}

/// The screen; another conversation is another page.
#[component]
pub fn ConversationScreen(id: String) -> Element {
    rsx! {
        Page { key: "{id}", id }
    }
}

#[component]
fn Page(id: String) -> Element {
    let app = use_app();
    let waiting = use_waiting();
    let asked = id.clone();
    let answer = use_answer(Table::Own, move || {
        // Asked anew when something that waited was sent.
        waiting.done();
        Some(question(&asked, None))
    });
    use_live_conversation(id, move |heard| match heard {
        // What was said before the connection stood, or while it did not.
        Heard::Connected => answer.reload(),
        Heard::Changed(message) => answer.change(|page| take_newest(page, message)),
    });
    let state = answer.read();
    let shown = state.value().and_then(|page| page.conversation.clone());
    rsx! {
        div { class: "screen screen-page",
            TopBar {
                title: shown.as_ref().map(|conversation| conversation.title.clone()).unwrap_or_default(),
                start: rsx! { BackButton {} },
            }
            match state {
                Loadable::Loading => rsx! {
                    Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                },
                Loadable::Failed(failure) => rsx! {
                    Trouble { failure, onretry: move |()| answer.reload() }
                },
                Loadable::Shown { value: OneConversation { conversation: Some(conversation) }, trouble, .. } => rsx! {
                    Talk { conversation, answer: Handle(answer), offline: trouble.is_some() }
                },
                Loadable::Shown { .. } => rsx! {
                    EmptyState { icon: Icon::MessageCircle, title: app.text("messages-gone") }
                },
            }
        }
    }
}

/// Adds what was said just now: it may have come on two ways.
fn take_newest(page: &mut OneConversation, message: Message) {
    if let Some(conversation) = &mut page.conversation {
        conversation.take_newest(message);
    }
}

/// The answer as a property: always the same one.
#[derive(Clone, Copy)]
pub struct Handle(Answer<OneConversation>);

impl PartialEq for Handle {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
fn Talk(conversation: Conversation, answer: Handle, offline: bool) -> Element {
    let app = use_app();
    let waiting = use_waiting();
    let id = conversation.id.inner().to_owned();
    let sending = use_signal(|| None::<Sending>);
    let on_its_way = sending().and_then(|sending| sending.unheard(&conversation.messages.nodes));
    let unsent: Vec<_> = waiting.actions().into_iter().chain(on_its_way).collect();
    let lines = lines(app.lang(), &conversation, &unsent, app.now());
    let last = newest(&conversation);
    use_effect(use_reactive!(|last| {
        browser::scroll_to_end("main");
        if let Some(last) = last {
            let id = id.clone();
            spawn(read(app, id, last));
        }
    }));
    let mut reporting = use_signal(|| None::<String>);
    rsx! {
        About { conversation: conversation.clone() }
        if offline {
            OfflineBar { text: app.text("state-offline") }
        }
        main { id: "main", class: "page talking", tabindex: "-1",
            if conversation.messages.page_info.has_next_page {
                Earlier { conversation: conversation.clone(), answer }
            }
            Log { lines, onreport: move |message| reporting.set(Some(message)) }
        }
        if conversation.can_write {
            Writing {
                conversation: conversation.id.inner().to_owned(),
                newest: newest(&conversation),
                answer,
                sending,
            }
        } else {
            p { class: "page-foot page-note", {app.text("messages-closed")} }
        }
        if let Some(message) = reporting() {
            Reporting { message, onclose: move |()| reporting.set(None) }
        }
    }
}

/// What was said; new lines are read out.
#[component]
fn Log(lines: Vec<Line>, onreport: EventHandler<String>) -> Element {
    let app = use_app();
    rsx! {
        div { role: "log", aria_label: app.text("messages-log"),
            ul { class: "bubbles",
                for (index , line) in lines.into_iter().enumerate() {
                    match line {
                        Line::Day(day) => rsx! {
                            li { key: "day-{index}", class: "talk-day", "{day}" }
                        },
                        Line::Said(said) => {
                            let id = said.id.clone();
                            let report = if said.own || said.removed {
                                String::new()
                            } else {
                                app.text("messages-report")
                            };
                            rsx! {
                                li { key: "{id}", class: "bubble-line",
                                    Bubble {
                                        report,
                                        onreport: {
                                            let id = id.clone();
                                            move |()| onreport.call(id.clone())
                                        },
                                        face: face(app, said),
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn newest(conversation: &Conversation) -> Option<String> {
    Some(conversation.messages.nodes.first()?.id.inner().to_owned())
}

/// Tells the platform how far one has read, which tells all devices; without a network it is told at the next visit.
async fn read(app: App, conversation: String, up_to: String) {
    let variables =
        MarkConversationReadVariables { id: cynic::Id::new(conversation), up_to: cynic::Id::new(up_to) };
    drop(app.client().act(&MarkConversationRead::build(variables)).await);
}

fn face(app: App, said: Said) -> BubbleFace {
    BubbleFace {
        author: said.author,
        text: said.text,
        waiting: said.time.is_none(),
        time: said.time.unwrap_or_else(|| app.text("messages-waiting")),
        own: said.own,
        house: said.house,
        removed: said.removed,
    }
}

/// Who is here, and the way to the outing.
#[component]
fn About(conversation: Conversation) -> Element {
    let app = use_app();
    let who = with(app, conversation.kind, &conversation.partner_name, conversation.people_count);
    rsx! {
        div { class: "talk-about",
            p { class: "page-note", "{who}" }
            if let Some(outing) = conversation.outing {
                Link {
                    class: "page-link",
                    to: Route::OutingScreen { id: outing.id.inner().to_owned() },
                    {app.text("messages-outing")}
                }
            }
        }
    }
}

/// The way to what was said before.
#[component]
fn Earlier(conversation: Conversation, answer: Handle) -> Element {
    let app = use_app();
    let mut busy = use_signal(|| false);
    let id = conversation.id.inner().to_owned();
    let cursor = conversation.messages.page_info.end_cursor.clone();
    rsx! {
        Button {
            label: app.text("messages-earlier"),
            kind: ButtonKind::Tertiary,
            busy: busy(),
            onclick: move |()| {
                let operation = question(&id, cursor.clone());
                busy.set(true);
                spawn(async move {
                    match app.client().act(&operation).await {
                        Ok(OneConversation { conversation: Some(earlier) }) => answer.0.change(|page| {
                            if let Some(conversation) = &mut page.conversation {
                                conversation.take_earlier(earlier.messages);
                            }
                        }),
                        Ok(_) => {}
                        Err(failure) => app.regret(&failure),
                    }
                    busy.set(false);
                });
            },
        }
    }
}

/// Asks whether a message is really to be reported, and why.
#[component]
fn Reporting(message: String, onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let mut busy = use_signal(|| false);
    let report = move |()| {
        let input = ReportMessageInput {
            message_id: cynic::Id::new(message.clone()),
            reason: app.text("messages-report-reason"),
        };
        busy.set(true);
        spawn(async move {
            let answer = app.client().act(&ReportMessage::build(ReportMessageVariables { input })).await;
            busy.set(false);
            match answer.and_then(|answer| accepted(answer.report_message.errors)) {
                Ok(()) => app.say(app.text("messages-reported"), false),
                Err(failure) => app.regret(&failure),
            }
            onclose.call(());
        });
    };
    rsx! {
        Modal {
            title: app.text("messages-report-question"),
            detail: app.text("messages-report-detail"),
            yes: app.text("messages-report"),
            no: app.text("nav-back"),
            busy: busy(),
            onyes: report,
            onno: move |()| onclose.call(()),
        }
    }
}
