//! What one may like who likes this outing.

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::outings::{SimilarOutings, SimilarVariables},
    store::Table,
};
use member_ui::CompactCard;

use crate::{
    answer::use_answer,
    route::Route,
    screens::{map::when_and_how_far, shared::face},
    state::use_app,
};

const MOST: i32 = 8;

/// A slider of cards; nothing where there is nothing alike.
#[component]
pub fn Similar(outing: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let answer = use_answer(Table::Public, move || {
        let outing_id = cynic::Id::new(outing.clone());
        Some(SimilarOutings::build(SimilarVariables { outing_id, first: MOST }))
    });
    let state = answer.read();
    let cards = state.value().map(|found| found.similar_outings.clone()).unwrap_or_default();
    if cards.is_empty() {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("outing-similar")} }
            ul { class: "similar",
                for card in cards {
                    li { key: "{card.id.inner()}",
                        CompactCard {
                            face: face(app.lang(), &card, app.now()),
                            href: Route::OutingScreen { id: card.id.inner().to_owned() }.to_string(),
                            foot: when_and_how_far(app, &card),
                            onopen: move |()| {
                                navigator.push(Route::OutingScreen { id: card.id.inner().to_owned() });
                            },
                        }
                    }
                }
            }
        }
    }
}
