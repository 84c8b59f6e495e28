//! Search: words, and filters in a sheet from the foot.

mod suggestions;

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::outings::{FindOutings, FindVariables, OutingCard, PartnerType, SearchSuggestion},
    failure::Failure,
    format,
    loadable::Loadable,
    search::{FARTHEST, MOST_DISCOUNT, MOST_PEOPLE, Search, When},
    store::Table,
    words,
};
use member_ui::{
    BottomSheet, Button, ButtonKind, Chip, EmptyState, Icon, OfflineBar, RangeField, RowCard, SearchField,
    Skeleton, SkeletonShape, TopBar,
};

use self::suggestions::Suggestions;
use crate::{
    answer::use_answer,
    browser,
    route::Route,
    screens::shared::{BackButton, Trouble, face},
    state::use_app,
};

const PAGE: i32 = 30;
/// Typing pauses so long before it is asked for.
const TYPING: u32 = 250;

/// What is looked for: the same on the search and on the map.
#[derive(Clone, Copy)]
pub struct Sought(pub Signal<Search>);

impl Sought {
    /// Called once, by the outermost component.
    pub fn provide() {
        let search = use_signal(Search::default);
        use_context_provider(|| Self(search));
    }
}

/// The screen.
#[component]
pub fn SearchScreen() -> Element {
    let app = use_app();
    let Sought(mut search) = use_context();
    let mut typed = use_signal(|| search.peek().text.clone());
    let mut filtering = use_signal(|| false);
    let mut suggesting = use_signal(|| false);
    let answer = use_answer(Table::Public, move || {
        let filter = Some(search.read().filter(app.now(), None));
        Some(FindOutings::build(FindVariables { filter, first: PAGE, after: None }))
    });
    let typing = move |value: String| {
        typed.set(value.clone());
        suggesting.set(true);
        spawn(async move {
            browser::pause(TYPING).await;
            // Who types on is not asked for yet.
            if *typed.peek() == value {
                search.write().text = value;
            }
        });
    };
    let state = answer.read();
    let count = state.value().map(|found| found.outings.total_count);
    rsx! {
        div { class: "screen screen-page",
            TopBar { title: app.text("nav-search"), start: rsx! { BackButton {} } }
            div { class: "search-head",
                SearchField {
                    label: app.text("search-placeholder"),
                    value: typed(),
                    oninput: typing,
                    filters: app.text("search-filters"),
                    filtered: search.read().filters() > 0,
                    onfilters: move |()| filtering.set(true),
                    onsubmit: move |()| suggesting.set(false),
                }
                if suggesting() {
                    Suggestions {
                        typed,
                        onchoose: move |suggestion: SearchSuggestion| {
                            search.write().follow(&suggestion);
                            typed.set(search.peek().text.clone());
                            suggesting.set(false);
                        },
                    }
                }
                QuickFilters {}
            }
            main { id: "main", class: "list",
                p { class: "page-note", role: "status",
                    {count.map(|count| app.fill("search-results", "count", count))}
                }
                match state {
                    Loadable::Loading => rsx! {
                        Skeleton { shape: SkeletonShape::Rows, label: app.text("state-loading") }
                    },
                    Loadable::Failed(failure) => rsx! {
                        Trouble { failure, onretry: move |()| answer.reload() }
                    },
                    Loadable::Shown { value, trouble, .. } => rsx! {
                        if trouble == Some(Failure::Offline) {
                            OfflineBar { text: app.text("state-offline") }
                        }
                        Found { cards: value.outings.nodes }
                    },
                }
            }
        }
        if filtering() {
            FilterSheet { count, onclose: move |()| filtering.set(false) }
        }
    }
}

#[component]
fn Found(cards: Vec<OutingCard>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let Sought(mut search) = use_context();
    if cards.is_empty() {
        return rsx! {
            EmptyState {
                icon: Icon::Search,
                title: app.text("search-empty"),
                detail: app.text("search-empty-detail"),
                action: app.text("filter-reset"),
                onaction: move |()| search.with_mut(|search| *search = search.cleared()),
            }
        };
    }
    let open = move |id: &cynic::Id| Route::OutingScreen { id: id.inner().to_owned() };
    rsx! {
        ul { class: "rows",
            for card in cards {
                li { key: "{card.id.inner()}",
                    RowCard {
                        face: face(app.lang(), &card, app.now()),
                        href: open(&card.id).to_string(),
                        head: format::day(app.lang(), card.starts_at, app.now()),
                        foot: foot(app.lang(), &card),
                        onopen: move |()| {
                            navigator.push(open(&card.id));
                        },
                    }
                }
            }
        }
    }
}

