//! The GraphQL schema: one file per subject, each with its types, its queries and its mutations.
#![expect(clippy::too_many_arguments, reason = "a field's arguments are those of the API")]

mod account;
mod account_input;
mod booking;
mod conversation;
mod data_rights;
mod door;
mod email_password;
mod favourite;
mod identity_check;
mod identity_review;
mod message_outing;
mod notification;
mod offer;
mod offer_draft;
mod offer_input;
mod outing;
mod outing_filter;
mod partner;
mod passkeys;
mod payload;
mod photo;
mod profile;
mod reporting;
mod review;
mod security;
mod sessions;
mod sign_in_provider;
mod siret;
mod staff;
mod suggestion;
mod terms;
mod tiers;
mod venue;
mod verdict_policy;

use std::sync::Arc;

use async_graphql::{MergedObject, MergedSubscription, Schema, ValidationMode};

pub use identity_check::Writer;

use crate::{
    Services, errors::ErrorTexts, links::Links, live::LiveOutings, live_conversations::LiveConversations,
    live_inbox::LiveInboxes,
};

/// Deepest nesting. GraphiQL's introspection needs 14.
const MAX_DEPTH: usize = 16;
/// Most fields of one request, a list's counted for each item.
const MAX_COMPLEXITY: usize = 12_000;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    account::AccountQuery,
    sessions::SessionQuery,
    security::SecurityQuery,
    data_rights::DataRightsQuery,
    identity_check::IdentityCheckQuery,
    venue::VenueQuery,
    offer::OfferQuery,
    offer_draft::OfferDraftQuery,
    outing::OutingQuery,
    suggestion::SuggestionQuery,
    booking::BookingQuery,
    favourite::FavouriteQuery,
    conversation::ConversationQuery,
    notification::NotificationQuery,
    door::DoorQuery,
    partner::PartnerQuery,
    reporting::ReportingQuery,
    siret::SiretQuery,
    staff::StaffQuery,
    review::ReviewQuery,
    identity_review::IdentityReviewQuery,
    verdict_policy::VerdictPolicyQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    email_password::EmailPasswordMutation,
    profile::ProfileMutation,
    sessions::SessionMutation,
    security::SecurityMutation,
    passkeys::PasskeyMutation,
    sign_in_provider::SignInProviderMutation,
    data_rights::DataRightsMutation,
    identity_check::IdentityCheckMutation,
    partner::PartnerMutation,
    staff::StaffMutation,
    venue::VenueMutation,
    offer::OfferMutation,
    offer_draft::OfferDraftMutation,
    photo::PhotoMutation,
    outing::OutingMutation,
    booking::BookingMutation,
    OfEngagement,
    OfOperations,
);

/// What is done at the door, after it, and by Yousoon. A part of its own: the compiler looks only so deep into one list,
/// and the first of a list lies deepest.
#[derive(MergedObject, Default)]
pub struct OfOperations(
    door::DoorMutation,
    message_outing::MessageOutingMutation,
    notification::NotificationMutation,
    reporting::ReportingMutation,
    review::ReviewMutation,
    identity_review::IdentityReviewMutation,
    verdict_policy::VerdictPolicyMutation,
);

/// What can be done with favourites and conversations.
#[derive(MergedObject, Default)]
pub struct OfEngagement(favourite::FavouriteMutation, conversation::ConversationMutation);

/// Everything that can be followed.
#[derive(MergedSubscription, Default)]
pub struct Subscription(
    outing::OutingSubscription,
    conversation::ConversationSubscription,
    notification::NotificationSubscription,
);

/// The schema.
pub type YousoonSchema = Schema<Query, Mutation, Subscription>;

/// What resolvers reach for.
pub struct Parts {
    /// The contexts.
    pub services: Services,
    /// The texts of refusals and failures.
    pub texts: Arc<ErrorTexts>,
    /// The addresses that answers hold.
    pub links: Links,
    /// Outings that change.
    pub live: LiveOutings,
    /// Conversations that change.
    pub conversations: LiveConversations,
    /// Inboxes that change.
    pub live_inbox: LiveInboxes,
}

/// Builds the schema over the contexts.
pub fn build(parts: Parts, development: bool) -> YousoonSchema {
    let builder = Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .validation_mode(ValidationMode::Strict)
        .limit_depth(MAX_DEPTH)
        .limit_complexity(MAX_COMPLEXITY)
        .data(parts.services)
        .data(parts.texts)
        .data(parts.links)
        .data(parts.live)
        .data(parts.conversations)
        .data(parts.live_inbox);
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
