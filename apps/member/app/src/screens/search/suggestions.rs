//! What somebody may mean who has begun to type.

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::outings::{SearchSuggestion, SearchSuggestions, SuggestionKind, SuggestionVariables},
    store::Table,
};
use member_ui::{Glyph, Icon};

use crate::{answer::use_answer, route::Route, state::use_app};

const MOST: i32 = 6;
/// Fewer letters may mean anything.
const ENOUGH: usize = 2;

/// The suggestions for what was typed. An offer leads to its outing at once; `onchoose` hears of the others.
#[component]
pub fn Suggestions(typed: ReadSignal<String>, onchoose: EventHandler<SearchSuggestion>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let answer = use_answer(Table::Public, move || {
        let text = typed.read().trim().to_lowercase();
        (text.chars().count() >= ENOUGH)
            .then(|| SearchSuggestions::build(SuggestionVariables { text, first: MOST }))
    });
    let enough = typed.read().trim().chars().count() >= ENOUGH;
    let state = answer.read();
    let found =
        state.value().filter(|_| enough).map(|found| found.search_suggestions.clone()).unwrap_or_default();
    // What says no more than was typed helps nobody.
    let same = |one: &SearchSuggestion| one.text.eq_ignore_ascii_case(typed.read().trim());
    let found: Vec<_> = found.into_iter().filter(|one| !same(one)).collect();
    if found.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "suggestions", aria_label: app.text("search-suggestions"),
            for (index , one) in found.into_iter().enumerate() {
                li { key: "{index}",
                    button {
                        class: "suggestion",
                        r#type: "button",
                        onclick: move |_| match &one.outing_id {
                            Some(id) => {
                                navigator.push(Route::OutingScreen { id: id.inner().to_owned() });
                            }
                            None => onchoose.call(one.clone()),
                        },
                        Glyph { icon: icon(one.kind), size: 18 }
                        span { "{one.text}" }
                    }
                }
            }
        }
    }
}

fn icon(kind: SuggestionKind) -> Icon {
    match kind {
        SuggestionKind::Offer => Icon::Ticket,
        SuggestionKind::Venue | SuggestionKind::City => Icon::MapPin,
        SuggestionKind::PartnerType => Icon::Search,
    }
}
