//! Carte: outings where they are, with a slider of cards bound to the pins.

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::outings::{BoundsInput, FindOutings, FindVariables, OutingCard},
    format,
    loadable::Loadable,
    search::Position,
    store::Table,
};
use member_ui::{CompactCard, Icon, IconButton, OfflineBar, SearchField, icons};

use crate::{
    answer::use_answer,
    browser::{
        self,
        map::{Map, Pin, Told},
    },
    route::Route,
    screens::{
        search::{FilterSheet, QuickFilters, Sought},
        shared::face,
    },
    state::{App, use_app},
};

const MOST: i32 = 100;
/// The middle of Paris, until the person says where they are.
const PARIS: Position = Position { latitude: 48.8566, longitude: 2.3522 };
const ZOOM: f64 = 12.0;

#[derive(Clone, Copy)]
struct MapState {
    map: Signal<Option<Map>>,
    bounds: Signal<Option<BoundsInput>>,
    chosen: Signal<String>,
    broken: Signal<bool>,
}

impl MapState {
    /// The chosen card stays chosen while it is there; otherwise the first one is.
    fn keep_chosen(mut self, cards: &[OutingCard]) {
        let there = cards.iter().any(|card| card.id.inner() == *self.chosen.peek());
        if let Some(first) = cards.first().filter(|_| !there) {
            self.chosen.set(first.id.inner().to_owned());
        }
    }

    async fn open(mut self, app: App, middle: Option<Position>) {
        let mut state = self;
        let told = Told {
            bounds: Box::new(move |bounds| state.bounds.set(Some(bounds))),
            chosen: Box::new(move |id: String| {
                browser::scroll_into_view(&format!("map-card-{id}"));
                state.chosen.set(id);
            }),
            cluster: Box::new(move |count| {
                app.fill("map-cluster", "count", i32::try_from(count).unwrap_or(i32::MAX))
            }),
        };
        let map = Map::open("map", middle.unwrap_or(PARIS), ZOOM, told).await;
        if let (Some(map), Some(position)) = (&map, middle) {
            map.here(position);
        }
        self.broken.set(map.is_none());
        self.map.set(map);
    }

    async fn locate(self, app: App, mut search: Signal<member_core::search::Search>) {
        let Some(position) = browser::position().await else {
            app.say(app.text("filter-position-refused"), true);
            return;
        };
        search.write().position = Some(position);
        if let Some(map) = &*self.map.peek() {
            map.here(position);
        }
    }
}

/// The screen.
#[component]
pub fn MapScreen() -> Element {
    let app = use_app();
    let Sought(search) = use_context();
    let mut filtering = use_signal(|| false);
    let state = MapState {
        map: use_signal(|| None),
        bounds: use_signal(|| None),
        chosen: use_signal(String::new),
        broken: use_signal(|| false),
    };
    use_future(move || async move { state.open(app, search.peek().position).await });
    let answer = use_answer(Table::Public, move || {
        let bounds = (state.bounds)()?;
        let filter = Some(search.read().filter(app.now(), Some(rounded(&bounds))));
        Some(FindOutings::build(FindVariables { filter, first: MOST, after: None }))
    });
    let found = answer.read();
    let cards = found.value().map(|found| found.outings.nodes.clone()).unwrap_or_default();
    let count = found.value().map(|found| found.outings.total_count);
    use_effect(use_reactive!(|cards| {
        if let Some(map) = &*state.map.read() {
            map.pins(&cards.iter().map(pin).collect::<Vec<_>>());
        }
        state.keep_chosen(&cards);
    }));
    use_effect(move || {
        if let Some(map) = &*state.map.read() {
            map.choose(&state.chosen.read());
        }
    });
    let empty = matches!(found, Loadable::Shown { .. }) && cards.is_empty();
    rsx! {
        div { class: "map-screen",
            div { id: "map", class: "map", role: "region", aria_label: app.text("map-label") }
            Head { offline: found.is_offline(), broken: (state.broken)(), onfilters: move |()| filtering.set(true) }
            div { class: "map-locate",
                IconButton {
                    icon: Icon::LocateFixed,
                    label: app.text("map-position"),
                    onclick: move |()| {
                        spawn(state.locate(app, search));
                    },
                }
            }
            if empty {
                p { class: "map-empty", role: "status", {app.text("map-empty")} }
            }
            Slider { cards, chosen: state.chosen }
        }
        if filtering() {
            FilterSheet { count, onclose: move |()| filtering.set(false) }
        }
    }
}

