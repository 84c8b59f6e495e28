//! Favoris: offers to find again, with the next date of each.

use dioxus::prelude::*;
use member_core::{
    api::{favourites::Favourite, outings::PartnerType},
    format,
    loadable::Loadable,
    store::Table,
};
use member_ui::{
    Chip, EmptyState, Icon, IconButton, OfflineBar, RowCard, Skeleton, SkeletonShape, TopBar,
    outing::OutingFace,
};

use crate::{
    answer::use_answer,
    favourites::{question, use_favourites},
    route::Route,
    screens::{
        my_outings::SignInFirst,
        pull::Pull,
        shared::{BellButton, ProfileButton, Trouble, first_photo},
    },
    state::{App, Who, use_app},
};

/// The screen.
#[component]
pub fn FavouritesScreen() -> Element {
    let app = use_app();
    rsx! {
        TopBar {
            title: app.text("tab-favourites"),
            large: true,
            end: rsx! {
                BellButton {}
                ProfileButton {}
            },
        }
        match app.who() {
            Who::Unknown => rsx! {
                div { class: "list",
                    Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                }
            },
            Who::Guest => rsx! {
                SignInFirst {
                    icon: Icon::Heart,
                    title: app.text("favourites-sign-in"),
                    next: Route::FavouritesScreen {}.to_string(),
                }
            },
            Who::Member(_) => rsx! { List {} },
        }
    }
}

#[component]
fn List() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let favourites = use_favourites();
    let answer = use_answer(Table::Own, || Some(question()));
    let kind = use_signal(|| None::<PartnerType>);
    let state = answer.read();
    let offline = state.is_offline();
    match state {
        Loadable::Loading => rsx! {
            div { class: "list",
                Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
            }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, .. } => {
            // What was taken off the list a moment ago is gone at once.
            let nodes = value.my_favourites.nodes.into_iter();
            let kept: Vec<_> = nodes.filter(|one| favourites.has(one.offer.id.inner())).collect();
            if kept.is_empty() {
                return rsx! {
                    EmptyState {
                        icon: Icon::Heart,
                        title: app.text("favourites-empty"),
                        detail: app.text("favourites-empty-detail"),
                        action: app.text("outings-find"),
                        onaction: move |()| {
                            navigator.push(Route::Feed {});
                        },
                    }
                };
            }
            rsx! {
                Pull { onrefresh: move |()| answer.reload(),
                    div { class: "list",
                        if offline {
                            OfflineBar { text: app.text("state-offline") }
                        }
                        Kinds { favourites: kept.clone(), kind }
                        ul { class: "rows",
                            for one in kept.into_iter().filter(|one| kind().is_none_or(|kind| kind == one.offer.partner.partner_type)) {
                                li { key: "{one.offer.id.inner()}",
                                    Row { favourite: one }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Chips of the types there are, where there is more than one.
#[component]
fn Kinds(favourites: Vec<Favourite>, kind: Signal<Option<PartnerType>>) -> Element {
    let app = use_app();
    let mut kind = kind;
    let has = |wanted: PartnerType| favourites.iter().any(|one| one.offer.partner.partner_type == wanted);
    let kinds: Vec<_> = PartnerType::ALL.into_iter().filter(|wanted| has(*wanted)).collect();
    if kinds.len() < 2 {
        return rsx! {};
    }
    rsx! {
        div { class: "chips chips-line",
            for one in kinds {
                Chip {
                    key: "{one.slug()}",
                    label: one.plural(app.lang()),
                    chosen: kind() == Some(one),
                    onclick: move |()| kind.set(if kind() == Some(one) { None } else { Some(one) }),
                }
            }
        }
    }
}

#[component]
fn Row(favourite: Favourite) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let favourites = use_favourites();
    let offer = favourite.offer.id.inner().to_owned();
    let route =
        favourite.next_outing.as_ref().map(|outing| Route::OutingScreen { id: outing.id.inner().to_owned() });
    let foot = favourite.next_outing.as_ref().and_then(|outing| {
        let price = outing.price_per_person.as_ref().map(|price| format::price(app.lang(), price))?;
        Some(format!("{} · {price}", format::time(outing.starts_at)))
    });
    let heart = rsx! {
        span { class: "row-heart",
            IconButton {
                icon: Icon::Heart,
                label: app.text("favourite-remove"),
                pressed: true,
                onclick: move |()| favourites.set(&offer, false),
            }
        }
    };
    rsx! {
        RowCard {
            face: face(app, &favourite),
            href: route.as_ref().map(Route::to_string).unwrap_or_default(),
            head: match &favourite.next_outing {
                Some(outing) => format::day(app.lang(), outing.starts_at, app.now()),
                None => app.text("favourites-no-date"),
            },
            foot: foot.unwrap_or_default(),
            action: heart,
            onopen: move |()| {
                if let Some(route) = route.clone() {
                    navigator.push(route);
                }
            },
        }
    }
}

fn face(app: App, favourite: &Favourite) -> OutingFace {
    let offer = &favourite.offer;
    let venue = favourite.venue.as_ref().map_or(&offer.partner.name, |venue| &venue.name);
    OutingFace {
        title: offer.title.clone(),
        venue: venue.clone(),
        kind: offer.partner.partner_type.slug(),
        photo: first_photo(&offer.photos),
        when: app.text("favourites-no-date"),
        ..OutingFace::default()
    }
}
