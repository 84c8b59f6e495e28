//! The fields of each question.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::sign_in::{ResendCode, ResendCodeInput, ResendCodeVariables},
    failure::accepted,
};
use member_ui::{Button, ButtonKind, CheckField, Field, OtpField, PasswordField, TextField};

use super::{Form, Handle, questions::Question};
use crate::{
    screens::shared::eye_words,
    state::{App, use_app},
};

/// The fields of the question that is asked.
#[component]
pub fn Fields(form: Handle) -> Element {
    match (form.0.question)() {
        Question::Name => rsx! { NameFields { form } },
        Question::Birth | Question::Email => rsx! { LineField { form } },
        Question::Password => rsx! { PasswordFields { form } },
        Question::Code => rsx! { CodeFields { form } },
    }
}

fn field(
    app: App,
    form: Form,
    (id, label): (&'static str, &str),
    fills: (&'static str, &'static str),
) -> Field {
    Field {
        id,
        label: app.text(label),
        required: Some(app.text("field-required")),
        error: form.error(id),
        autocomplete: fills.0,
        keyboard: fills.1,
    }
}

#[component]
fn NameFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(form) = form;
    rsx! {
        TextField {
            field: field(app, form, ("firstName", "field-first-name"), ("given-name", "text")),
            value: form.answers.read().first_name.clone(),
            oninput: move |value| form.answer("firstName", |answers| answers.first_name = value),
        }
        TextField {
            field: field(app, form, ("lastName", "field-last-name"), ("family-name", "text")),
            value: form.answers.read().last_name.clone(),
            oninput: move |value| form.answer("lastName", |answers| answers.last_name = value),
        }
    }
}

#[component]
fn LineField(form: Handle) -> Element {
    let app = use_app();
    let Handle(form) = form;
    if (form.question)() == Question::Birth {
        return rsx! {
            TextField {
                field: field(app, form, ("birthDate", "field-birth-date"), ("bday", "numeric")),
                kind: "date",
                value: form.answers.read().birth_date.clone(),
                oninput: move |value| form.answer("birthDate", |answers| answers.birth_date = value),
            }
        };
    }
    rsx! {
        TextField {
            field: field(app, form, ("email", "field-email"), ("email", "email")),
            kind: "email",
            value: form.answers.read().email.clone(),
            oninput: move |value| form.answer("email", |answers| answers.email = value),
        }
    }
}

#[component]
fn PasswordFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(form) = form;
    rsx! {
        PasswordField {
            field: field(app, form, ("password", "field-password"), ("new-password", "text")),
            words: eye_words(app),
            value: form.answers.read().password.clone(),
            oninput: move |value| form.answer("password", |answers| answers.password = value),
        }
        CheckField {
            field: field(app, form, ("acceptTerms", "sign-up-terms"), ("off", "text")),
            checked: form.answers.read().terms,
            onchange: move |checked| form.answer("acceptTerms", |answers| answers.terms = checked),
        }
    }
}

#[component]
fn CodeFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(form) = form;
    let again = move |()| {
        let input = ResendCodeInput { email: form.answers.peek().email.trim().to_owned() };
        spawn(async move {
            let answer = app.client().act(&ResendCode::build(ResendCodeVariables { input })).await;
            match answer.and_then(|answer| accepted(answer.resend_code.errors)) {
                Ok(()) => app.say(app.text("sign-up-code-sent"), false),
                Err(failure) => app.regret(&failure),
            }
        });
    };
    rsx! {
        OtpField {
            field: field(app, form, ("code", "field-code"), ("one-time-code", "numeric")),
            value: form.answers.read().code.clone(),
            oninput: move |value| form.answer("code", |answers| answers.code = value),
        }
        Button { label: app.text("sign-up-code-again"), kind: ButtonKind::Tertiary, onclick: again }
    }
}
