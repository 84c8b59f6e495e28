//! Fields of forms: a label above a line. What is wrong stands below, and is read with the field.

use dioxus::prelude::*;

use crate::icons::{Glyph, Icon};

/// What every field has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Field {
    /// Its id, also its name.
    pub id: &'static str,
    /// Above it.
    pub label: String,
    /// Read out after the label of a required field; an optional field has none.
    pub required: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What the browser may fill in: `email`, `given-name`.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows: `email`, `numeric`.
    pub keyboard: &'static str,
}

impl Field {
    fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }
}

#[component]
fn Frame(field: Field, children: Element) -> Element {
    let error_id = field.error_id();
    rsx! {
        div { class: if field.error.is_some() { "field field-wrong" } else { "field" },
            label { class: "field-label", r#for: field.id,
                "{field.label}"
                if let Some(required) = field.required {
                    span { class: "field-required", aria_hidden: "true", " *" }
                    span { class: "visually-hidden", " ({required})" }
                }
            }
            {children}
            p { id: error_id, class: "field-error", role: "alert", {field.error.clone()} }
        }
    }
}

/// One line of text; `kind` is the input's type.
#[component]
pub fn TextField(
    field: Field,
    value: String,
    #[props(default = "text")] kind: &'static str,
    #[props(default)] disabled: bool,
    oninput: EventHandler<String>,
) -> Element {
    rsx! {
        Frame { field: field.clone(),
            input {
                class: "field-input",
                id: field.id,
                name: field.id,
                r#type: kind,
                value,
                disabled,
                required: field.required.is_some(),
                autocomplete: field.autocomplete,
                inputmode: field.keyboard,
                autocapitalize: if kind == "email" { "none" },
                aria_invalid: field.error.is_some().to_string(),
                aria_describedby: field.error_id(),
                oninput: move |event| oninput.call(event.value()),
            }
        }
    }
}

/// The words of a password's eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EyeWords {
    /// Show it.
    pub show: String,
    /// Hide it.
    pub hide: String,
}

/// A password, which can be looked at.
#[component]
pub fn PasswordField(field: Field, value: String, words: EyeWords, oninput: EventHandler<String>) -> Element {
    let mut seen = use_signal(|| false);
    rsx! {
        Frame { field: field.clone(),
            div { class: "field-with-button",
                input {
                    class: "field-input",
                    id: field.id,
                    name: field.id,
                    r#type: if seen() { "text" } else { "password" },
                    value,
                    required: field.required.is_some(),
                    autocomplete: field.autocomplete,
                    autocapitalize: "none",
                    spellcheck: "false",
                    aria_invalid: field.error.is_some().to_string(),
                    aria_describedby: field.error_id(),
                    oninput: move |event| oninput.call(event.value()),
                }
                button {
                    class: "icon-button",
                    r#type: "button",
                    aria_label: if seen() { words.hide } else { words.show },
                    onclick: move |_| seen.toggle(),
                    Glyph { icon: if seen() { Icon::EyeOff } else { Icon::Eye } }
                }
            }
        }
    }
}

/// Six digits: one field, so that a code can be pasted, and phones offer the one they received.
#[component]
pub fn OtpField(field: Field, value: String, oninput: EventHandler<String>) -> Element {
    rsx! {
        Frame { field: field.clone(),
            input {
                class: "field-input field-code",
                id: field.id,
                name: field.id,
                r#type: "text",
                value,
                inputmode: "numeric",
                autocomplete: "one-time-code",
                pattern: "[0-9]*",
                required: field.required.is_some(),
                aria_invalid: field.error.is_some().to_string(),
                aria_describedby: field.error_id(),
                oninput: move |event| oninput.call(digits(&event.value())),
            }
        }
    }
}

/// The first six digits of what was typed or pasted.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).take(6).collect()
}

/// A yes that must be given.
#[component]
pub fn CheckField(field: Field, checked: bool, onchange: EventHandler<bool>) -> Element {
    let error_id = field.error_id();
    rsx! {
        div { class: "check",
            label { class: "check-label", r#for: field.id,
                input {
                    id: field.id,
                    name: field.id,
                    r#type: "checkbox",
                    checked,
                    required: field.required.is_some(),
                    aria_describedby: error_id.clone(),
                    onchange: move |event| onchange.call(event.checked()),
                }
                span { "{field.label}" }
            }
            p { id: error_id, class: "field-error", role: "alert", {field.error} }
        }
    }
}

/// What is looked for.
#[component]
pub fn SearchField(
    label: String,
    value: String,
    oninput: EventHandler<String>,
    #[props(default)] filters: String,
    #[props(default)] filtered: bool,
    #[props(default)] onfilters: EventHandler<()>,
    /// The keyboard's key that says: look for it.
    #[props(default)]
    onsubmit: EventHandler<()>,
) -> Element {
    rsx! {
        div { class: "search", role: "search",
            Glyph { icon: Icon::Search, size: 20 }
            input {
                class: "search-input",
                r#type: "search",
                name: "q",
                placeholder: label.clone(),
                aria_label: label,
                value,
                enterkeyhint: "search",
                autocomplete: "off",
                oninput: move |event| oninput.call(event.value()),
                onkeydown: move |event| {
                    if event.key() == Key::Enter {
                        onsubmit.call(());
                    }
                },
            }
            if !filters.is_empty() {
                button {
                    class: if filtered { "icon-button icon-button-pressed" } else { "icon-button" },
                    r#type: "button",
                    aria_label: filters,
                    onclick: move |_| onfilters.call(()),
                    Glyph { icon: Icon::SlidersHorizontal, size: 20 }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pasted_code_loses_what_is_no_digit() {
        assert_eq!(super::digits(" 123 456."), "123456");
        assert_eq!(super::digits("1234567"), "123456");
    }
}
