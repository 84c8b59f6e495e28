//! What a screen says while it waits, when it is empty, and when something went wrong.

use dioxus::prelude::*;

use crate::{
    button::{Button, ButtonKind},
    icons::{Glyph, Icon},
};

/// What a skeleton stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkeletonShape {
    /// A full-screen card.
    Card,
    /// Rows with a photo.
    Rows,
    /// A page with a photo on top.
    Page,
}

/// Where something will be, while it is loading.
#[component]
pub fn Skeleton(shape: SkeletonShape, label: String) -> Element {
    let rows = if shape == SkeletonShape::Rows { 4 } else { 1 };
    let class = match shape {
        SkeletonShape::Card => "skeleton skeleton-card",
        SkeletonShape::Rows => "skeleton skeleton-row",
        SkeletonShape::Page => "skeleton skeleton-page",
    };
    rsx! {
        div { class: "skeletons", role: "status", aria_busy: "true",
            span { class: "visually-hidden", "{label}" }
            for row in 0..rows {
                div { key: "{row}", class, aria_hidden: "true",
                    span { class: "skeleton-photo" }
                    span { class: "skeleton-lines",
                        span { class: "skeleton-line" }
                        span { class: "skeleton-line skeleton-line-short" }
                    }
                }
            }
        }
    }
}

/// Nothing to show, and what to do about it.
#[component]
pub fn EmptyState(
    icon: Icon,
    title: String,
    #[props(default)] detail: String,
    #[props(default)] action: String,
    #[props(default)] onaction: EventHandler<()>,
) -> Element {
    rsx! {
        div { class: "state",
            Glyph { icon, size: 40 }
            h2 { class: "state-title", "{title}" }
            if !detail.is_empty() {
                p { class: "state-detail", "{detail}" }
            }
            if !action.is_empty() {
                Button { label: action, onclick: move |()| onaction.call(()) }
            }
        }
    }
}

/// It did not work, and can be tried again.
#[component]
pub fn ErrorState(title: String, detail: String, retry: String, onretry: EventHandler<()>) -> Element {
    rsx! {
        div { class: "state", role: "alert",
            Glyph { icon: Icon::CircleAlert, size: 40 }
            h2 { class: "state-title", "{title}" }
            p { class: "state-detail", "{detail}" }
            Button { label: retry, kind: ButtonKind::Secondary, onclick: move |()| onretry.call(()) }
        }
    }
}

/// Says that there is no network.
#[component]
pub fn OfflineBar(text: String) -> Element {
    rsx! {
        div { class: "offline-bar", role: "status",
            Glyph { icon: Icon::WifiOff, size: 16 }
            span { "{text}" }
        }
    }
}

/// A message that vanishes by itself.
#[component]
pub fn Toast(text: String, #[props(default)] wrong: bool) -> Element {
    rsx! {
        div {
            class: if wrong { "toast toast-wrong" } else { "toast" },
            role: if wrong { "alert" } else { "status" },
            "{text}"
        }
    }
}

/// How something that took the whole page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It still runs.
    Running,
    /// Yes.
    Accepted,
    /// A person decides.
    Waiting,
    /// No.
    Refused,
}

/// The whole page says how something goes.
#[component]
pub fn FullPageFeedback(
    outcome: Outcome,
    title: String,
    #[props(default)] detail: String,
    children: Element,
) -> Element {
    let (class, icon) = match outcome {
        Outcome::Running => ("full-feedback", None),
        Outcome::Accepted => ("full-feedback full-feedback-accepted", Some(Icon::CircleCheck)),
        Outcome::Waiting => ("full-feedback full-feedback-waiting", Some(Icon::Clock)),
        Outcome::Refused => ("full-feedback full-feedback-refused", Some(Icon::CircleX)),
    };
    rsx! {
        div { class, role: "status",
            if let Some(icon) = icon {
                Glyph { icon, size: 72 }
            } else {
                span { class: "spinner spinner-large", aria_hidden: "true" }
            }
            h1 { class: "full-feedback-title", "{title}" }
            if !detail.is_empty() {
                p { class: "state-detail", "{detail}" }
            }
            {children}
        }
    }
}
