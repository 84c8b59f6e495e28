//! Pull to refresh: a finger that draws a list down from its beginning asks for what is new.

use dioxus::prelude::*;
use member_ui::{Glyph, Icon};

use crate::{browser, state::use_app};

/// So far down, in pixels, and it is asked.
const FAR: f64 = 72.0;
/// The list follows the finger half as fast.
const RESISTANCE: f64 = 0.5;
/// How long the sign stays, in milliseconds: long enough to be seen.
const SHOWN: u32 = 700;

/// A list that can be drawn down. It stands within what scrolls.
#[component]
pub fn Pull(onrefresh: EventHandler<()>, children: Element) -> Element {
    let app = use_app();
    let mut start = use_hook(|| CopyValue::new(None::<f64>));
    let mut drawn = use_signal(|| 0.0_f64);
    let mut asking = use_signal(|| false);
    let mut end = move || {
        start.set(None);
        let far = drawn() >= FAR * RESISTANCE;
        drawn.set(0.0);
        if far && !asking() {
            asking.set(true);
            onrefresh.call(());
            spawn(async move {
                browser::pause(SHOWN).await;
                asking.set(false);
            });
        }
    };
    let height = if asking() { FAR * RESISTANCE } else { drawn() };
    rsx! {
        div {
            class: "pull",
            ontouchstart: move |event| {
                let y = event.touches().first().map(|touch| touch.client_coordinates().y);
                start.set(y.filter(|_| browser::is_at_top("main")));
            },
            ontouchmove: move |event| {
                let (Some(from), Some(touch)) = (start(), event.touches().into_iter().next()) else {
                    return;
                };
                let down = (touch.client_coordinates().y - from).clamp(0.0, 2.0 * FAR);
                if (down * RESISTANCE - drawn()).abs() > 0.5 {
                    drawn.set(down * RESISTANCE);
                }
            },
            ontouchend: move |_| end(),
            ontouchcancel: move |_| end(),
            div { class: "pull-sign", style: "height: {height:.0}px", role: "status",
                if height > 4.0 {
                    span { class: if asking() { "pull-turning" } else { "pull-still" },
                        Glyph { icon: Icon::RefreshCw, size: 20 }
                    }
                }
                if asking() {
                    span { class: "visually-hidden", {app.text("state-loading")} }
                }
            }
            {children}
        }
    }
}
