//! The GraphQL schema: one file per subject, each with its types, its queries and its mutations.
#![expect(clippy::too_many_arguments, reason = "a field's arguments are those of the API")]

mod account;
mod account_input;
mod booking;
mod offer;
mod offer_input;
mod outing;
mod outing_filter;
mod partner;
mod payload;
mod review;
mod terms;
mod tiers;
mod venue;

use std::sync::Arc;

use async_graphql::{MergedObject, MergedSubscription, Schema, ValidationMode};

use crate::{Services, errors::ErrorTexts, live::LiveOutings};

/// Deepest nesting. GraphiQL's introspection needs 14.
const MAX_DEPTH: usize = 16;
/// Most fields of one request, a list's counted for each item.
const MAX_COMPLEXITY: usize = 12_000;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    account::AccountQuery,
    venue::VenueQuery,
    offer::OfferQuery,
    outing::OutingQuery,
    booking::BookingQuery,
    partner::PartnerQuery,
    review::ReviewQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    partner::PartnerMutation,
    venue::VenueMutation,
    offer::OfferMutation,
    outing::OutingMutation,
    booking::BookingMutation,
    review::ReviewMutation,
);

/// Everything that can be followed.
#[derive(MergedSubscription, Default)]
pub struct Subscription(outing::OutingSubscription);

/// The schema.
pub type YousoonSchema = Schema<Query, Mutation, Subscription>;

/// Builds the schema over the contexts.
pub fn build(
    services: Services,
    texts: Arc<ErrorTexts>,
    live: LiveOutings,
    development: bool,
) -> YousoonSchema {
    let builder = Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .validation_mode(ValidationMode::Strict)
        .limit_depth(MAX_DEPTH)
        .limit_complexity(MAX_COMPLEXITY)
        .data(services)
        .data(texts)
        .data(live);
    if development {
        builder.finish()
    } else {
        builder.disable_introspection().disable_suggestions().finish()
    }
}

/// The schema in its definition language.
pub fn sdl() -> String {
    Schema::build(Query::default(), Mutation::default(), Subscription::default()).finish().sdl()
}
