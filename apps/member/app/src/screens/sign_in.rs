//! Signing in, with a password or a passkey.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        passkeys::{
            FinishPasskeySignIn, FinishPasskeySignInInput, FinishPasskeySignInVariables, StartPasskeySignIn,
        },
        sign_in::{SignIn, SignInInput, SignInVariables},
    },
    failure::{Failure, given},
};
use member_ui::{Button, ButtonKind, Icon, TopBar};

use crate::{
    browser::passkeys,
    route::Route,
    screens::{
        form::{Asked, Form, FormBody, Kind, Sending, use_form},
        shared::BackButton,
    },
    state::{App, use_app},
};

/// The form; afterwards one is where one wanted to go.
#[component]
pub fn SignInScreen(next: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let form = use_form();
    // Whether the second factor is asked for.
    let factor = use_signal(|| false);
    let mut fields: Vec<Asked> =
        vec![("email", "field-email", Kind::Email), ("password", "field-password", Kind::Password)];
    if factor() {
        fields.push(("secondFactor", "sign-in-second-factor", Kind::Code));
    }
    let wanted = next.clone();
    let onsend = move |()| {
        let next = wanted.clone();
        form.send(app, sign_in(app, form, factor), move || {
            navigator.replace(destination(&next));
        });
    };
    rsx! {
        div { class: "screen screen-page",
            TopBar { start: rsx! { BackButton {} } }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text("sign-in-title")} }
                FormBody { form, fields, action: app.text("sign-in"), onsend }
                if passkeys::are_possible() {
                    Passkey { form, next: next.clone() }
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
fn Passkey(form: Form, next: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let prove = move |()| {
        let next = next.clone();
        let sending = async move {
            if by_passkey(app).await? {
                navigator.replace(destination(&next));
            }
            Ok(Vec::new())
        };
        form.send(app, Box::pin(sending), || {});
    };
    rsx! {
        Button {
            label: app.text("sign-in-passkey"),
            kind: ButtonKind::Secondary,
            icon: Icon::Key,
            wide: true,
            disabled: form.is_busy(),
            onclick: prove,
        }
    }
}

/// Whether it worked; not, when the person thought better of it.
async fn by_passkey(app: App) -> Result<bool, Failure> {
    let client = app.client();
    let started = client.act(&StartPasskeySignIn::build(())).await?.start_passkey_sign_in;
    let ceremony = given(started.ceremony, started.errors)?;
    let Some(credential) = passkeys::prove(&ceremony.options).await else {
        return Ok(false);
    };
    let input = FinishPasskeySignInInput { ceremony: ceremony.id, credential };
    let operation = FinishPasskeySignIn::build(FinishPasskeySignInVariables { input });
    let answer = client.act(&operation).await?.finish_passkey_sign_in;
    let (session, account) = given(answer.session.zip(answer.account), answer.errors)?;
    app.enter(&session, account).await;
    Ok(true)
}

fn sign_in(app: App, form: Form, mut factor: Signal<bool>) -> Sending {
    let second_factor = Some(form.typed("secondFactor")).filter(|code| !code.is_empty());
    let email = form.typed("email").trim().to_owned();
    let input = SignInInput { email, password: form.typed("password"), second_factor };
    let operation = SignIn::build(SignInVariables { input });
    Box::pin(async move {
        let answer = app.client().act(&operation).await?.sign_in;
        if answer.errors.iter().any(|error| error.code.starts_with("SECOND_FACTOR")) {
            factor.set(true);
        }
        if !answer.errors.is_empty() {
            return Ok(answer.errors);
        }
        let (session, account) = given(answer.session.zip(answer.account), Vec::new())?;
        app.enter(&session, account).await;
        Ok(Vec::new())
    })
}

/// Where to go: an address of the app, and of no other place.
fn destination(next: &str) -> Route {
    let inside = next.starts_with('/') && !next.starts_with("//");
    let route = next.parse::<Route>().ok().filter(|_| inside);
    route.filter(|route| !matches!(route, Route::Missing { .. })).unwrap_or(Route::Feed {})
}
