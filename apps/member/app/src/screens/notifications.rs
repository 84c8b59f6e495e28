//! What Yousoon has told the person.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::notifications::{MarkNotificationsRead, MarkNotificationsReadVariables, Notification},
    conversation::when,
    loadable::Loadable,
    store::Table,
    time::Instant,
};
use member_ui::{
    EmptyState, Icon, NotificationFace, NotificationRow, OfflineBar, Skeleton, SkeletonShape, TopBar,
};

use crate::{
    answer::use_answer,
    news::question,
    route::Route,
    screens::{
        my_outings::SignInFirst,
        pull::Pull,
        shared::{BackButton, Trouble},
    },
    state::{App, Who, use_app},
};

/// The screen.
#[component]
pub fn NotificationsScreen() -> Element {
    let app = use_app();
    rsx! {
        div { class: "screen screen-page",
            TopBar { title: app.text("nav-notifications"), start: rsx! { BackButton {} } }
            match app.who() {
                Who::Unknown => rsx! {
                    Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                },
                Who::Guest => rsx! {
                    SignInFirst {
                        icon: Icon::Bell,
                        title: app.text("notifications-sign-in"),
                        next: Route::NotificationsScreen {}.to_string(),
                    }
                },
                Who::Member(_) => rsx! { List {} },
            }
        }
    }
}

#[component]
fn List() -> Element {
    let app = use_app();
    let answer = use_answer(Table::Own, || Some(question()));
    let state = answer.read();
    let newest = state
        .value()
        .filter(|value| value.my_notifications.unread_count > 0)
        .and_then(|value| value.my_notifications.nodes.first().map(|first| first.at));
    // What is on the screen has been seen; it stays marked as new until the next visit.
    use_effect(use_reactive!(|newest| {
        if let Some(newest) = newest {
            spawn(mark(app, newest));
        }
    }));
    let offline = state.is_offline();
    match state {
        Loadable::Loading => rsx! {
            Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, .. } if value.my_notifications.nodes.is_empty() => rsx! {
            EmptyState {
                icon: Icon::Bell,
                title: app.text("notifications-empty"),
                detail: app.text("notifications-empty-detail"),
            }
        },
        Loadable::Shown { value, .. } => rsx! {
            main { id: "main", class: "list",
                Pull { onrefresh: move |()| answer.reload(),
                    if offline {
                        OfflineBar { text: app.text("state-offline") }
                    }
                    ul { class: "rows",
                        for notification in value.my_notifications.nodes {
                            li { key: "{notification.id.inner()}",
                                Row { notification }
                            }
                        }
                    }
                }
            }
        },
    }
}

/// Tells the platform, which tells all devices; without a network it is told at the next visit.
async fn mark(app: App, up_to: Instant) {
    let operation = MarkNotificationsRead::build(MarkNotificationsReadVariables { up_to });
    drop(app.client().act(&operation).await);
}

#[component]
fn Row(notification: Notification) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    // What leads nowhere in this version of the app leads nowhere.
    let route = notification.link.as_deref().and_then(|link| link.parse::<Route>().ok());
    let route = route.filter(|route| !matches!(route, Route::Missing { .. }));
    rsx! {
        NotificationRow {
            href: route.as_ref().map(Route::to_string).unwrap_or_default(),
            fresh: app.text("notifications-new"),
            face: NotificationFace {
                icon: icon(&notification.kind),
                title: notification.title.clone(),
                body: notification.body.clone(),
                when: when(app.lang(), notification.at, app.now()),
                fresh: !notification.read,
            },
            onopen: move |()| {
                if let Some(route) = route.clone() {
                    navigator.push(route);
                }
            },
        }
    }
}

/// The picture of a kind of notification.
fn icon(kind: &str) -> Icon {
    let kind = kind.to_ascii_lowercase();
    let pictures = [
        ("message", Icon::MessageCircle),
        ("cancel", Icon::CircleX),
        ("identity", Icon::IdCard),
        ("waitlist", Icon::Clock),
        ("promot", Icon::Ticket),
        ("regist", Icon::Ticket),
        ("remind", Icon::CalendarDays),
        ("checked", Icon::CircleCheck),
        ("saving", Icon::CircleCheck),
    ];
    pictures.into_iter().find(|(part, _)| kind.contains(part)).map_or(Icon::Bell, |(_, icon)| icon)
}
