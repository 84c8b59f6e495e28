//! Offers a member keeps.

use std::sync::Arc;

use async_graphql::{
    ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    catalog::OfferView,
    engagement::{self as contract, FavouriteView},
};

use super::{
    offer::Offer,
    outing::Outing,
    partner::page_cost,
    payload::{connection, page_request, payloads},
    venue::Venue,
};
use crate::{
    errors::{failure, value},
    loaders::Loaders,
    request::{caller, services},
    scalars::{DateTime, id},
};

/// An offer a member keeps.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Favourite {
    #[graphql(skip)]
    view: Arc<OfferView>,
    /// The offer as it was published last. It stays a favourite when it no longer is.
    offer: Offer,
    /// When it became one.
    added_at: DateTime,
}

#[ComplexObject]
impl Favourite {
    /// Where it is: the venue of the next outing, else the offer's first one where something can be booked.
    async fn venue(&self, ctx: &Context<'_>) -> Result<Option<Venue>> {
        if let Some(next) = self.next(ctx).await? {
            return Ok(Some(Venue::from(next.0.venue.as_ref())));
        }
        let Some(first) = self.view.venues.first() else { return Ok(None) };
        let venue = services(ctx)?.discovery.venue(&caller(ctx)?.actor, *first).await;
        Ok(value(ctx, venue)?.map(|venue| Venue::from(venue.as_ref())))
    }

    /// The next outing that can be booked, or will be; null when there is none, or the offer is not published.
    async fn next_outing(&self, ctx: &Context<'_>) -> Result<Option<Outing>> {
        self.next(ctx).await
    }
}

impl Favourite {
    async fn next(&self, ctx: &Context<'_>) -> Result<Option<Outing>> {
        let found = ctx.data::<Loaders>()?.next_outings.load_one(self.view.id).await;
        Ok(found.map_err(|error| failure(ctx, &error))?.map(Outing))
    }
}

impl From<FavouriteView> for Favourite {
    fn from(favourite: FavouriteView) -> Self {
        Self {
            offer: Offer::from(Arc::clone(&favourite.offer)),
            added_at: DateTime::paris(favourite.added_at),
            view: favourite.offer,
        }
    }
}

/// A member keeps an offer, or no longer.
#[derive(InputObject)]
pub struct SetFavouriteInput {
    /// Which offer.
    offer_id: ID,
    /// Whether it is a favourite from now on.
    favourite: bool,
}

payloads! {
    /// What `setFavourite` answers.
    SetFavouritePayload { offer: Offer }
}

/// Reads about favourites.
#[derive(Default)]
pub struct FavouriteQuery;

#[Object]
impl FavouriteQuery {
    /// The own favourites, the newest first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn my_favourites(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Favourite, EmptyFields, EmptyFields>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let query = contract::MyFavourites { page };
        let found = services(ctx)?.engagement.my_favourites(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Favourite::from))
    }
}

/// Changes of favourites.
#[derive(Default)]
pub struct FavouriteMutation;

#[Object]
impl FavouriteMutation {
    /// Keeps an offer, or no longer. The same again changes nothing, so it may be sent later; 500 are kept at most.
    async fn set_favourite(
        &self,
        ctx: &Context<'_>,
        input: SetFavouriteInput,
    ) -> Result<SetFavouritePayload> {
        let result = match id(&input.offer_id, "offerId") {
            Ok(offer) => {
                let command = contract::SetFavourite { offer, favourite: input.favourite };
                services(ctx)?.engagement.set_favourite(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        SetFavouritePayload::from(ctx, result)
    }
}
