//! Messages: the conversations one is part of.

mod contacts;
mod conversation;

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::prelude::*;
use member_core::{
    api::messages::{
        ConversationKind, ConversationRow as Row, MyConversations, MyConversationsVariables,
        OpenPartnerConversation, OpenPartnerConversationInput, OpenPartnerConversationVariables,
    },
    conversation::{preview, when},
    failure::given,
    loadable::Loadable,
    store::Table,
    texts::{Arg, fill},
};
use member_ui::{
    Chip, ConversationFace, ConversationRow, EmptyState, Icon, IconButton, OfflineBar, Skeleton,
    SkeletonShape, TopBar,
};

use self::contacts::Contacts;
pub use self::conversation::ConversationScreen;
use crate::{
    answer::use_answer,
    news::use_news,
    route::Route,
    screens::{
        my_outings::SignInFirst,
        pull::Pull,
        shared::{BellButton, ProfileButton, Trouble, first_photo},
    },
    state::{App, Who, use_app},
};

const PAGE: i32 = 50;

/// What the list is asked with.
pub fn question() -> cynic::Operation<MyConversations, MyConversationsVariables> {
    MyConversations::build(MyConversationsVariables { first: PAGE, after: None })
}

/// The screen.
#[component]
pub fn MessagesScreen() -> Element {
    let app = use_app();
    let mut choosing = use_signal(|| false);
    rsx! {
        TopBar {
            title: app.text("tab-messages"),
            large: true,
            end: rsx! {
                if app.account().is_some() {
                    IconButton {
                        icon: Icon::Plus,
                        label: app.text("messages-new"),
                        onclick: move |()| choosing.set(true),
                    }
                }
                BellButton {}
                ProfileButton {}
            },
        }
        match app.who() {
            Who::Unknown => rsx! {
                div { class: "list",
                    Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                }
            },
            Who::Guest => rsx! {
                SignInFirst {
                    icon: Icon::MessageCircle,
                    title: app.text("messages-sign-in"),
                    next: Route::MessagesScreen {}.to_string(),
                }
            },
            Who::Member(_) => rsx! { List {} },
        }
        if choosing() {
            Contacts { onclose: move |()| choosing.set(false) }
        }
    }
}

/// Opens the conversation with the partner about an outing, or says why there is none.
pub fn open_with_partner(app: App, navigator: dioxus_router::Navigator, outing: String) {
    let input = OpenPartnerConversationInput { outing_id: cynic::Id::new(outing) };
    let operation = OpenPartnerConversation::build(OpenPartnerConversationVariables { input });
    spawn(async move {
        let answer = app.client().act(&operation).await.map(|answer| answer.open_partner_conversation);
        match answer.and_then(|answer| given(answer.conversation, answer.errors)) {
            Ok(conversation) => {
                navigator.push(Route::ConversationScreen { id: conversation.id.inner().to_owned() });
            }
            Err(failure) => app.regret(&failure),
        }
    });
}

#[component]
fn List() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let news = use_news();
    let answer = use_answer(Table::Own, move || {
        // Asked anew when there is something to read.
        news.messages();
        Some(question())
    });
    let mut kind = use_signal(|| None::<ConversationKind>);
    let state = answer.read();
    let offline = state.is_offline();
    match state {
        Loadable::Loading => rsx! {
            div { class: "list",
                Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
            }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, .. } if value.my_conversations.nodes.is_empty() => rsx! {
            EmptyState {
                icon: Icon::MessageCircle,
                title: app.text("messages-empty"),
                detail: app.text("messages-empty-detail"),
                action: app.text("outings-find"),
                onaction: move |()| {
                    navigator.push(Route::Feed {});
                },
            }
        },
        Loadable::Shown { value, .. } => rsx! {
            Pull { onrefresh: move |()| answer.reload(),
                div { class: "list",
                    if offline {
                        OfflineBar { text: app.text("state-offline") }
                    }
                    div { class: "chips",
                        for (of , key) in [(ConversationKind::OutingGroup, "messages-groups"), (ConversationKind::Partner, "messages-partners")] {
                            Chip {
                                key: "{key}",
                                label: app.text(key),
                                chosen: kind() == Some(of),
                                onclick: move |()| kind.set(if kind() == Some(of) { None } else { Some(of) }),
                            }
                        }
                    }
                    ul { class: "rows",
                        for row in value.my_conversations.nodes.into_iter().filter(|row| kind().is_none_or(|of| of == row.kind)) {
                            li { key: "{row.id.inner()}",
                                ListRow { row }
                            }
                        }
                    }
                }
            }
        },
    }
}

#[component]
fn ListRow(row: Row) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let route = Route::ConversationScreen { id: row.id.inner().to_owned() };
    rsx! {
        ConversationRow {
            href: route.to_string(),
            unread: app.fill("messages-unread", "count", row.unread_count),
            face: face(app, &row),
            onopen: move |()| {
                navigator.push(route.clone());
            },
        }
    }
}

fn face(app: App, row: &Row) -> ConversationFace {
    let offer = row.outing.as_ref().map(|outing| &outing.offer);
    ConversationFace {
        title: row.title.clone(),
        with: with(app, row.kind, &row.partner_name, row.people_count),
        preview: preview(app.lang(), row),
        when: row
            .last_message
            .as_ref()
            .map(|last| when(app.lang(), last.sent_at, app.now()))
            .unwrap_or_default(),
        unread: row.unread_count,
        photo: offer.map(|offer| first_photo(&offer.photos)).unwrap_or_default(),
        kind: offer.map_or("event", |offer| offer.partner.partner_type.slug()),
    }
}

/// `Le Comptoir · 6 personnes`, or the partner alone.
fn with(app: App, kind: ConversationKind, partner: &str, people: i32) -> String {
    match kind {
        ConversationKind::OutingGroup => {
            let arguments = [("partner", Arg::from(partner)), ("count", Arg::from(people))];
            fill(app.lang(), "messages-group-with", &arguments)
        }
        ConversationKind::Partner => partner.to_owned(),
    }
}
