//! Favoris: the offers one wants to come back to, each with its next outing.

use dioxus::prelude::*;
use member_core::{api::favourites::Favourite, failure::Failure, format, loadable::Loadable, store::Table};
use member_ui::{
    EmptyState, Icon, IconButton, OfflineBar, RowCard, Skeleton, SkeletonShape, TopBar, outing::OutingFace,
};

use crate::{
    answer::use_answer,
    favourites::{Favourites, question},
    route::Route,
    screens::{
        my_outings::SignInFirst,
        shared::{ProfileButton, Trouble, face, first_photo},
    },
    state::{App, Who, use_app},
};

/// The screen.
#[component]
pub fn FavouritesScreen() -> Element {
    let app = use_app();
    rsx! {
        TopBar { title: app.text("tab-favourites"), large: true, end: rsx! { ProfileButton {} } }
        match app.who() {
            Who::Unknown => rsx! {
                div { class: "list",
                    Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                }
            },
            Who::Guest => rsx! {
                SignInFirst {
                    next: Route::FavouritesScreen {}.to_string(),
                    title: app.text("favourites-sign-in"),
                }
            },
            Who::Member(_) => rsx! {
                div { class: "list", List {} }
            },
        }
    }
}

#[component]
fn List() -> Element {
    let app = use_app();
    let favourites = use_context::<Favourites>();
    let navigator = use_navigator();
    let answer = use_answer(Table::Own, move || {
        favourites.told();
        Some(question())
    });
    match answer.read() {
        Loadable::Loading => rsx! {
            Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, trouble, .. } => {
            let mut shown = value.my_favourites.nodes;
            shown.retain(|favourite| favourites.has(favourite.offer.id.inner()));
            rsx! {
                if trouble == Some(Failure::Offline) {
                    OfflineBar { text: app.text("state-offline") }
                }
                if shown.is_empty() {
                    EmptyState {
                        icon: Icon::Heart,
                        title: app.text("favourites-empty"),
                        detail: app.text("favourites-empty-detail"),
                        action: app.text("outings-find"),
                        onaction: move |()| {
                            navigator.push(Route::Feed {});
                        },
                    }
                } else {
                    ul { class: "rows",
                        for favourite in shown {
                            li { key: "{favourite.offer.id.inner()}",
                                Row { favourite }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Row(favourite: Favourite) -> Element {
    let app = use_app();
    let favourites = use_context::<Favourites>();
    let navigator = use_navigator();
    let offer = favourite.offer.id.inner().to_owned();
    let next = favourite.next_outing.as_ref();
    let head = next.map_or_else(
        || app.text("favourites-no-date"),
        |outing| format::day(app.lang(), outing.starts_at, app.now()),
    );
    let route = next.map_or(Route::FavouritesScreen {}, |outing| Route::OutingScreen {
        id: outing.id.inner().to_owned(),
    });
    rsx! {
        RowCard {
            face: row_face(app, &favourite),
            href: route.to_string(),
            head,
            foot: next.map(|outing| format::time(outing.starts_at)).unwrap_or_default(),
            action: rsx! {
                IconButton {
                    icon: Icon::Heart,
                    label: app.text("favourites-remove"),
                    pressed: true,
                    onclick: move |()| favourites.toggle(app, &offer),
                }
            },
            onopen: move |()| {
                navigator.push(route.clone());
            },
        }
    }
}

/// The next outing's face; the offer's where there is none.
fn row_face(app: App, favourite: &Favourite) -> OutingFace {
    if let Some(outing) = &favourite.next_outing {
        return face(app.lang(), outing, app.now());
    }
    let offer = &favourite.offer;
    OutingFace {
        title: offer.title.clone(),
        venue: favourite
            .venue
            .as_ref()
            .map_or_else(|| offer.partner.name.clone(), |venue| venue.name.clone()),
        discount: None,
        tags: Vec::new(),
        kind: offer.partner.partner_type.slug(),
        when: String::new(),
        time: String::new(),
        distance: None,
        list_price: None,
        price: None,
        note: String::new(),
        tiers: None,
        photo: first_photo(&offer.photos),
    }
}
