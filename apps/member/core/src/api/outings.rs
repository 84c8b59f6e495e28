//! Finding outings, and one outing's page.

use cynic::QueryBuilder as _;

use super::{money::Money, photos::Photo, registrations::MyPlace, schema, terms::OfferTerms};
use crate::time::Instant;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerType {
    Bar,
    Restaurant,
    Nightclub,
    Activity,
    Culture,
    SportWellness,
    EventOrganiser,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutingStatus {
    Scheduled,
    Open,
    Full,
    Closed,
    Done,
    Cancelled,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct GroupTier {
    pub min_people: i32,
    pub discount_percent: Option<i32>,
    pub member_price: Option<Money>,
    pub reached: bool,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct PartnerProfile {
    pub id: cynic::Id,
    pub name: String,
    #[cynic(rename = "type")]
    pub partner_type: PartnerType,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct GeoPoint {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub street: String,
    pub postal_code: String,
    pub city: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Venue")]
pub struct Place {
    pub id: cynic::Id,
    pub name: String,
    pub address: Address,
    pub location: GeoPoint,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Offer")]
pub struct OfferHead {
    pub id: cynic::Id,
    pub title: String,
    pub partner: PartnerProfile,
    pub photos: Vec<Photo>,
}

/// All that a card shows. It holds nothing that depends on who asks, so it may be kept for everybody.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Outing")]
pub struct OutingCard {
    pub id: cynic::Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: OutingStatus,
    pub capacity: i32,
    pub seats_left: i32,
    pub registered_count: i32,
    pub tiers: Vec<GroupTier>,
    pub list_price: Option<Money>,
    pub price_per_person: Option<Money>,
    pub discount_percent: i32,
    pub minimum_age: i32,
    pub distance_meters: Option<i32>,
    pub offer: OfferHead,
    pub venue: Place,
}

#[derive(cynic::InputObject, Debug, Clone, PartialEq)]
pub struct BoundsInput {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

#[derive(cynic::InputObject, Debug, Clone, PartialEq)]
pub struct NearInput {
    pub latitude: f64,
    pub longitude: f64,
    pub radius_meters: i32,
}

/// What is looked for; what is absent does not matter.
#[derive(cynic::InputObject, Debug, Clone, PartialEq, Default)]
pub struct OutingFilter {
    pub near: Option<NearInput>,
    pub bounds: Option<BoundsInput>,
    pub text: Option<String>,
    pub partner_types: Option<Vec<PartnerType>>,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
    pub party_size: Option<i32>,
    pub min_discount_percent: Option<i32>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct FindVariables {
    pub filter: Option<OutingFilter>,
    pub first: i32,
    pub after: Option<String>,
}

/// So many cards are in a page of the feed.
pub const FEED_PAGE: i32 = 20;

/// What a page of the feed is asked with; the first one is also asked by the page itself while the app is on its way.
pub fn feed(after: Option<String>) -> cynic::Operation<FindOutings, FindVariables> {
    FindOutings::build(FindVariables { filter: None, first: FEED_PAGE, after })
}

/// A page of outings, the nearest and soonest first.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "FindVariables")]
pub struct FindOutings {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub outings: OutingPage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "OutingConnection")]
pub struct OutingPage {
    pub nodes: Vec<OutingCard>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Offer")]
pub struct OfferPage {
    pub id: cynic::Id,
    pub title: String,
    pub description: String,
    pub conditions: Option<String>,
    pub minimum_age: i32,
    pub partner: PartnerProfile,
    pub terms: OfferTerms,
    pub photos: Vec<Photo>,
}

/// The whole page of an outing, with the caller's own place in it.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Outing")]
pub struct OutingDetails {
    pub id: cynic::Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub registration_opens_at: Instant,
    pub registration_closes_at: Instant,
    pub status: OutingStatus,
    pub cancellation_reason: Option<String>,
    pub capacity: i32,
    pub seats_left: i32,
    pub registered_count: i32,
    pub waitlist_count: i32,
    pub tiers: Vec<GroupTier>,
    pub list_price: Option<Money>,
    pub price_per_person: Option<Money>,
    pub discount_percent: i32,
    pub minimum_age: i32,
    pub offer: OfferPage,
    pub venue: Place,
    pub my_registration: Option<MyPlace>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "super::ById")]
pub struct OneOuting {
    #[arguments(id: $id)]
    pub outing: Option<OutingDetails>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SimilarVariables {
    pub outing_id: cynic::Id,
    pub first: i32,
}

/// What one may like who likes this one.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SimilarVariables")]
pub struct SimilarOutings {
    #[arguments(outingId: $outing_id, first: $first)]
    pub similar_outings: Vec<OutingCard>,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "SearchSuggestionKind")]
pub enum SuggestionKind {
    PartnerType,
    City,
    Venue,
    Offer,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
pub struct SearchSuggestion {
    pub text: String,
    pub kind: SuggestionKind,
    pub outing_id: Option<cynic::Id>,
    pub partner_type: Option<PartnerType>,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SuggestionVariables {
    pub text: String,
    pub first: i32,
}

/// What somebody may mean who has begun to type.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SuggestionVariables")]
pub struct SearchSuggestions {
    #[arguments(text: $text, first: $first)]
    pub search_suggestions: Vec<SearchSuggestion>,
}

/// What changes while somebody looks.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Outing")]
pub struct LiveSeats {
    pub id: cynic::Id,
    pub status: OutingStatus,
    pub seats_left: i32,
    pub registered_count: i32,
    pub waitlist_count: i32,
    pub tiers: Vec<GroupTier>,
    pub price_per_person: Option<Money>,
    pub discount_percent: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Subscription", variables = "super::ById")]
pub struct FollowOuting {
    #[arguments(id: $id)]
    pub outing_changed: LiveSeats,
}

impl OutingDetails {
    /// Takes over what changed.
    pub fn update(&mut self, seats: LiveSeats) {
        self.status = seats.status;
        self.seats_left = seats.seats_left;
        self.registered_count = seats.registered_count;
        self.waitlist_count = seats.waitlist_count;
        self.tiers = seats.tiers;
        self.price_per_person = seats.price_per_person;
        self.discount_percent = seats.discount_percent;
    }
}
