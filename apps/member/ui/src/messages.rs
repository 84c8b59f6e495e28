//! Conversations and notifications.

use dioxus::prelude::*;

use crate::{
    button::IconButton,
    icons::{Glyph, Icon},
    outing::{Photo, Picture},
};

/// What a row of the list of conversations shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationFace {
    /// What it is about.
    pub title: String,
    /// With whom.
    pub with: String,
    /// What was said last.
    pub preview: String,
    /// When.
    pub when: String,
    /// How many messages there are to read; none shows nothing.
    pub unread: i32,
    /// The outing's photograph.
    pub photo: Photo,
    /// Gives the light where there is none.
    pub kind: &'static str,
}

/// A conversation in the list. `unread` says how many there are to read, for who cannot see the number.
#[component]
pub fn ConversationRow(
    face: ConversationFace,
    href: String,
    unread: String,
    onopen: EventHandler<()>,
) -> Element {
    let news = face.unread > 0;
    rsx! {
        article { class: if news { "talk talk-news" } else { "talk" },
            Picture { photo: face.photo, kind: face.kind, sizes: "56px" }
            div { class: "talk-text",
                div { class: "talk-line",
                    h2 { class: "talk-title",
                        a {
                            class: "stretched",
                            href,
                            onclick: move |event| {
                                event.prevent_default();
                                onopen.call(());
                            },
                            "{face.title}"
                        }
                    }
                    span { class: "talk-when", "{face.when}" }
                }
                p { class: "talk-with", "{face.with}" }
                div { class: "talk-line",
                    p { class: "talk-preview", "{face.preview}" }
                    if news {
                        span { class: "talk-count",
                            span { aria_hidden: "true", "{face.unread}" }
                            span { class: "visually-hidden", "{unread}" }
                        }
                    }
                }
            }
        }
    }
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BubbleFace {
    /// Who; nothing when it is known.
    pub author: Option<String>,
    /// What.
    pub text: String,
    /// When, or that it waits.
    pub time: String,
    /// Whether the reader said it.
    pub own: bool,
    /// Whether the partner or Yousoon said it.
    pub house: bool,
    /// Whether it waits for a network.
    pub waiting: bool,
    /// Whether what was said is gone.
    pub removed: bool,
}

/// A message. What others said can be reported.
#[component]
pub fn Bubble(
    face: BubbleFace,
    #[props(default)] report: String,
    #[props(default)] onreport: EventHandler<()>,
) -> Element {
    let class = match (face.own, face.house) {
        (true, _) => "bubble bubble-own",
        (false, true) => "bubble bubble-house",
        (false, false) => "bubble",
    };
    rsx! {
        div { class,
            if let Some(author) = face.author {
                p { class: "bubble-author",
                    "{author}"
                    if face.house {
                        Glyph { icon: Icon::BadgeCheck, size: 14 }
                    }
                }
            }
            p { class: if face.removed { "bubble-text bubble-removed" } else { "bubble-text" }, "{face.text}" }
            p { class: "bubble-foot",
                if face.waiting {
                    Glyph { icon: Icon::Clock, size: 12 }
                }
                span { "{face.time}" }
                if !report.is_empty() {
                    button {
                        class: "bubble-report",
                        r#type: "button",
                        onclick: move |_| onreport.call(()),
                        "{report}"
                    }
                }
            }
        }
    }
}

/// The words of a [`MessageField`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageWords {
    /// What is to be written.
    pub label: String,
    /// The golden arrow.
    pub send: String,
}

/// Where one writes. Enter sends; nothing is sent that says nothing.
#[component]
pub fn MessageField(
    words: MessageWords,
    value: String,
    oninput: EventHandler<String>,
    onsend: EventHandler<()>,
) -> Element {
    let empty = value.trim().is_empty();
    rsx! {
        form {
            class: "writing",
            onsubmit: move |event| {
                event.prevent_default();
                if !empty {
                    onsend.call(());
                }
            },
            input {
                class: "writing-input",
                id: "message",
                r#type: "text",
                maxlength: 1000,
                autocomplete: "off",
                enterkeyhint: "send",
                placeholder: words.label.clone(),
                aria_label: words.label,
                value,
                oninput: move |event| oninput.call(event.value()),
            }
            IconButton {
                icon: Icon::Send,
                label: words.send,
                pressed: None::<bool>,
                disabled: empty,
                onclick: move |()| onsend.call(()),
            }
        }
    }
}

/// What a row of the inbox shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationFace {
    /// Its picture.
    pub icon: Icon,
    /// In a few words.
    pub title: String,
    /// In a sentence.
    pub body: String,
    /// When.
    pub when: String,
    /// Whether it was not read yet.
    pub fresh: bool,
}

/// Something Yousoon says. `fresh` says that it is new, for who cannot see the dot.
#[component]
pub fn NotificationRow(
    face: NotificationFace,
    href: String,
    fresh: String,
    onopen: EventHandler<()>,
) -> Element {
    rsx! {
        article { class: if face.fresh { "notice notice-fresh" } else { "notice" },
            Glyph { icon: face.icon }
            div { class: "notice-text",
                h2 { class: "notice-title",
                    if href.is_empty() {
                        "{face.title}"
                    } else {
                        a {
                            class: "stretched",
                            href,
                            onclick: move |event| {
                                event.prevent_default();
                                onopen.call(());
                            },
                            "{face.title}"
                        }
                    }
                    if face.fresh {
                        span { class: "visually-hidden", " ({fresh})" }
                    }
                }
                p { class: "notice-body", "{face.body}" }
                p { class: "notice-when", "{face.when}" }
            }
        }
    }
}
