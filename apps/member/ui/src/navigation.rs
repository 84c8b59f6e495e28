//! Bars at the head and at the foot.

use dioxus::prelude::*;

use crate::{
    button::NewsCount,
    icons::{Glyph, Icon},
};

/// The bar at the head: a title or nothing, with buttons on both sides.
#[component]
pub fn TopBar(
    #[props(default)] title: String,
    #[props(default)] over_photo: bool,
    #[props(default)] large: bool,
    #[props(default)] start: Option<Element>,
    #[props(default)] end: Option<Element>,
) -> Element {
    let class = match (over_photo, large) {
        (true, _) => "top-bar top-bar-over",
        (false, true) => "top-bar top-bar-large",
        (false, false) => "top-bar",
    };
    rsx! {
        header { class,
            div { class: "top-bar-side", {start} }
            if !title.is_empty() {
                h1 { class: "top-bar-title", "{title}" }
            }
            div { class: "top-bar-side top-bar-end", {end} }
        }
    }
}

/// An entry of the bar at the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabEntry {
    /// Its picture.
    pub icon: Icon,
    /// Its name.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How many things there are new; none shows nothing.
    pub news: u32,
}

/// The bar at the foot: five ways into the app.
#[component]
pub fn TabBar(
    label: String,
    entries: Vec<TabEntry>,
    chosen: Option<usize>,
    onchoose: EventHandler<usize>,
) -> Element {
    rsx! {
        nav { class: "tab-bar", aria_label: label,
            for (index , entry) in entries.into_iter().enumerate() {
                a {
                    key: "{index}",
                    class: if chosen == Some(index) { "tab-entry tab-entry-chosen" } else { "tab-entry" },
                    href: entry.href,
                    aria_current: if chosen == Some(index) { "page" },
                    onclick: move |event| {
                        event.prevent_default();
                        onchoose.call(index);
                    },
                    Glyph { icon: entry.icon }
                    span { class: "tab-entry-label", "{entry.label}" }
                    NewsCount { count: entry.news }
                }
            }
        }
    }
}
