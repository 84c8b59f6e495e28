//! The ticket, also without a network.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        registrations::{CancelRegistration, Registration, RegistrationStatus, RegistrationWhen},
    },
    calendar,
    failure::accepted,
    loadable::Loadable,
    store::Table,
    ticket::{TicketText, qr_label, without_ticket},
};
use member_ui::{
    Button, ButtonKind, EmptyState, Glyph, Icon, IconButton, LinkButton, Modal, QrTicket, Skeleton,
    SkeletonShape, TicketFace, TopBar,
};

use crate::{
    answer::use_answer,
    browser,
    route::Route,
    screens::{
        my_outings::question,
        shared::{BackButton, Trouble},
    },
    state::{App, use_app},
};

/// The tickets of what is ahead, beginning with the one that was asked for.
#[component]
pub fn TicketScreen(id: String) -> Element {
    let app = use_app();
    let answer = use_answer(Table::Own, || Some(question(RegistrationWhen::Upcoming)));
    // The door's scanner needs the light; the screen goes back to normal with the page.
    let mut screen_on = use_signal(|| None);
    use_future(move || async move { screen_on.set(browser::request_wake_lock().await) });
    match answer.read() {
        Loadable::Loading => rsx! {
            Frame { Skeleton { shape: SkeletonShape::Page, label: app.text("state-loading") } }
        },
        Loadable::Failed(failure) => rsx! {
            Frame {
                Trouble { failure, onretry: move |()| answer.reload() }
            }
        },
        Loadable::Shown { value, .. } => {
            let mut registrations = value.my_registrations.nodes;
            // First the one that was asked for, then the others in their order.
            registrations.sort_by_key(|registration| registration.id.inner() != id);
            match registrations.first().filter(|registration| registration.id.inner() == id) {
                Some(_) => rsx! { Tickets { registrations } },
                None => rsx! {
                    Frame {
                        EmptyState { icon: Icon::Ticket, title: app.text("ticket-not-yet") }
                    }
                },
            }
        }
    }
}

#[component]
fn Frame(#[props(default)] end: Option<Element>, children: Element) -> Element {
    let app = use_app();
    rsx! {
        div { class: "screen screen-page",
            TopBar {
                title: app.text("ticket-title"),
                start: rsx! { BackButton { close: true } },
                end,
            }
            main { id: "main", class: "page page-ticket", {children} }
        }
    }
}

#[component]
fn Tickets(registrations: Vec<Registration>) -> Element {
    let app = use_app();
    let Some(first) = registrations.first().cloned() else {
        return rsx! {};
    };
    let Some(ticket) = TicketText::of(app.lang(), &first, app.now()) else {
        return rsx! {
            Frame {
                EmptyState { icon: Icon::Ticket, title: without_ticket(app.lang(), &first) }
            }
        };
    };
    let used = first.status == RegistrationStatus::CheckedIn;
    let event = ticket.event(app.lang(), &first, &browser::site());
    let add = move |()| {
        let file = calendar::file(&event, app.now());
        if browser::save("yousoon.ics", "text/calendar;charset=utf-8", &file).is_none() {
            app.say(app.text("failure-unknown"), true);
        }
    };
    rsx! {
        Frame {
            end: rsx! { IconButton { icon: Icon::CalendarPlus, label: app.text("ticket-calendar"), onclick: add } },
            QrTicket { face: face(app, &ticket) }
            ul { class: "notes",
                li {
                    Glyph { icon: Icon::WifiOff, size: 20 }
                    {app.text("ticket-offline")}
                }
                li {
                    Glyph { icon: Icon::MapPin, size: 20 }
                    "{ticket.address}"
                }
            }
            div { class: "ticket-actions",
                LinkButton { label: app.text("ticket-route"), href: ticket.route, kind: ButtonKind::Secondary }
                if !used {
                    GiveBack { registration: first.id.inner().to_owned() }
                }
            }
        }
    }
}

fn face(app: App, ticket: &TicketText) -> TicketFace {
    let mut facts = vec![(app.text("ticket-people"), ticket.people.clone())];
    facts.extend(ticket.to_pay.clone().map(|to_pay| (app.text("ticket-to-pay"), to_pay)));
    TicketFace {
        venue: ticket.venue.clone(),
        when: ticket.when.clone(),
        discount: ticket.discount.clone(),
        token: ticket.token.clone(),
        qr_label: qr_label(app.lang(), ticket),
        code: ticket.code.clone(),
        facts,
        age: ticket.age.clone(),
        used: ticket.used.then(|| app.text("ticket-used")),
    }
}

/// Gives the place back, once the person is sure.
#[component]
fn GiveBack(registration: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut asking = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let give_back = move |()| {
        let id = cynic::Id::new(registration.clone());
        busy.set(true);
        spawn(async move {
            let answer = app.client().act(&CancelRegistration::build(ById { id })).await;
            busy.set(false);
            asking.set(false);
            match answer.and_then(|answer| accepted(answer.cancel_registration.errors)) {
                Ok(()) => {
                    app.say(app.text("ticket-cancelled"), false);
                    // What is kept for the time without a network must not show the place any more.
                    drop(app.client().fetch(Table::Own, &question(RegistrationWhen::Upcoming)).await);
                    navigator.replace(Route::MyOutings {});
                }
                Err(failure) => app.regret(&failure),
            }
        });
    };
    rsx! {
        Button {
            label: app.text("ticket-cancel"),
            kind: ButtonKind::Tertiary,
            onclick: move |()| asking.set(true),
        }
        if asking() {
            Modal {
                title: app.text("ticket-cancel-question"),
                detail: app.text("ticket-cancel-detail"),
                yes: app.text("ticket-cancel"),
                no: app.text("nav-back"),
                busy: busy(),
                onyes: give_back,
                onno: move |()| asking.set(false),
            }
        }
    }
}
