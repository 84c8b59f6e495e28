//! A forgotten password: a code by e-mail, then another password.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::api::sign_in::{
    RequestPasswordReset, RequestPasswordResetInput, RequestPasswordResetVariables, ResetPassword,
    ResetPasswordInput, ResetPasswordVariables,
};
use member_ui::TopBar;

use crate::{
    route::Route,
    screens::{
        form::{Asked, Form, FormBody, Kind, Sending, use_form},
        shared::BackButton,
    },
    state::{App, use_app},
};

const TO_SEND: &[Asked] = &[("email", "field-email", Kind::Email)];
const TO_SAVE: &[Asked] = &[
    ("email", "field-email", Kind::EmailSaid),
    ("code", "field-code", Kind::Code),
    ("password", "field-new-password", Kind::NewPassword),
];

/// The form; the answer is the same whether or not the address has an account.
#[component]
pub fn ResetScreen() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let form = use_form();
    let mut sent = use_signal(|| false);
    rsx! {
        div { class: "screen screen-page",
            TopBar { start: rsx! { BackButton {} } }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text("reset-title")} }
                p { class: "page-lead", {app.text("reset-detail")} }
                FormBody {
                    form,
                    fields: (if sent() { TO_SAVE } else { TO_SEND }).to_vec(),
                    action: app.text(if sent() { "reset-save" } else { "reset-send" }),
                    onsend: move |()| {
                        if sent() {
                            form.send(app, save(app, form), move || {
                                app.say(app.text("reset-done"), false);
                                navigator.replace(Route::SignInScreen { next: String::new() });
                            });
                        } else {
                            form.send(app, send(app, form), move || sent.set(true));
                        }
                    },
                }
            }
        }
    }
}

fn send(app: App, form: Form) -> Sending {
    let input = RequestPasswordResetInput { email: form.typed("email").trim().to_owned() };
    let operation = RequestPasswordReset::build(RequestPasswordResetVariables { input });
    Box::pin(async move { Ok(app.client().act(&operation).await?.request_password_reset.errors) })
}

fn save(app: App, form: Form) -> Sending {
    let (code, password) = (form.typed("code"), form.typed("password"));
    let input = ResetPasswordInput { email: form.typed("email").trim().to_owned(), code, password };
    let operation = ResetPassword::build(ResetPasswordVariables { input });
    Box::pin(async move { Ok(app.client().act(&operation).await?.reset_password.errors) })
}
