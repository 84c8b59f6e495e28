//! A member keeps offers: adds and removes them as often as they like, and sees them.

use std::{collections::HashMap, sync::Arc};

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult,
    catalog::OfferView,
    engagement::{FavouriteView, MyFavourites, SetFavourite},
};
use kernel::{OfferId, Page, Timestamp};

use super::{after, one_more};
use crate::{
    Inner,
    domain::{
        KnownOffer,
        limits::{FAVOURITES, MOST_FAVOURITES},
    },
    store::favourites::Favourite,
};

/// How many offers are asked for at once.
const MAX_AMONG: usize = 500;

impl Inner {
    /// What is said of an offer stands until something else is said: the same again changes nothing, so a client may
    /// send what it kept while it had no network.
    ///
    /// # Errors
    /// `NOT_FOUND` for an offer that was never published; `TOO_MANY_FAVOURITES`; `RATE_LIMITED`.
    pub(crate) async fn set_favourite(
        &self,
        actor: &Actor,
        command: SetFavourite,
    ) -> ServiceResult<Arc<OfferView>> {
        let (member, SetFavourite { offer, favourite }) = (actor.require_member()?, command);
        self.limit(FAVOURITES, member).await?;
        let known = self.db.offers.get(offer).await?;
        let shown = known.as_ref().and_then(KnownOffer::shown).ok_or_else(ServiceError::not_found)?;
        if !favourite {
            self.db.favourites.remove(member, offer).await?;
            return Ok(shown);
        }
        let has_room = self.db.favourites.count(member, MOST_FAVOURITES).await? < MOST_FAVOURITES;
        if !has_room && self.db.favourites.among(member, &[offer]).await?.is_empty() {
            let refusal = Refusal::new(RefusalCode::TooManyFavourites).on("offerId");
            return Err(refusal.with("max", MOST_FAVOURITES).into());
        }
        self.db.favourites.add(member, offer, self.db.now()).await?;
        // The account may have been erased at this very moment: one of both sides sees the other.
        if self.db.erased.has(member).await? {
            self.db.favourites.remove_all(member).await?;
        }
        Ok(shown)
    }

    pub(crate) async fn my_favourites(
        &self,
        actor: &Actor,
        query: MyFavourites,
    ) -> ServiceResult<Page<FavouriteView>> {
        let (member, page) = (actor.require_member()?, query.page);
        let after: Option<(Timestamp, String)> = after(&page, "after")?;
        let found = self.db.favourites.page(member, after, one_more(&page)).await?;
        let offers: Vec<_> = found.iter().map(|favourite| favourite.offer).collect();
        let offers = self.db.offers.get_many(&offers).await?;
        let found =
            Page::from_overfull(found, page.size(), |favourite| (favourite.added_at, favourite.key.clone()));
        Ok(shown(found.map_err(ServiceError::internal)?, &offers))
    }

    pub(crate) async fn favourites_among(
        &self,
        actor: &Actor,
        offers: Vec<OfferId>,
    ) -> ServiceResult<Vec<OfferId>> {
        let member = actor.require_member()?;
        let mut among = Vec::new();
        for some in offers.chunks(MAX_AMONG) {
            among.extend(self.db.favourites.among(member, some).await?);
        }
        Ok(among)
    }
}

/// The page with what its offers are. One that is not known any more is left out.
fn shown(page: Page<Favourite>, offers: &HashMap<OfferId, KnownOffer>) -> Page<FavouriteView> {
    let view = |favourite: &Favourite| {
        let offer = offers.get(&favourite.offer)?.shown()?;
        Some(FavouriteView { offer, added_at: favourite.added_at })
    };
    let items = page.items.into_iter().filter_map(|(cursor, favourite)| Some((cursor, view(&favourite)?)));
    Page { items: items.collect(), has_next: page.has_next }
}
