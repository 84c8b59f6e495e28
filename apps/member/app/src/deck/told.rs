//! What concerns those who do not see the cards of a deck, or do not swipe them.

use dioxus::prelude::*;

/// Which card is on top, in words, and the way to the others.
#[component]
pub fn Told(
    told: Signal<usize>,
    count: usize,
    position: Callback<usize, String>,
    previous: String,
    next: String,
    ongo: EventHandler<i32>,
) -> Element {
    rsx! {
        p { class: "visually-hidden", aria_live: "polite", {position.call(told())} }
        Buttons { previous, next, first: told() == 0, last: told() + 1 >= count, ongo }
    }
}

/// For those who do not swipe.
#[component]
fn Buttons(previous: String, next: String, first: bool, last: bool, ongo: EventHandler<i32>) -> Element {
    let go = move |event: Event<MouseData>, pages: i32| {
        event.stop_propagation();
        ongo.call(pages);
    };
    rsx! {
        div { class: "deck-buttons",
            button { r#type: "button", disabled: first, onclick: move |event| go(event, -1), "{previous}" }
            button { r#type: "button", disabled: last, onclick: move |event| go(event, 1), "{next}" }
        }
    }
}
