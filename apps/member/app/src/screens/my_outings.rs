//! Mes sorties: what is ahead, what waits, what was.

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::registrations::{
        MyRegistrations, MyRegistrationsVariables, MySavings, Registration, RegistrationWhen,
    },
    failure::Failure,
    format,
    loadable::Loadable,
    store::Table,
    words,
};
use member_ui::{
    EmptyState, Glyph, Icon, IconButton, OfflineBar, RowCard, SavingsMeter, Skeleton, SkeletonShape, Tabs,
    TopBar, outing::OutingFace,
};

use crate::{
    answer::use_answer,
    route::Route,
    screens::{
        month::MonthPage,
        pull::Pull,
        shared::{BellButton, ProfileButton, Trouble, first_photo},
    },
    state::{App, Who, use_app},
};

const PAGE: i32 = 50;
const WHEN: [RegistrationWhen; 3] =
    [RegistrationWhen::Upcoming, RegistrationWhen::Waitlisted, RegistrationWhen::Past];

/// What a list of registrations is asked with; tickets without a network are found by it.
pub fn question(when: RegistrationWhen) -> cynic::Operation<MyRegistrations, MyRegistrationsVariables> {
    MyRegistrations::build(MyRegistrationsVariables { when, first: PAGE, after: None })
}

/// The screen.
#[component]
pub fn MyOutings() -> Element {
    let app = use_app();
    let mut chosen = use_signal(|| 0_usize);
    let mut calendar = use_signal(|| false);
    let (icon, key) =
        if calendar() { (Icon::List, "outings-list") } else { (Icon::CalendarDays, "outings-calendar") };
    rsx! {
        TopBar {
            title: app.text("tab-outings"),
            large: true,
            end: rsx! {
                IconButton { icon, label: app.text(key), onclick: move |()| calendar.toggle() }
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
            Who::Guest => rsx! { SignInFirst { next: Route::MyOutings {}.to_string(), title: app.text("outings-sign-in") } },
            Who::Member(_) => rsx! {
                div { class: "list",
                    Tabs {
                        label: app.text("tab-outings"),
                        tabs: ["outings-upcoming", "outings-waiting", "outings-past"].map(|key| app.text(key)).to_vec(),
                        chosen: chosen(),
                        onchoose: move |index| chosen.set(index),
                    }
                    List { key: "{chosen}", tab: chosen(), calendar: calendar() }
                    Savings {}
                }
            },
        }
    }
}

/// What only members see.
#[component]
pub fn SignInFirst(
    title: String,
    next: String,
    #[props(default = Icon::CircleUserRound)] icon: Icon,
) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    rsx! {
        EmptyState {
            icon,
            title,
            action: app.text("sign-in"),
            onaction: move |()| {
                navigator.push(Route::SignInScreen { next: next.clone() });
            },
        }
    }
}

#[component]
fn List(tab: usize, calendar: bool) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let when = WHEN[tab.min(2)];
    let answer = use_answer(Table::Own, move || Some(question(when)));
    match answer.read() {
        Loadable::Loading => rsx! {
            Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, .. } if value.my_registrations.nodes.is_empty() => {
            let title = ["outings-empty-upcoming", "outings-empty-waiting", "outings-empty-past"][tab.min(2)];
            rsx! {
                EmptyState {
                    icon: Icon::CalendarDays,
                    title: app.text(title),
                    detail: app.text("outings-empty-detail"),
                    action: app.text("outings-find"),
                    onaction: move |()| {
                        navigator.push(Route::Feed {});
                    },
                }
            }
        }
        Loadable::Shown { value, trouble, .. } => rsx! {
            if trouble == Some(Failure::Offline) {
                OfflineBar { text: app.text("state-offline") }
            }
            if calendar {
                MonthPage { registrations: value.my_registrations.nodes }
            } else {
                Pull { onrefresh: move |()| answer.reload(),
                    ul { class: "rows",
                        for registration in value.my_registrations.nodes {
                            li { key: "{registration.id.inner()}",
                                Row { registration }
                            }
                        }
                    }
                }
            }
        },
    }
}

/// An outing in the list.
#[component]
pub fn Row(registration: Registration) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let lang = app.lang();
    let outing = Route::OutingScreen { id: registration.outing.id.inner().to_owned() };
    let ticket = Route::TicketScreen { id: registration.id.inner().to_owned() };
    let saving = registration.saving.as_ref().map(|saving| format::money(lang, saving));
    let state = words::registration(lang, registration.status, registration.waitlist_position);
    let action = match (saving, state, registration.ticket.is_some()) {
        (Some(saving), ..) => {
            rsx! { span { class: "row-saving", {app.fill("outings-saving", "amount", saving)} } }
        }
        (None, Some(state), _) => rsx! { span { "{state}" } },
        (None, None, true) => rsx! {
            a {
                class: "row-action",
                href: ticket.to_string(),
                onclick: move |event| {
                    event.prevent_default();
                    navigator.push(ticket.clone());
                },
                Glyph { icon: Icon::QrCode, size: 18 }
                {app.text("outings-ticket")}
            }
        },
        (None, None, false) => rsx! {},
    };
    let starts = registration.outing.starts_at;
    rsx! {
        RowCard {
            face: face(app, &registration),
            href: outing.to_string(),
            head: format::day(lang, starts, app.now()),
            foot: format!("{} · {}", format::time(starts), words::party(lang, registration.people)),
            action,
            onopen: move |()| {
                navigator.push(outing.clone());
            },
        }
    }
}

fn face(app: App, registration: &Registration) -> OutingFace {
    let outing = &registration.outing;
    OutingFace {
        title: outing.offer.title.clone(),
        venue: outing.venue.name.clone(),
        discount: None,
        tags: Vec::new(),
        kind: outing.offer.partner.partner_type.slug(),
        when: format::day_and_times(app.lang(), (outing.starts_at, outing.ends_at), app.now()),
        time: format::time(outing.starts_at),
        distance: None,
        list_price: None,
        price: None,
        note: String::new(),
        tiers: None,
        photo: first_photo(&outing.offer.photos),
    }
}

/// What was saved so far.
#[component]
pub fn Savings() -> Element {
    let app = use_app();
    let answer = use_answer(Table::Own, || Some(MySavings::build(())));
    let state = answer.read();
    let Some(savings) = state.value().map(|value| &value.my_savings) else {
        return rsx! {};
    };
    rsx! {
        SavingsMeter {
            label: app.text("outings-saved"),
            saved: format::money(app.lang(), &savings.total),
            note: app.fill("outings-check-ins", "count", savings.check_ins),
        }
    }
}
