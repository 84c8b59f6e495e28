//! Taking places: how many, then yes or no.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        outings::{OutingDetails, OutingStatus},
        registrations::{Register, RegisterInput, RegisterVariables, Registration, RegistrationStatus},
    },
    failure::{Failure, given},
};
use member_ui::{BottomSheet, Button, ButtonKind, FullPageFeedback, Outcome, Stepper, choice::StepperWords};

use crate::{
    browser,
    route::Route,
    state::{App, use_app},
};

const MOST: i32 = 20;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
enum Came {
    Nothing,
    Trouble(String),
    Done(Box<Registration>),
}

/// A sheet that takes places. `onclose` says whether something changed.
#[component]
pub fn RegisterSheet(outing: OutingDetails, onclose: EventHandler<bool>) -> Element {
    let app = use_app();
    let mut people = use_signal(|| 1);
    let mut came = use_signal(|| Came::Nothing);
    let mut busy = use_signal(|| false);
    // The same attempt has the same key: sent twice, it takes one place.
    let key = use_hook(browser::random_key);
    let waitlist = outing.status == OutingStatus::Full;
    let most = if waitlist { MOST } else { outing.seats_left.clamp(1, MOST) };
    let id = outing.id.clone();
    let confirm = move |()| {
        let input = RegisterInput {
            outing_id: id.clone(),
            people: people(),
            idempotency_key: Some(format!("{key}-{}", people())),
        };
        busy.set(true);
        spawn(async move {
            came.set(attempt(app, input).await);
            busy.set(false);
        });
    };
    if let Came::Done(registration) = came() {
        return rsx! { Done { registration: *registration, onclose } };
    }
    rsx! {
        BottomSheet {
            title: app.text("register-title"),
            close: app.text("nav-close"),
            onclose: move |()| onclose.call(false),
            Stepper {
                words: StepperWords {
                    label: app.text("register-people"),
                    fewer: app.text("register-fewer"),
                    more: app.text("register-more"),
                },
                value: people(),
                bounds: (1, most),
                onchange: move |value| people.set(value),
            }
            p { class: "page-note", {app.text(if waitlist { "register-waitlist-note" } else { "register-note" })} }
            if let Came::Trouble(text) = came() {
                p { class: "page-warning", role: "alert", "{text}" }
            }
            Button {
                label: app.fill("register-confirm-for", "people", people()),
                busy: busy(),
                wide: true,
                onclick: confirm,
            }
        }
    }
}

async fn attempt(app: App, input: RegisterInput) -> Came {
    let answer = app.client().act(&Register::build(RegisterVariables { input })).await;
    match answer.and_then(|answer| given(answer.register.registration, answer.register.errors)) {
        Ok(registration) => Came::Done(Box::new(registration)),
        // Not to be done later: the place may be gone by then.
        Err(Failure::Offline) => Came::Trouble(app.text("register-offline")),
        Err(Failure::SignedOut) => {
            app.session_ended();
            Came::Trouble(app.text("register-sign-in"))
        }
        Err(failure) => Came::Trouble(failure.message(app.lang())),
    }
}

#[component]
fn Done(registration: Registration, onclose: EventHandler<bool>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let waitlisted = registration.status == RegistrationStatus::Waitlisted;
    let (title, detail) = if waitlisted {
        ("register-waitlisted", "register-waitlisted-detail")
    } else {
        ("register-done", "register-done-detail")
    };
    let id = registration.id.inner().to_owned();
    rsx! {
        div { class: "overlay overlay-full",
            FullPageFeedback {
                outcome: if waitlisted { Outcome::Waiting } else { Outcome::Accepted },
                title: app.text(title),
                detail: app.text(detail),
                if !waitlisted {
                    Button {
                        label: app.text("register-see-ticket"),
                        onclick: move |()| {
                            onclose.call(true);
                            navigator.push(Route::TicketScreen { id: id.clone() });
                        },
                    }
                }
                Button {
                    label: app.text("nav-close"),
                    kind: ButtonKind::Tertiary,
                    onclick: move |()| onclose.call(true),
                }
            }
        }
    }
}