/// Over the map: what is looked for, and what does not work.
#[component]
fn Head(offline: bool, broken: bool, onfilters: EventHandler<()>) -> Element {
    let app = use_app();
    let Sought(mut search) = use_context();
    rsx! {
        div { class: "map-head",
            SearchField {
                label: app.text("search-placeholder"),
                value: search.read().text.clone(),
                oninput: move |value| search.write().text = value,
                filters: app.text("search-filters"),
                filtered: search.read().filters() > 0,
                onfilters: move |()| onfilters.call(()),
            }
            QuickFilters {}
            if offline {
                OfflineBar { text: app.text("state-offline") }
            }
            if broken {
                OfflineBar { text: app.text("map-unavailable") }
            }
        }
    }
}

/// The cards of what the map shows; the one in the middle has the golden pin.
#[component]
fn Slider(cards: Vec<OutingCard>, chosen: Signal<String>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut chosen = chosen;
    let ids: Vec<_> = cards.iter().map(|card| card.id.inner().to_owned()).collect();
    let open = move |id: &str| Route::OutingScreen { id: id.to_owned() };
    rsx! {
        ul {
            id: "map-cards",
            class: "map-cards",
            onscroll: move |_| {
                if let Some(id) = ids.get(browser::scrolled_to("map-cards"))
                    && *chosen.peek() != *id
                {
                    chosen.set(id.clone());
                }
            },
            for card in cards {
                li { key: "{card.id.inner()}", id: "map-card-{card.id.inner()}",
                    CompactCard {
                        face: face(app.lang(), &card, app.now()),
                        href: open(card.id.inner()).to_string(),
                        foot: when_and_how_far(app, &card),
                        chosen: chosen() == card.id.inner(),
                        onopen: {
                            let route = open(card.id.inner());
                            move |()| {
                                navigator.push(route.clone());
                            }
                        },
                    }
                }
            }
        }
    }
}

/// `Demain, 20:30 · 650 m`; the price stands below.
pub fn when_and_how_far(app: App, card: &OutingCard) -> String {
    let when =
        format!("{}, {}", format::day(app.lang(), card.starts_at, app.now()), format::time(card.starts_at));
    match card.distance_meters {
        Some(meters) => format!("{when} · {}", format::distance(app.lang(), meters)),
        None => when,
    }
}

fn pin(card: &OutingCard) -> Pin {
    let location = &card.venue.location;
    Pin {
        id: card.id.inner().to_owned(),
        label: format!("{}, {}", card.offer.title, card.venue.name),
        icon: icons::markup(icon(card.offer.partner.partner_type.slug()), 20),
        position: Position { latitude: location.latitude, longitude: location.longitude },
    }
}

/// The picture of a type of partner.
fn icon(kind: &str) -> Icon {
    match kind {
        "bar" => Icon::Martini,
        "restaurant" => Icon::Utensils,
        "nightclub" => Icon::Music,
        "activity" => Icon::Mountain,
        "culture" => Icon::Drama,
        "sport" => Icon::Dumbbell,
        _ => Icon::PartyPopper,
    }
}

/// To about a hundred metres: a map that moved a little asks the same question, and finds the same answer kept.
fn rounded(bounds: &BoundsInput) -> BoundsInput {
    let down = |degrees: f64| (degrees * 1_000.0).floor() / 1_000.0;
    let up = |degrees: f64| (degrees * 1_000.0).ceil() / 1_000.0;
    BoundsInput {
        south: down(bounds.south),
        west: down(bounds.west),
        north: up(bounds.north),
        east: up(bounds.east),
    }
}
