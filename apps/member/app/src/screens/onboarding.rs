//! The first visit: three slides, then in.

use dioxus::prelude::*;
use member_core::{
    store::Table,
    texts::{Arg, fill},
};
use member_ui::{
    Button, ButtonKind,
    outing::{Photo, Picture},
    swipe::{Around, Swipe},
};

use crate::{
    browser,
    route::Route,
    state::{App, use_app},
};

const SLIDES: [(&str, &str, &str); 3] = [
    ("bar", "onboarding-1-title", "onboarding-1-detail"),
    ("event", "onboarding-2-title", "onboarding-2-detail"),
    ("restaurant", "onboarding-3-title", "onboarding-3-detail"),
];
const SEEN: &str = "onboarding-seen";

/// Whether this device has seen the slides, or is of somebody who knows what this is without them.
pub async fn was_seen(app: App) -> bool {
    if app.client().is_signed_in() {
        drop(app.client().store().put(Table::Device, SEEN, "1").await);
        return true;
    }
    // Where nothing can be kept, nobody is shown them at each start.
    app.client().store().get(Table::Device, SEEN).await.map_or(true, |seen| seen.is_some())
}

/// The slides.
#[component]
pub fn Onboarding() -> Element {
    let app = use_app();
    let mut slide = use_signal(|| 0_usize);
    let mut swipe = use_hook(|| CopyValue::new(None::<Swipe>));
    let (kind, title, detail) = SLIDES[slide().min(2)];
    let position = [("number", Arg::from(slide() + 1)), ("count", Arg::from(SLIDES.len()))];
    use_future(move || async move {
        drop(app.client().store().put(Table::Device, SEEN, "1").await);
    });
    let mut turn = move |pages: i32| {
        let next = if pages > 0 { slide() + 1 } else { slide().saturating_sub(usize::from(pages < 0)) };
        slide.set(next.min(SLIDES.len() - 1));
    };
    rsx! {
        main {
            id: "main",
            class: "screen onboarding",
            tabindex: "0",
            onkeydown: move |event| match event.key() {
                Key::ArrowRight => turn(1),
                Key::ArrowLeft => turn(-1),
                _ => {}
            },
            onpointerdown: move |event| {
                let place = event.client_coordinates();
                swipe.set(Some(Swipe::begin(place.x, place.y, browser::time_millis())));
            },
            onpointermove: move |event| {
                let place = event.client_coordinates();
                if let Some(swipe) = swipe.write().as_mut() {
                    swipe.move_to(place.x, place.y, browser::time_millis());
                }
            },
            onpointerup: move |_| {
                let ended = swipe.write().take();
                if let Some(ended) = ended {
                    let width = browser::element_width("main").max(1.0);
                    turn(ended.end(browser::time_millis(), width, Around::of(slide(), SLIDES.len())).pages);
                }
            },
            onpointercancel: move |_| swipe.set(None),
            Picture { key: "{kind}", photo: Photo::default(), kind, sizes: "100vw", eager: true }
            div { class: "onboarding-text", aria_live: "polite",
                h1 { class: "onboarding-title", {app.text(title)} }
                p { class: "page-body", {app.text(detail)} }
            }
            p { class: "visually-hidden", {fill(app.lang(), "onboarding-slide", &position)} }
            div { class: "dashes", aria_hidden: "true",
                for index in 0..SLIDES.len() {
                    span { key: "{index}", class: if index == slide() { "dash dash-on" } else { "dash" } }
                }
            }
            Ways {}
        }
    }
}

/// In: as somebody new, as somebody known, or to look first.
#[component]
fn Ways() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let go = move |route: Route| {
        move |()| {
            navigator.push(route.clone());
        }
    };
    rsx! {
        div { class: "onboarding-actions",
            Button { label: app.text("onboarding-start"), wide: true, onclick: go(Route::SignUpScreen {}) }
            Button {
                label: app.text("onboarding-known"),
                kind: ButtonKind::Secondary,
                wide: true,
                onclick: go(Route::SignInScreen { next: String::new() }),
            }
            Button {
                label: app.text("onboarding-look"),
                kind: ButtonKind::Tertiary,
                wide: true,
                onclick: go(Route::Feed {}),
            }
        }
    }
}
