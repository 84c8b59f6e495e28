//! What is around every screen.

use dioxus::prelude::*;
use member_ui::{Icon, TabBar, TabEntry, Toast};

use crate::{
    favourites::Favourites,
    news::{News, use_news},
    route::Route,
    state::{App, use_app},
    waiting::Waiting,
};

/// The outermost component.
#[component]
pub fn Shell() -> Element {
    App::provide();
    Waiting::provide();
    Favourites::provide();
    News::provide();
    crate::screens::feed::FeedPlace::provide();
    crate::screens::search::Sought::provide();
    rsx! {
        Router::<Route> {}
    }
}

/// Every screen, with the passing message over it.
#[component]
pub fn Framed() -> Element {
    let app = use_app();
    rsx! {
        Outlet::<Route> {}
        if let Some(message) = app.message() {
            Toast { text: message.text, wrong: message.wrong }
        }
    }
}

/// The entries of the bar at the foot, and where they lead.
fn entries() -> [(Icon, &'static str, Route); 5] {
    [
        (Icon::CalendarDays, "tab-outings", Route::MyOutings {}),
        (Icon::Heart, "tab-favourites", Route::FavouritesScreen {}),
        (Icon::GalleryVerticalEnd, "tab-for-you", Route::Feed {}),
        (Icon::MapPin, "tab-map", Route::MapScreen {}),
        (Icon::MessageCircle, "tab-messages", Route::MessagesScreen {}),
    ]
}

/// A screen with the bar at the foot.
#[component]
pub fn Tabbed() -> Element {
    let app = use_app();
    let route = use_route::<Route>();
    let navigator = use_navigator();
    let news = use_news();
    use_effect(use_reactive!(|route| {
        let _ = route;
        news.renew();
    }));
    let entry = |(icon, key, route): (Icon, &str, Route)| TabEntry {
        icon,
        label: app.text(key),
        href: route.to_string(),
        news: if key == "tab-messages" { news.messages().unsigned_abs() } else { 0 },
    };
    let chosen = entries().iter().position(|(_, _, of)| *of == route);
    rsx! {
        a { class: "skip", href: "#main", {app.text("nav-skip")} }
        div { class: "screen screen-tabbed",
            main { id: "main", class: "screen-main", tabindex: "-1", Outlet::<Route> {} }
            TabBar {
                label: app.text("nav-label"),
                entries: entries().map(entry).to_vec(),
                chosen,
                onchoose: move |index: usize| {
                    if let Some((_, _, route)) = entries().into_iter().nth(index) {
                        navigator.push(route);
                    }
                },
            }
        }
    }
}
