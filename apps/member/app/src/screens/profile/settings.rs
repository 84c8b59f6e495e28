//! What a member settles: address, password, news by e-mail.

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::{dioxus_core::spawn_forever, prelude::*};
use member_core::{
    api::settings::{
        ChangePassword, ChangePasswordInput, ChangePasswordVariables, ConfirmEmailChange,
        ConfirmEmailChangeInput, ConfirmEmailChangeVariables, ConsentKind, MyConsents, RecordConsent,
        RecordConsentInput, RecordConsentVariables, RequestEmailChange, RequestEmailChangeInput,
        RequestEmailChangeVariables,
    },
    failure::accepted,
    store::Table,
};
use member_ui::{BottomSheet, CheckField, Field, Icon};

use super::Line;
use crate::{
    answer::use_answer,
    screens::form::{Asked, Form, FormBody, Kind, Sending, use_form},
    state::{App, use_app},
};

/// Which words about news were shown: those of `settings-news`.
const NEWS_VERSION: &str = "2026-11";

/// What is being changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Changing {
    Email,
    Password,
}

/// The settings. `has_password` is unknown until the platform has said so.
#[component]
pub fn Settings(email: String, has_password: Option<bool>) -> Element {
    let app = use_app();
    let mut changing = use_signal(|| None);
    let password_note = match has_password {
        Some(false) => "settings-no-password",
        _ => "settings-password-note",
    };
    let close = move |()| changing.set(None);
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("settings-title")} }
            ul { class: "rows",
                Row { icon: Icon::Mail, label: "field-email", note: email.clone(), onchange: move |()| changing.set(Some(Changing::Email)) }
                Row {
                    icon: Icon::Lock,
                    label: "field-password",
                    note: app.text(password_note),
                    onchange: move |()| changing.set(Some(Changing::Password)),
                }
            }
            News {}
        }
        match (changing(), has_password) {
            (Some(Changing::Email), Some(has_password)) => rsx! { EmailSheet { email, has_password, onclose: close } },
            (Some(Changing::Password), Some(has_password)) => rsx! { PasswordSheet { has_password, onclose: close } },
            _ => rsx! {},
        }
    }
}

#[component]
fn Row(icon: Icon, label: &'static str, note: String, onchange: EventHandler<()>) -> Element {
    let app = use_app();
    let name = app.text(label);
    rsx! {
        li {
            Line { icon, title: name.clone(), note,
                button {
                    class: "page-link",
                    r#type: "button",
                    aria_label: app.fill("settings-change-what", "what", name.to_lowercase()),
                    onclick: move |_| onchange.call(()),
                    {app.text("settings-change")}
                }
            }
        }
    }
}

/// Both mailboxes must agree: who has the phone has not yet the account, nor has who mistyped an address.
#[component]
fn EmailSheet(email: String, has_password: bool, onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let form = use_form();
    let mut sent = use_signal(|| false);
    let mut fields: Vec<Asked> = vec![("email", "settings-new-email", Kind::Email)];
    if has_password {
        fields.push(("password", "field-password", Kind::Password));
    }
    let onsend = move |()| {
        if sent() {
            form.send(app, confirm_email(app, form), move || {
                app.say(app.text("settings-email-done"), false);
                // The sheet that asked is gone by then.
                spawn_forever(async move { app.renew_account().await });
                onclose.call(());
            });
        } else {
            form.send(app, request_email(app, form), move || sent.set(true));
        }
    };
    rsx! {
        BottomSheet { title: app.text("settings-email"), close: app.text("nav-close"), onclose,
            if sent() {
                p { class: "page-lead",
                    {app.fill("settings-email-codes", "old", email)}
                }
                FormBody {
                    form,
                    fields: vec![
                        ("oldCode", "settings-old-code", Kind::Code),
                        ("newCode", "settings-new-code", Kind::Code),
                    ],
                    action: app.text("settings-email-save"),
                    onsend,
                }
            } else {
                p { class: "page-lead", {app.text("settings-email-detail")} }
                FormBody { form, fields, action: app.text("settings-email-send"), onsend }
            }
        }
    }
}

#[component]
fn PasswordSheet(has_password: bool, onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let form = use_form();
    let mut fields: Vec<Asked> = vec![("password", "field-new-password", Kind::NewPassword)];
    if has_password {
        fields.insert(0, ("current", "settings-current-password", Kind::Password));
    }
    rsx! {
        BottomSheet { title: app.text("reset-save"), close: app.text("nav-close"), onclose,
            p { class: "page-lead", {app.text("settings-password-detail")} }
            FormBody {
                form,
                fields,
                action: app.text("reset-save"),
                onsend: move |()| {
                    form.send(app, change_password(app, form, has_password), move || {
                        app.say(app.text("reset-done"), false);
                        onclose.call(());
                    });
                },
            }
        }
    }
}

#[component]
fn News() -> Element {
    let app = use_app();
    let answer = use_answer(Table::Own, || Some(MyConsents::build(())));
    let state = answer.read();
    let known = state.value().is_some_and(MyConsents::wants_news);
    // What was ticked just now, until the platform has refused it.
    let mut ticked = use_signal(|| None);
    rsx! {
        CheckField {
            field: Field { id: "news", label: app.text("settings-news"), ..Field::default() },
            checked: ticked().unwrap_or(known),
            onchange: move |granted| {
                let version = NEWS_VERSION.to_owned();
                let input = RecordConsentInput { kind: ConsentKind::Marketing, version, granted };
                let operation = RecordConsent::build(RecordConsentVariables { input });
                ticked.set(Some(granted));
                spawn(async move {
                    let said = app.client().act(&operation).await;
                    match said.and_then(|said| accepted(said.record_consent.errors)) {
                        Ok(()) => {
                            app.say(app.text("settings-saved"), false);
                            answer.reload();
                        }
                        Err(failure) => {
                            ticked.set(None);
                            app.regret(&failure);
                        }
                    }
                });
            },
        }
    }
}

fn request_email(app: App, form: Form) -> Sending {
    let email = form.typed("email").trim().to_owned();
    let input = RequestEmailChangeInput { email, password: form.typed("password") };
    let operation = RequestEmailChange::build(RequestEmailChangeVariables { input });
    Box::pin(async move { Ok(app.client().act(&operation).await?.request_email_change.errors) })
}

fn confirm_email(app: App, form: Form) -> Sending {
    let input = ConfirmEmailChangeInput { old_code: form.typed("oldCode"), new_code: form.typed("newCode") };
    let operation = ConfirmEmailChange::build(ConfirmEmailChangeVariables { input });
    Box::pin(async move { Ok(app.client().act(&operation).await?.confirm_email_change.errors) })
}

fn change_password(app: App, form: Form, has_password: bool) -> Sending {
    let current = has_password.then(|| form.typed("current"));
    let input = ChangePasswordInput { current, password: form.typed("password") };
    let operation = ChangePassword::build(ChangePasswordVariables { input });
    Box::pin(async move { Ok(app.client().act(&operation).await?.change_password.errors) })
}
