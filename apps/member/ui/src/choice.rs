//! Choosing: chips, tabs, ranges, numbers of people.

use dioxus::prelude::*;

use crate::icons::{Glyph, Icon};

/// A choice that is on or off.
#[component]
pub fn Chip(label: String, #[props(default)] chosen: bool, onclick: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: if chosen { "chip chip-chosen" } else { "chip" },
            r#type: "button",
            aria_pressed: chosen.to_string(),
            onclick: move |_| onclick.call(()),
            "{label}"
        }
    }
}

/// One of several views of the same thing; arrow keys go from one to the next.
#[component]
pub fn Tabs(label: String, tabs: Vec<String>, chosen: usize, onchoose: EventHandler<usize>) -> Element {
    let count = tabs.len();
    rsx! {
        div { class: "tabs", role: "tablist", aria_label: label,
            for (index , tab) in tabs.into_iter().enumerate() {
                button {
                    key: "{index}",
                    class: if index == chosen { "tab tab-chosen" } else { "tab" },
                    r#type: "button",
                    role: "tab",
                    aria_selected: (index == chosen).to_string(),
                    tabindex: if index == chosen { "0" } else { "-1" },
                    onclick: move |_| onchoose.call(index),
                    onkeydown: move |event| match event.key() {
                        Key::ArrowRight => onchoose.call((index + 1) % count),
                        Key::ArrowLeft => onchoose.call((index + count - 1) % count),
                        _ => {}
                    },
                    "{tab}"
                }
            }
        }
    }
}

/// A number within a range, by sliding; `shown` says what it means.
#[component]
pub fn RangeField(
    id: String,
    label: String,
    shown: String,
    bounds: (i32, i32),
    step: i32,
    value: i32,
    onchange: EventHandler<i32>,
) -> Element {
    let (min, max) = bounds;
    let filled = (value - min) * 100 / (max - min).max(1);
    rsx! {
        div { class: "range",
            div { class: "range-head",
                label { r#for: "{id}", "{label}" }
                output { "for": "{id}", "{shown}" }
            }
            input {
                id,
                r#type: "range",
                min: "{min}",
                max: "{max}",
                step: "{step}",
                value: "{value}",
                style: "--filled: {filled}%",
                aria_valuetext: shown,
                oninput: move |event| {
                    if let Ok(value) = event.value().parse() {
                        onchange.call(value);
                    }
                },
            }
        }
    }
}

/// The words of a [`Stepper`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepperWords {
    /// What is counted.
    pub label: String,
    /// One less.
    pub fewer: String,
    /// One more.
    pub more: String,
}

/// A small number with a button on each side.
#[component]
pub fn Stepper(words: StepperWords, value: i32, bounds: (i32, i32), onchange: EventHandler<i32>) -> Element {
    let (min, max) = bounds;
    rsx! {
        div { class: "stepper", role: "group", aria_label: words.label,
            button {
                class: "icon-button stepper-button",
                r#type: "button",
                aria_label: words.fewer,
                disabled: value <= min,
                onclick: move |_| onchange.call((value - 1).max(min)),
                Glyph { icon: Icon::Minus }
            }
            output { class: "stepper-value", aria_live: "polite", "{value}" }
            button {
                class: "icon-button stepper-button",
                r#type: "button",
                aria_label: words.more,
                disabled: value >= max,
                onclick: move |_| onchange.call((value + 1).min(max)),
                Glyph { icon: Icon::Plus }
            }
        }
    }
}
