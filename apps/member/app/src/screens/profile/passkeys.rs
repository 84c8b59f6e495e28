//! Passkeys: the ways in without a password.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        passkeys::{
            FinishPasskey, FinishPasskeyInput, FinishPasskeyVariables, Passkey, RemovePasskey, StartPasskey,
        },
    },
    failure::{Failure, accepted, given},
    format,
};
use member_ui::Icon;

use super::Line;
use crate::{
    browser::passkeys,
    state::{App, use_app},
};

/// The passkeys there are, and the way to another.
#[component]
pub fn Passkeys(mine: Vec<Passkey>, onchanged: EventHandler<()>) -> Element {
    let app = use_app();
    let possible = passkeys::are_possible();
    if mine.is_empty() && !possible {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("passkeys-title")} }
            p { class: "page-note", {app.text("passkeys-detail")} }
            ul { class: "rows",
                for passkey in mine {
                    li { key: "{passkey.id.inner()}",
                        Row { passkey, onremoved: move |()| onchanged.call(()) }
                    }
                }
            }
            if possible {
                button {
                    class: "page-link",
                    r#type: "button",
                    onclick: move |_| async move {
                        match add(app).await {
                            Ok(true) => {
                                app.say(app.text("passkeys-added"), false);
                                onchanged.call(());
                            }
                            Ok(false) => {}
                            Err(failure) => app.regret(&failure),
                        }
                    },
                    {app.text("passkeys-add")}
                }
            }
        }
    }
}

#[component]
fn Row(passkey: Passkey, onremoved: EventHandler<()>) -> Element {
    let app = use_app();
    let id = passkey.id.clone();
    let made = format::full_date(app.lang(), passkey.created_at);
    rsx! {
        Line {
            icon: Icon::Key,
            title: passkey.name,
            note: app.fill("passkeys-made", "date", made),
            button {
                class: "page-link",
                r#type: "button",
                onclick: move |_| {
                    let operation = RemovePasskey::build(ById { id: id.clone() });
                    async move {
                        let answer = app.client().act(&operation).await;
                        match answer.and_then(|answer| accepted(answer.remove_passkey.errors)) {
                            Ok(()) => onremoved.call(()),
                            Err(failure) => app.regret(&failure),
                        }
                    }
                },
                {app.text("passkeys-remove")}
            }
        }
    }
}

/// Whether there is another; not, when the person thought better of it.
async fn add(app: App) -> Result<bool, Failure> {
    let client = app.client();
    let started = client.act(&StartPasskey::build(())).await?.start_passkey;
    let ceremony = given(started.ceremony, started.errors)?;
    let Some(credential) = passkeys::make(&ceremony.options).await else {
        return Ok(false);
    };
    let input = FinishPasskeyInput { ceremony: ceremony.id, name: app.text("passkeys-name"), credential };
    let answer = client.act(&FinishPasskey::build(FinishPasskeyVariables { input })).await?.finish_passkey;
    given(answer.passkey, answer.errors).map(|_| true)
}
