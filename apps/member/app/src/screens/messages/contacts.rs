//! To whom one can write: partners, by name.

use dioxus::prelude::*;
use member_core::{
    api::registrations::RegistrationWhen,
    contacts::{Contact, contacts},
    format,
    store::Table,
};
use member_ui::{Avatar, BottomSheet, EmptyState, Icon};

use super::open_with_partner;
use crate::{answer::use_answer, screens::my_outings::question, state::use_app};

/// The sheet.
#[component]
pub fn Contacts(onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let ahead = use_answer(Table::Own, || Some(question(RegistrationWhen::Upcoming)));
    let past = use_answer(Table::Own, || Some(question(RegistrationWhen::Past)));
    let (ahead, past) = (ahead.read(), past.read());
    let known = [ahead.value(), past.value()];
    let registrations = known.into_iter().flatten().flat_map(|page| &page.my_registrations.nodes);
    let found = contacts(registrations, app.now());
    rsx! {
        BottomSheet {
            title: app.text("messages-new"),
            close: app.text("nav-close"),
            onclose: move |()| onclose.call(()),
            if found.is_empty() {
                EmptyState {
                    icon: Icon::MessageCircle,
                    title: app.text("messages-nobody"),
                    detail: app.text("messages-empty-detail"),
                }
            }
            ul { class: "contacts",
                for contact in found {
                    li { key: "{contact.outing_id}",
                        Row { contact }
                    }
                }
            }
        }
    }
}

#[component]
fn Row(contact: Contact) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let outing = contact.outing_id.clone();
    rsx! {
        button {
            class: "contact",
            r#type: "button",
            onclick: move |_| open_with_partner(app, navigator, outing.clone()),
            Avatar { name: contact.name.clone(), verified: false }
            span { class: "contact-text",
                strong { "{contact.name}" }
                span { "{contact.about} · {format::day(app.lang(), contact.starts_at, app.now())}" }
            }
        }
    }
}
