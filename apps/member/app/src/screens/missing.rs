//! An address that leads nowhere.

use dioxus::prelude::*;
use member_ui::{EmptyState, Icon};

use crate::{route::Route, state::use_app};

/// Says so, and leads back.
#[component]
pub fn Missing(segments: Vec<String>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let _ = segments;
    rsx! {
        main { id: "main",
            EmptyState {
                icon: Icon::MapPin,
                title: app.text("failure-not-found"),
                action: app.text("failure-home"),
                onaction: move |()| {
                    navigator.replace(Route::Feed {});
                },
            }
        }
    }
}
