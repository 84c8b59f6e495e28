//! Signing in, with a password or a passkey.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        UserError,
        passkeys::{
            FinishPasskeySignIn, FinishPasskeySignInInput, FinishPasskeySignInVariables, StartPasskeySignIn,
        },
        sign_in::{SignIn, SignInInput, SignInVariables},
    },
    failure::{Failure, of_field, of_no_field},
};
use member_ui::{Button, ButtonKind, Field, Icon, OtpField, PasswordField, TextField, TopBar};

use crate::{
    browser::passkeys,
    route::Route,
    screens::shared::{BackButton, eye_words},
    state::{App, use_app},
};

const FIELDS: [&str; 3] = ["email", "password", "secondFactor"];

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct Answers {
    email: String,
    password: String,
    code: String,
    /// Whether the second factor is asked for.
    factor: bool,
}

/// The form; afterwards one is where one wanted to go.
#[component]
pub fn SignInScreen(next: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut answers = use_signal(Answers::default);
    let mut errors = use_signal(Vec::<UserError>::new);
    let mut busy = use_signal(|| false);
    let wanted = next.clone();
    let submit = move |event: Event<FormData>| {
        event.prevent_default();
        if busy() {
            return;
        }
        busy.set(true);
        let Answers { email, password, code, .. } = answers();
        let second_factor = Some(code).filter(|code| !code.is_empty());
        let input = SignInInput { email: email.trim().to_owned(), password, second_factor };
        let next = wanted.clone();
        spawn(async move {
            let refused = attempt(app, input).await;
            busy.set(false);
            if refused.is_empty() {
                navigator.replace(destination(&next));
            }
            if refused.iter().any(|error| error.code.starts_with("SECOND_FACTOR")) {
                answers.write().factor = true;
            }
            errors.set(refused);
        });
    };
    rsx! {
        div { class: "screen screen-page",
            TopBar { start: rsx! { BackButton {} } }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text("sign-in-title")} }
                form { class: "form", onsubmit: submit, novalidate: true,
                    if let Some(error) = of_no_field(&errors.read(), &FIELDS) {
                        p { class: "page-warning", role: "alert", "{error.message}" }
                    }
                    Fields { answers, errors }
                    Button { label: app.text("sign-in"), wide: true, submits: true, busy: busy() }
                }
                if passkeys::are_possible() {
                    Passkey { errors, busy, next: next.clone() }
                }
                div { class: "form-others",
                    Link { class: "page-link", to: Route::ResetScreen {}, {app.text("sign-in-forgot")} }
                    Link { class: "page-link", to: Route::SignUpScreen {}, {app.text("sign-in-no-account")} }
                }
            }
        }
    }
}

/// The way in without a password.
#[component]
fn Passkey(errors: Signal<Vec<UserError>>, busy: Signal<bool>, next: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let (mut errors, mut busy) = (errors, busy);
    let prove = move |()| {
        let next = next.clone();
        busy.set(true);
        spawn(async move {
            match by_passkey(app).await {
                Ok(true) => {
                    navigator.replace(destination(&next));
                }
                Ok(false) => {}
                Err(refused) => errors.set(refused),
            }
            busy.set(false);
        });
    };
    rsx! {
        Button {
            label: app.text("sign-in-passkey"),
            kind: ButtonKind::Secondary,
            icon: Icon::Key,
            wide: true,
            disabled: busy(),
            onclick: prove,
        }
    }
}

/// Whether it worked; not, when the person thought better of it. Otherwise why it was refused.
async fn by_passkey(app: App) -> Result<bool, Vec<UserError>> {
    let failed = |failure: Failure| refusal(failure.message(app.lang()));
    let client = app.client();
    let started = client.act(&StartPasskeySignIn::build(())).await.map_err(failed)?.start_passkey_sign_in;
    let Some(ceremony) = started.ceremony else {
        return Err(started.errors);
    };
    let Some(credential) = passkeys::prove(&ceremony.options).await else {
        return Ok(false);
    };
    let input = FinishPasskeySignInInput { ceremony: ceremony.id, credential };
    let operation = FinishPasskeySignIn::build(FinishPasskeySignInVariables { input });
    let answer = client.act(&operation).await.map_err(failed)?.finish_passkey_sign_in;
    match (answer.session, answer.account) {
        (Some(session), Some(account)) => {
            app.enter(&session, account).await;
            Ok(true)
        }
        _ => Err(answer.errors),
    }
}

#[component]
fn Fields(answers: Signal<Answers>, errors: Signal<Vec<UserError>>) -> Element {
    let app = use_app();
    let mut answers = answers;
    let field = move |id: &'static str, label: &str, fills: &'static str, keyboard: &'static str| Field {
        id,
        label: app.text(label),
        required: Some(app.text("field-required")),
        error: of_field(&errors.read(), id).map(|error| error.message.clone()),
        autocomplete: fills,
        keyboard,
    };
    let now = answers();
    rsx! {
        TextField {
            field: field("email", "field-email", "username", "email"),
            kind: "email",
            value: now.email.clone(),
            oninput: move |value| answers.write().email = value,
        }
        PasswordField {
            field: field("password", "field-password", "current-password", "text"),
            words: eye_words(app),
            value: now.password.clone(),
            oninput: move |value| answers.write().password = value,
        }
        if now.factor {
            OtpField {
                field: field("secondFactor", "sign-in-second-factor", "one-time-code", "numeric"),
                value: now.code.clone(),
                oninput: move |value| answers.write().code = value,
            }
        }
    }
}

/// Signs in; empty when it worked, otherwise why it did not.
async fn attempt(app: App, input: SignInInput) -> Vec<UserError> {
    match app.client().act(&SignIn::build(SignInVariables { input })).await {
        Ok(answer) => match (answer.sign_in.session, answer.sign_in.account) {
            (Some(session), Some(account)) => {
                app.enter(&session, account).await;
                Vec::new()
            }
            _ if answer.sign_in.errors.is_empty() => refusal(app.text("failure-unknown")),
            _ => answer.sign_in.errors,
        },
        Err(failure) => refusal(failure.message(app.lang())),
    }
}

fn refusal(message: String) -> Vec<UserError> {
    vec![UserError { code: String::new(), field: None, message }]
}

/// Where to go: an address of the app, and of no other place.
fn destination(next: &str) -> Route {
    let inside = next.starts_with('/') && !next.starts_with("//");
    let route = next.parse::<Route>().ok().filter(|_| inside);
    route.filter(|route| !matches!(route, Route::Missing { .. })).unwrap_or(Route::Feed {})
}
