//! The head of screens that ask one question after another.

use dioxus::prelude::*;
use member_core::texts::{Arg, fill};
use member_ui::{Icon, IconButton};

use crate::state::use_app;

/// The line of progress, the way back, and how far one is.
#[component]
pub fn StepHead(step: usize, count: usize, onback: EventHandler<()>) -> Element {
    let app = use_app();
    let places = [("step", Arg::from(step)), ("count", Arg::from(count))];
    let share = step * 100 / count.max(1);
    rsx! {
        header { class: "steps",
            div {
                class: "steps-line",
                role: "progressbar",
                aria_valuemin: "0",
                aria_valuemax: "{count}",
                aria_valuenow: "{step}",
                aria_label: fill(app.lang(), "sign-up-step", &places),
                span { style: "width: {share}%" }
            }
            div { class: "steps-head",
                IconButton { icon: Icon::ChevronLeft, label: app.text("nav-back"), onclick: move |()| onback.call(()) }
                span { class: "steps-count", {fill(app.lang(), "sign-up-step", &places)} }
            }
        }
    }
}
