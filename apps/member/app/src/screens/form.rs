//! Forms whose fields the platform may refuse one by one.

use std::{collections::BTreeMap, future::Future, pin::Pin};

use dioxus::prelude::*;
use member_core::{
    api::UserError,
    failure::{Failure, of_field, of_no_field, put_right},
};
use member_ui::{Button, Field, OtpField, PasswordField, TextField};

use crate::{
    screens::shared::eye_words,
    state::{App, use_app},
};

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An address.
    Email,
    /// An address that was typed before, and stays.
    EmailSaid,
    /// Six digits out of a mailbox.
    Code,
    /// The password one has.
    Password,
    /// The password one will have.
    NewPassword,
}

/// A field: its name in the API, its label's key, and what is typed into it.
pub type Asked = (&'static str, &'static str, Kind);

/// What is being sent: it ends with what was refused.
pub type Sending = Pin<Box<dyn Future<Output = Result<Vec<UserError>, Failure>>>>;

/// What was typed so far, and what became of it.
#[derive(Clone, Copy, PartialEq)]
pub struct Form {
    typed: Signal<BTreeMap<&'static str, String>>,
    errors: Signal<Vec<UserError>>,
    busy: Signal<bool>,
}

/// An empty form.
pub fn use_form() -> Form {
    Form { typed: use_signal(BTreeMap::new), errors: use_signal(Vec::new), busy: use_signal(|| false) }
}

impl Form {
    /// What was typed into a field.
    pub fn typed(&self, id: &str) -> String {
        self.typed.read().get(id).cloned().unwrap_or_default()
    }

    fn type_into(mut self, id: &'static str, value: String) {
        self.typed.write().insert(id, value);
        being_put_right(self.errors, id);
    }

    /// Whether it is being sent.
    pub fn is_busy(&self) -> bool {
        (self.busy)()
    }

    /// Sends it, once however often it is asked to; `done` is called when nothing was refused.
    pub fn send(mut self, app: App, sending: Sending, done: impl FnOnce() + 'static) {
        if self.busy.replace(true) {
            return;
        }
        let done: Box<dyn FnOnce()> = Box::new(done);
        spawn(async move {
            let refused = match sending.await {
                Ok(refused) => refused,
                Err(failure) => {
                    vec![UserError { code: String::new(), field: None, message: app.noticed(&failure) }]
                }
            };
            self.busy.set(false);
            let accepted = refused.is_empty();
            self.errors.set(refused);
            if accepted {
                done();
            }
        });
    }
}

/// Something else is in a field: what was wrong with it is not said any longer. Nobody is drawn anew when nothing was.
pub fn being_put_right(mut errors: Signal<Vec<UserError>>, field: &str) {
    if of_field(&errors.peek(), field).is_some() {
        put_right(&mut errors.write(), field);
    }
}

/// The fields and the button. What is wrong stands beside its field, or above them.
#[component]
pub fn FormBody(form: Form, fields: Vec<Asked>, action: String, onsend: EventHandler<()>) -> Element {
    let ids: Vec<_> = fields.iter().map(|(id, ..)| *id).collect();
    rsx! {
        form {
            class: "form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                onsend.call(());
            },
            if let Some(error) = of_no_field(&form.errors.read(), &ids) {
                p { class: "page-warning", role: "alert", "{error.message}" }
            }
            for asked in fields {
                FormField { key: "{asked.0}", form, asked }
            }
            Button { label: action, wide: true, submits: true, busy: form.is_busy() }
        }
    }
}

#[component]
fn FormField(form: Form, asked: Asked) -> Element {
    let app = use_app();
    let (id, label, kind) = asked;
    let (autocomplete, keyboard) = match kind {
        Kind::Email | Kind::EmailSaid => ("username", "email"),
        Kind::Code => ("one-time-code", "numeric"),
        Kind::Password => ("current-password", "text"),
        Kind::NewPassword => ("new-password", "text"),
    };
    let field = Field {
        id,
        label: app.text(label),
        required: Some(app.text("field-required")),
        error: of_field(&form.errors.read(), id).map(|error| error.message.clone()),
        autocomplete,
        keyboard,
    };
    let value = form.typed(id);
    let oninput = move |value| form.type_into(id, value);
    match kind {
        Kind::Email | Kind::EmailSaid => rsx! {
            TextField { field, kind: "email", value, disabled: kind == Kind::EmailSaid, oninput }
        },
        Kind::Code => rsx! {
            OtpField { field, value, oninput }
        },
        Kind::Password | Kind::NewPassword => rsx! {
            PasswordField {
                field,
                words: eye_words(app),
                value,
                oninput,
            }
        },
    }
}
