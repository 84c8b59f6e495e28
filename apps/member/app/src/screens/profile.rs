//! The profile: who one is here, what was saved, language, devices, one's data.

mod data;
mod devices;
mod passkeys;
mod settings;

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::prelude::*;
use member_core::{
    api::{
        account::Account,
        passkeys::MySecurity,
        settings::{UpdateProfile, UpdateProfileInput, UpdateProfileVariables},
    },
    failure::accepted,
    store::Table,
    texts::Lang,
};
use member_ui::{Avatar, Button, ButtonKind, Chip, Glyph, Icon, TopBar};

use self::{data::Data, devices::Devices, passkeys::Passkeys, settings::Settings};
use crate::{
    answer::use_answer,
    route::Route,
    screens::{
        my_outings::{Savings, SignInFirst},
        shared::BackButton,
    },
    state::use_app,
};

/// The screen.
#[component]
pub fn ProfileScreen() -> Element {
    let app = use_app();
    rsx! {
        div { class: "screen screen-page",
            TopBar { title: app.text("profile-title"), start: rsx! { BackButton {} } }
            main { id: "main", class: "page list",
                match app.account() {
                    Some(account) => rsx! { Mine { account } },
                    None => rsx! {
                        SignInFirst { title: app.text("profile-sign-in"), next: Route::ProfileScreen {}.to_string() }
                        Languages {}
                    },
                }
            }
        }
    }
}

#[component]
fn Mine(account: Account) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let security = use_answer(Table::Own, || Some(MySecurity::build(())));
    let known = security.read().value().and_then(|value| value.my_security.clone());
    let name = format!("{} {}", account.first_name, account.last_name);
    let key = if account.identity_verified { "profile-verified" } else { "profile-not-verified" };
    rsx! {
        div { class: "person",
            Avatar { name: name.clone(), verified: account.identity_verified }
            div {
                h2 { class: "page-title", "{name}" }
                p { class: "page-note", "{account.email}" }
                p { class: "page-note", {app.text(key)} }
            }
        }
        if !account.identity_verified {
            Button {
                label: app.text("profile-verify"),
                kind: ButtonKind::Secondary,
                wide: true,
                onclick: move |()| {
                    navigator.push(Route::IdentityScreen {});
                },
            }
        }
        Savings {}
        Languages {}
        Settings { email: account.email.clone(), has_password: known.as_ref().map(|known| known.has_password) }
        Passkeys {
            mine: known.map(|known| known.passkeys).unwrap_or_default(),
            onchanged: move |()| security.reload(),
        }
        Devices {}
        Data { account }
        Button {
            label: app.text("sign-out"),
            kind: ButtonKind::Secondary,
            icon: Icon::LogOut,
            wide: true,
            onclick: move |()| {
                spawn(async move {
                    app.leave().await;
                    navigator.replace(Route::Feed {});
                });
            },
        }
    }
}

/// The language of the app, and of what the platform writes to the member.
#[component]
fn Languages() -> Element {
    let app = use_app();
    let speak = move |lang: Lang| {
        app.speak(lang);
        if app.account().is_some() {
            let input = UpdateProfileInput { language: Some(lang.into()) };
            let operation = UpdateProfile::build(UpdateProfileVariables { input });
            spawn(async move {
                let answer = app.client().act(&operation).await;
                if let Err(failure) = answer.and_then(|answer| accepted(answer.update_profile.errors)) {
                    app.regret(&failure);
                }
            });
        }
    };
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("profile-language")} }
            div { class: "chips",
                Chip {
                    label: app.text("profile-french"),
                    chosen: app.lang() == Lang::Fr,
                    onclick: move |()| speak(Lang::Fr),
                }
                Chip {
                    label: app.text("profile-english"),
                    chosen: app.lang() == Lang::En,
                    onclick: move |()| speak(Lang::En),
                }
            }
        }
    }
}

/// What one has or has settled, and what can be done about it.
#[component]
fn Line(icon: Icon, title: String, note: String, children: Element) -> Element {
    rsx! {
        div { class: "device",
            Glyph { icon }
            div { class: "device-text",
                p { "{title}" }
                p { class: "page-note", "{note}" }
            }
            {children}
        }
    }
}
