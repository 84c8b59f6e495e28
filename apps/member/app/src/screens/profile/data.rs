//! One's data: all of it in a file, or none of it any more.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::account::{
        Account, CancelAccountDeletion, ExportMyData, ProveOwnerInput, ProveOwnerVariables,
        RequestAccountDeletion,
    },
    failure::{accepted, given},
    format,
};
use member_ui::{Field, Modal, PasswordField};

use crate::{
    browser,
    screens::shared::eye_words,
    state::{App, use_app},
};

async fn export(app: App) {
    let answer = app.client().act(&ExportMyData::build(())).await;
    match answer.and_then(|answer| given(answer.export_my_data.export, answer.export_my_data.errors)) {
        Ok(export) => browser::leave_to(&export.url),
        Err(failure) => app.regret(&failure),
    }
}

/// The two rights.
#[component]
pub fn Data(account: Account) -> Element {
    let app = use_app();
    let mut asking = use_signal(|| false);
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("profile-data")} }
            button { class: "page-link", r#type: "button", onclick: move |_| export(app), {app.text("profile-export")} }
            if let Some(due) = account.deletion_due_at {
                p { class: "page-warning",
                    {app.fill("profile-delete-due", "date", format::full_date(app.lang(), due))}
                }
                button {
                    class: "page-link",
                    r#type: "button",
                    onclick: move |_| async move {
                        let answer = app.client().act(&CancelAccountDeletion::build(())).await;
                        match answer.and_then(|answer| accepted(answer.cancel_account_deletion.errors)) {
                            Ok(()) => app.renew_account().await,
                            Err(failure) => app.regret(&failure),
                        }
                    },
                    {app.text("profile-delete-undo")}
                }
            } else {
                button { class: "page-link", r#type: "button", onclick: move |_| asking.set(true), {app.text("profile-delete")} }
            }
        }
        if asking() {
            Deletion { onclose: move |()| asking.set(false) }
        }
    }
}

#[component]
fn Deletion(onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let mut password = use_signal(String::new);
    let mut error = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let delete = move |()| {
        let input = ProveOwnerInput { password: Some(password()) };
        busy.set(true);
        spawn(async move {
            let operation = RequestAccountDeletion::build(ProveOwnerVariables { input });
            let answer = app.client().act(&operation).await;
            busy.set(false);
            match answer.and_then(|answer| accepted(answer.request_account_deletion.errors)) {
                Ok(()) => {
                    app.renew_account().await;
                    onclose.call(());
                }
                Err(failure) => error.set(Some(app.noticed(&failure))),
            }
        });
    };
    rsx! {
        Modal {
            title: app.text("profile-delete-question"),
            detail: app.text("profile-delete-detail"),
            yes: app.text("profile-delete"),
            no: app.text("nav-back"),
            busy: busy(),
            onyes: delete,
            onno: move |()| onclose.call(()),
            PasswordField {
                field: Field {
                    id: "password",
                    label: app.text("field-password"),
                    required: Some(app.text("field-required")),
                    error: error(),
                    autocomplete: "current-password",
                    keyboard: "text",
                },
                words: eye_words(app),
                value: password(),
                oninput: move |value| {
                    password.set(value);
                    error.set(None);
                },
            }
        }
    }
}
