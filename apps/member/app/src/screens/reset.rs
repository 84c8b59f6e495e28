//! A forgotten password: a code by e-mail, then another password.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        UserError,
        sign_in::{
            RequestPasswordReset, RequestPasswordResetInput, RequestPasswordResetVariables, ResetPassword,
            ResetPasswordInput, ResetPasswordVariables,
        },
    },
    failure::{of_field, of_no_field},
};
use member_ui::{Button, Field, OtpField, PasswordField, TextField, TopBar, fields::EyeWords};

use crate::{
    route::Route,
    screens::shared::BackButton,
    state::{App, use_app},
};

const FIELDS: [&str; 3] = ["email", "code", "password"];

#[derive(Debug, Clone, Default, PartialEq)]
struct Answers {
    email: String,
    code: String,
    password: String,
    sent: bool,
}

/// The form; the answer is the same whether or not the address has an account.
#[component]
pub fn ResetScreen() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut answers = use_signal(Answers::default);
    let mut errors = use_signal(Vec::<UserError>::new);
    let mut busy = use_signal(|| false);
    let submit = move |event: Event<FormData>| {
        event.prevent_default();
        if busy() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let now = answers.peek().clone();
            let refused = if now.sent { save(app, &now).await } else { send(app, &now).await };
            busy.set(false);
            if refused.is_empty() && now.sent {
                app.say(app.text("reset-done"), false);
                navigator.replace(Route::SignInScreen { next: String::new() });
            } else if refused.is_empty() {
                answers.write().sent = true;
            }
            errors.set(refused);
        });
    };
    let button = if answers.read().sent { "reset-save" } else { "reset-send" };
    rsx! {
        div { class: "screen screen-page",
            TopBar { start: rsx! { BackButton {} } }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text("reset-title")} }
                p { class: "page-lead", {app.text("reset-detail")} }
                form { class: "form", onsubmit: submit, novalidate: true,
                    if let Some(error) = of_no_field(&errors.read(), &FIELDS) {
                        p { class: "page-warning", role: "alert", "{error.message}" }
                    }
                    Fields { answers, errors }
                    Button { label: app.text(button), wide: true, submits: true, busy: busy() }
                }
            }
        }
    }
}

#[component]
fn Fields(answers: Signal<Answers>, errors: Signal<Vec<UserError>>) -> Element {
    let app = use_app();
    let mut answers = answers;
    let field =
        move |id: &'static str, label: &str, autocomplete: &'static str, keyboard: &'static str| Field {
            id,
            label: app.text(label),
            required: Some(app.text("field-required")),
            error: of_field(&errors.read(), id).map(|error| error.message.clone()),
            autocomplete,
            keyboard,
        };
    let now = answers();
    rsx! {
        TextField {
            field: field("email", "field-email", "username", "email"),
            kind: "email",
            value: now.email.clone(),
            disabled: now.sent,
            oninput: move |value| answers.write().email = value,
        }
        if now.sent {
            OtpField {
                field: field("code", "field-code", "one-time-code", "numeric"),
                value: now.code.clone(),
                oninput: move |value| answers.write().code = value,
            }
            PasswordField {
                field: field("password", "field-new-password", "new-password", "text"),
                words: EyeWords { show: app.text("field-show-password"), hide: app.text("field-hide-password") },
                value: now.password.clone(),
                oninput: move |value| answers.write().password = value,
            }
        }
    }
}

fn trouble(message: String) -> Vec<UserError> {
    vec![UserError { code: String::new(), field: None, message }]
}

async fn send(app: App, answers: &Answers) -> Vec<UserError> {
    let input = RequestPasswordResetInput { email: answers.email.trim().to_owned() };
    let operation = RequestPasswordReset::build(RequestPasswordResetVariables { input });
    match app.client().act(&operation).await {
        Ok(answer) => answer.request_password_reset.errors,
        Err(failure) => trouble(failure.message(app.lang())),
    }
}

async fn save(app: App, answers: &Answers) -> Vec<UserError> {
    let Answers { email, code, password, .. } = answers.clone();
    let input = ResetPasswordInput { email: email.trim().to_owned(), code, password };
    match app.client().act(&ResetPassword::build(ResetPasswordVariables { input })).await {
        Ok(answer) => answer.reset_password.errors,
        Err(failure) => trouble(failure.message(app.lang())),
    }
}
