//! Buttons.

use dioxus::prelude::*;

use crate::icons::{Glyph, Icon};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// Gold: the one thing to do.
    #[default]
    Primary,
    /// A white border.
    Secondary,
    /// Underlined text.
    Tertiary,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button button-secondary",
            Self::Tertiary => "button button-tertiary",
        }
    }
}

/// A button with words. While `busy` it cannot be pressed again: nothing is sent twice.
#[component]
pub fn Button(
    label: String,
    #[props(default)] kind: ButtonKind,
    #[props(default)] icon: Option<Icon>,
    #[props(default)] disabled: bool,
    #[props(default)] busy: bool,
    #[props(default)] wide: bool,
    #[props(default)] submits: bool,
    #[props(default)] onclick: EventHandler<()>,
) -> Element {
    let class = format!("{}{}", kind.class(), if wide { " button-wide" } else { "" });
    rsx! {
        button {
            class,
            r#type: if submits { "submit" } else { "button" },
            disabled: disabled || busy,
            aria_busy: if busy { "true" },
            onclick: move |_| onclick.call(()),
            if busy {
                span { class: "spinner", aria_hidden: "true" }
            } else if let Some(icon) = icon {
                Glyph { icon, size: 20 }
            }
            span { "{label}" }
        }
    }
}

/// What looks like a button and leads out of the app.
#[component]
pub fn LinkButton(label: String, href: String, #[props(default)] kind: ButtonKind) -> Element {
    rsx! {
        a { class: kind.class(), href, target: "_blank", rel: "noopener", "{label}" }
    }
}

/// A button that is an icon; `label` is its name.
#[component]
pub fn IconButton(
    icon: Icon,
    label: String,
    #[props(default)] pressed: Option<bool>,
    #[props(default)] disabled: bool,
    /// How many things there are new behind it; none shows nothing.
    #[props(default)]
    news: i32,
    #[props(default)] onclick: EventHandler<()>,
) -> Element {
    let filled = pressed == Some(true);
    rsx! {
        button {
            class: if filled { "icon-button icon-button-pressed" } else { "icon-button" },
            r#type: "button",
            aria_label: label,
            aria_pressed: pressed.map(|pressed| pressed.to_string()),
            disabled,
            onclick: move |event| {
                event.stop_propagation();
                onclick.call(());
            },
            Glyph { icon, filled }
            NewsCount { count: news.unsigned_abs() }
        }
    }
}

/// How many things there are new, at the corner of an icon; none shows nothing. Two digits fit: from a hundred on it
/// says "99+".
#[component]
pub fn NewsCount(count: u32) -> Element {
    let told = if count > 99 { "99+".to_owned() } else { count.to_string() };
    rsx! {
        if count > 0 {
            span { class: "news-count", "{told}" }
        }
    }
}
