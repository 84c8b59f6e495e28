//! What lies over the page: sheets from the foot, questions in the middle.

use dioxus::prelude::*;

use crate::{
    button::{Button, ButtonKind, IconButton},
    icons::Icon,
};

/// A sheet from the foot of the screen. Escape and a tap beside it close it.
#[component]
pub fn BottomSheet(title: String, close: String, onclose: EventHandler<()>, children: Element) -> Element {
    rsx! {
        div { class: "overlay", onclick: move |_| onclose.call(()),
            div {
                class: "sheet",
                role: "dialog",
                aria_modal: "true",
                aria_label: title.clone(),
                tabindex: "-1",
                onclick: move |event| event.stop_propagation(),
                onkeydown: move |event| {
                    if event.key() == Key::Escape {
                        onclose.call(());
                    }
                },
                onmounted: move |event| async move {
                    // A screen that cannot be focused is only less convenient.
                    drop(event.set_focus(true).await);
                },
                span { class: "sheet-grip", aria_hidden: "true" }
                div { class: "sheet-head",
                    h2 { class: "sheet-title", "{title}" }
                    IconButton { icon: Icon::X, label: close, onclick: move |()| onclose.call(()) }
                }
                {children}
            }
        }
    }
}

/// A question with a yes and a no.
#[component]
pub fn Modal(
    title: String,
    detail: String,
    yes: String,
    no: String,
    #[props(default)] busy: bool,
    onyes: EventHandler<()>,
    onno: EventHandler<()>,
    children: Element,
) -> Element {
    rsx! {
        div { class: "overlay overlay-middle", onclick: move |_| onno.call(()),
            div {
                class: "modal",
                role: "alertdialog",
                aria_modal: "true",
                aria_label: title.clone(),
                tabindex: "-1",
                onclick: move |event| event.stop_propagation(),
                onkeydown: move |event| {
                    if event.key() == Key::Escape {
                        onno.call(());
                    }
                },
                onmounted: move |event| async move {
                    drop(event.set_focus(true).await);
                },
                h2 { class: "sheet-title", "{title}" }
                p { class: "state-detail", "{detail}" }
                {children}
                div { class: "modal-actions",
                    Button { label: no, kind: ButtonKind::Secondary, onclick: move |()| onno.call(()) }
                    Button { label: yes, busy, onclick: move |()| onyes.call(()) }
                }
            }
        }
    }
}
