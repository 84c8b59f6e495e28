//! Searches that begin as what was typed, and outings like another.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use contracts::discovery::{self, SimilarOutings, SuggestSearches};
use kernel::OutingId;

use super::{
    outing::Outing,
    partner::{PartnerType, page_cost},
    payload::page_request,
};
use crate::{
    errors::value,
    request::{caller, services},
    scalars::wire,
};

/// What a suggestion names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "discovery::SuggestionKind")]
pub enum SearchSuggestionKind {
    /// Places of a type.
    PartnerType,
    /// A city.
    City,
    /// A venue.
    Venue,
    /// An offer.
    Offer,
}

/// A text worth searching for: it finds something that can be booked.
#[derive(SimpleObject)]
pub struct SearchSuggestion {
    /// The text.
    text: String,
    /// What it names.
    kind: SearchSuggestionKind,
    /// Of an offer that alone bears this title: its next outing.
    outing_id: Option<ID>,
    /// Of a partner type: which.
    partner_type: Option<PartnerType>,
}

impl From<discovery::SearchSuggestion> for SearchSuggestion {
    fn from(found: discovery::SearchSuggestion) -> Self {
        Self {
            text: found.text,
            kind: found.kind.into(),
            outing_id: found.outing.map(wire),
            partner_type: found.partner_type.map(Into::into),
        }
    }
}

/// Help with finding.
#[derive(Default)]
pub struct SuggestionQuery;

#[Object]
impl SuggestionQuery {
    /// What the letters typed so far may become, best first: partner types, cities, venues and offers with
    /// something to book. At most 20, for at most 100 characters; accents and case do not count.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn search_suggestions(
        &self,
        ctx: &Context<'_>,
        text: String,
        #[graphql(default_with = "Some(8)")] first: Option<i32>,
    ) -> Result<Vec<SearchSuggestion>> {
        let caller = caller(ctx)?;
        let first = page_request(first, None).first;
        let query = SuggestSearches { text, first, language: caller.language };
        let found = value(ctx, services(ctx)?.discovery.suggest_searches(&caller.actor, query).await)?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// What can be booked now instead of an outing, best first: of the same partner type, around the same
    /// place, the same kind of offer rather; one outing of each offer. At most 20; none for an unknown one.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn similar_outings(
        &self,
        ctx: &Context<'_>,
        outing_id: ID,
        #[graphql(default_with = "Some(10)")] first: Option<i32>,
    ) -> Result<Vec<Outing>> {
        let Ok(outing) = outing_id.parse::<OutingId>() else {
            return Ok(Vec::new());
        };
        let query = SimilarOutings { outing, first: page_request(first, None).first };
        let found = services(ctx)?.discovery.similar_outings(&caller(ctx)?.actor, query).await;
        Ok(value(ctx, found)?.into_iter().map(|card| Outing(Arc::new(card))).collect())
    }
}
