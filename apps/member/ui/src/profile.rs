//! What concerns the person: picture, grade, stars, savings.

use dioxus::prelude::*;

use crate::icons::{Glyph, Icon};

/// Initials in a square.
#[component]
pub fn Avatar(name: String, #[props(default)] verified: bool) -> Element {
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    rsx! {
        span { class: "avatar", aria_hidden: "true",
            "{initials}"
            if verified {
                span { class: "avatar-mark",
                    Glyph { icon: Icon::BadgeCheck, size: 18 }
                }
            }
        }
    }
}

/// How far a member has come.
#[component]
pub fn GradeBadge(name: String) -> Element {
    rsx! {
        span { class: "grade",
            Glyph { icon: Icon::Sparkles, size: 16 }
            "{name}"
        }
    }
}

/// Stars, as a number.
#[component]
pub fn Rating(value: String, #[props(default)] count: Option<String>, label: String) -> Element {
    rsx! {
        span { class: "rating", role: "img", aria_label: label,
            Glyph { icon: Icon::Star, size: 16, filled: true }
            span { "{value}" }
            if let Some(count) = count {
                span { class: "rating-count", "({count})" }
            }
        }
    }
}

/// What was saved; with a subscription, beside what it cost.
#[component]
pub fn SavingsMeter(
    label: String,
    saved: String,
    #[props(default)] paid_label: String,
    #[props(default)] paid: Option<String>,
    /// How much of the saving the subscription took, 0 to 100.
    #[props(default)]
    paid_share: u8,
    #[props(default)] note: String,
) -> Element {
    rsx! {
        section { class: "savings", aria_label: label.clone(),
            div { class: "savings-head",
                div {
                    p { class: "savings-label", "{label}" }
                    p { class: "savings-amount", "{saved}" }
                }
                if let Some(paid) = paid {
                    div { class: "savings-paid",
                        p { class: "savings-label", "{paid_label}" }
                        p { "{paid}" }
                    }
                }
            }
            if paid_share > 0 {
                div { class: "savings-line", style: "--share: {paid_share}%", aria_hidden: "true" }
            }
            if !note.is_empty() {
                p { class: "savings-label", "{note}" }
            }
        }
    }
}
