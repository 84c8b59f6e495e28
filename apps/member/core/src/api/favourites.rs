//! Offers somebody wants to find again.

use super::{
    UserError,
    outings::{OfferHead, OutingCard, PageInfo, Place},
    schema,
};
use crate::time::Instant;

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct MyFavouritesVariables {
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Query", variables = "MyFavouritesVariables")]
pub struct MyFavourites {
    #[arguments(first: $first, after: $after)]
    pub my_favourites: FavouritePage,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "FavouriteConnection")]
pub struct FavouritePage {
    pub nodes: Vec<Favourite>,
    pub page_info: PageInfo,
}

/// An offer, where it is valid, and when one can go next.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub struct Favourite {
    pub offer: OfferHead,
    pub venue: Option<Place>,
    pub next_outing: Option<OutingCard>,
    pub added_at: Instant,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SetFavouriteInput {
    pub offer_id: cynic::Id,
    pub favourite: bool,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct SetFavouriteVariables {
    pub input: SetFavouriteInput,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
#[cynic(graphql_type = "Mutation", variables = "SetFavouriteVariables")]
pub struct SetFavourite {
    #[arguments(input: $input)]
    pub set_favourite: SetFavouritePayload,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct SetFavouritePayload {
    pub errors: Vec<UserError>,
}
