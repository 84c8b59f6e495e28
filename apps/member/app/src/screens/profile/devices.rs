//! Where one is signed in.

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        account::{DeviceSession, MySessions, RevokeSession},
    },
    failure::accepted,
    format,
    store::Table,
};
use member_ui::Icon;

use super::Line;
use crate::{answer::use_answer, state::use_app};

/// The devices, each of which can be signed out.
#[component]
pub fn Devices() -> Element {
    let app = use_app();
    let answer = use_answer(Table::Own, || Some(MySessions::build(())));
    let state = answer.read();
    let sessions = state.value().map(|value| value.my_sessions.clone()).unwrap_or_default();
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("profile-sessions")} }
            ul { class: "rows",
                for session in sessions {
                    li { key: "{session.id.inner()}",
                        Device { session, onrevoked: move |()| answer.reload() }
                    }
                }
            }
        }
    }
}

#[component]
fn Device(session: DeviceSession, onrevoked: EventHandler<()>) -> Element {
    let app = use_app();
    let id = session.id.clone();
    let seen = format!(
        "{}, {}",
        format::past_day(app.lang(), session.last_used_at, app.now()),
        format::time(session.last_used_at.in_paris())
    );
    rsx! {
        Line {
            icon: Icon::Smartphone,
            title: session.device.clone().unwrap_or_else(|| app.text("profile-unknown-device")),
            note: if session.current { app.text("profile-this-device") } else { app.fill("profile-last-used", "when", seen) },
            if !session.current {
                button {
                    class: "page-link",
                    r#type: "button",
                    onclick: move |_| {
                        let operation = RevokeSession::build(ById { id: id.clone() });
                        spawn(async move {
                            let answer = app.client().act(&operation).await;
                            match answer.and_then(|answer| accepted(answer.revoke_session.errors)) {
                                Ok(()) => {
                                    app.say(app.text("profile-revoked"), false);
                                    onrevoked.call(());
                                }
                                Err(failure) => app.regret(&failure),
                            }
                        });
                    },
                    {app.text("profile-revoke")}
                }
            }
        }
    }
}
