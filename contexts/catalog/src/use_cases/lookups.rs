//! Entities by id.

use contracts::{
    Actor, ServiceResult,
    catalog::{ExportQuery, OfferView, OutingFacts, VenueView},
};
use kernel::{OfferId, OutingId, PartnerId, VenueId};

use crate::{
    domain::{Offer, Outing, Venue},
    store::CatalogStore,
};

/// An offer as its own staff or Yousoon sees it.
///
/// # Errors
/// When the database gives no answer.
pub async fn offer(store: &CatalogStore, actor: &Actor, id: OfferId) -> ServiceResult<Option<OfferView>> {
    if !may_see_some(actor) {
        return Ok(None);
    }
    let offer: Option<Offer> = store.get(id).await?;
    Ok(offer.map(|offer| offer.view).filter(|offer| may_see(actor, offer.partner)))
}

/// A venue as its own staff or Yousoon sees it.
///
/// # Errors
/// When the database gives no answer.
pub async fn venue(store: &CatalogStore, actor: &Actor, id: VenueId) -> ServiceResult<Option<VenueView>> {
    if !may_see_some(actor) {
        return Ok(None);
    }
    let venue: Option<Venue> = store.get(id).await?;
    Ok(venue.map(|venue| venue.view).filter(|venue| may_see(actor, venue.partner)))
}

const fn may_see_some(actor: &Actor) -> bool {
    matches!(actor, Actor::Staff { .. } | Actor::Admin { .. } | Actor::System)
}

fn may_see(actor: &Actor, partner: PartnerId) -> bool {
    match actor {
        Actor::Staff { staff, .. } => staff.partner == partner,
        Actor::Admin { .. } | Actor::System => true,
        Actor::Anonymous | Actor::Member { .. } | Actor::Limited { .. } => false,
    }
}

/// Outings by id, with offer and venue; unknown ids are left out.
///
/// # Errors
/// `FORBIDDEN` for everybody but the platform.
pub async fn outings_by_id(
    store: &CatalogStore,
    actor: &Actor,
    ids: Vec<OutingId>,
) -> ServiceResult<Vec<OutingFacts>> {
    actor.require_system()?;
    let found: Vec<Outing> = store.get_many(ids).await?;
    Ok(store.facts_of(found).await?)
}

/// A page of every outing that is not over, called off or not, by id.
///
/// # Errors
/// `FORBIDDEN` for everybody but the platform.
pub async fn export(
    store: &CatalogStore,
    actor: &Actor,
    query: ExportQuery,
) -> ServiceResult<Vec<OutingFacts>> {
    actor.require_system()?;
    let found = store.outings_ending_after(query.ends_after, query.after).await?;
    Ok(store.facts_of(found).await?)
}