/// `21:00 · 650 m · 9,80 €`.
fn foot(lang: member_core::texts::Lang, card: &OutingCard) -> String {
    let parts = [
        Some(format::time(card.starts_at)),
        card.distance_meters.map(|meters| format::distance(lang, meters)),
        card.price_per_person.as_ref().map(|price| format::price(lang, price)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The filters most often wanted, in one line.
#[component]
pub fn QuickFilters() -> Element {
    let app = use_app();
    let Sought(mut search) = use_context();
    let lang = app.lang();
    let now = search.read().clone();
    rsx! {
        div { class: "chips chips-line",
            Chip {
                label: When::Tonight.name(lang),
                chosen: now.when == Some(When::Tonight),
                onclick: move |()| search.with_mut(|search| {
                    search.when = if search.when == Some(When::Tonight) { None } else { Some(When::Tonight) };
                }),
            }
            Chip {
                label: PartnerType::Bar.plural(lang),
                chosen: now.types.contains(&PartnerType::Bar),
                onclick: move |()| search.write().toggle(PartnerType::Bar),
            }
            Chip {
                label: app.fill("filter-discount-from", "percent", format::percent_off(lang, 30)),
                chosen: now.discount == 30,
                onclick: move |()| search.with_mut(|search| search.discount = if search.discount == 30 { 0 } else { 30 }),
            }
            Chip {
                label: app.fill("filter-for", "people", 2),
                chosen: now.people == 2,
                onclick: move |()| search.with_mut(|search| search.people = if search.people == 2 { 0 } else { 2 }),
            }
        }
    }
}

/// All filters.
#[component]
pub fn FilterSheet(count: Option<i32>, onclose: EventHandler<()>) -> Element {
    let app = use_app();
    let Sought(mut search) = use_context();
    let lang = app.lang();
    let now = search.read().clone();
    rsx! {
        BottomSheet {
            title: app.text("filter-title"),
            close: app.text("nav-close"),
            onclose: move |()| onclose.call(()),
            section {
                h3 { class: "page-heading", {app.text("filter-when")} }
                div { class: "chips",
                    for when in When::ALL {
                        Chip {
                            key: "{when.name(lang)}",
                            label: when.name(lang),
                            chosen: now.when == Some(when),
                            onclick: move |()| search.with_mut(|search| {
                                search.when = if search.when == Some(when) { None } else { Some(when) };
                            }),
                        }
                    }
                }
            }
            section {
                h3 { class: "page-heading", {app.text("filter-type")} }
                div { class: "chips",
                    for kind in PartnerType::ALL {
                        Chip {
                            key: "{kind.slug()}",
                            label: kind.plural(lang),
                            chosen: now.types.contains(&kind),
                            onclick: move |()| search.write().toggle(kind),
                        }
                    }
                }
            }
            Ranges {}
            div { class: "modal-actions",
                Button {
                    label: app.text("filter-reset"),
                    kind: ButtonKind::Tertiary,
                    onclick: move |()| search.with_mut(|search| *search = search.cleared()),
                }
                Button {
                    label: app.fill("filter-apply", "count", count.unwrap_or(0)),
                    onclick: move |()| onclose.call(()),
                }
            }
        }
    }
}

#[component]
fn Ranges() -> Element {
    let app = use_app();
    let Sought(mut search) = use_context();
    let lang = app.lang();
    let now = search.read().clone();
    let near_me = move |kilometers: i32| {
        search.write().kilometers = kilometers;
        if search.peek().position.is_some() || kilometers == 0 {
            return;
        }
        spawn(async move {
            let position = browser::position().await;
            if position.is_none() {
                search.write().kilometers = 0;
                app.say(app.text("filter-position-refused"), true);
            }
            search.write().position = position;
        });
    };
    rsx! {
        RangeField {
            id: "discount",
            label: app.text("filter-discount"),
            shown: now.discount_text(lang),
            bounds: (0, MOST_DISCOUNT),
            step: 5,
            value: now.discount,
            onchange: move |value| search.write().discount = value,
        }
        RangeField {
            id: "distance",
            label: app.text("filter-distance"),
            shown: now.distance_text(lang),
            bounds: (0, FARTHEST),
            step: 1,
            value: now.kilometers,
            onchange: near_me,
        }
        RangeField {
            id: "people",
            label: app.text("filter-people"),
            shown: words::party(lang, now.people.max(1)),
            bounds: (1, MOST_PEOPLE),
            step: 1,
            value: now.people.max(1),
            onchange: move |value| search.write().people = value,
        }
    }
}
