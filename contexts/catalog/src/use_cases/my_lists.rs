//! What a partner's staff see of their own company.

use contracts::{
    Actor, ServiceError, ServiceResult, StaffRole,
    catalog::{OfferView, OutingFacts, PartnerList, PartnerOffers, PartnerOutings, PartnerView, VenueView},
};
use kernel::{OfferId, OutingId, Page, Timestamp, VenueId};

use super::page_of;
use crate::{
    domain::Partner,
    store::{After, CatalogStore, OfferChoice, OutingRange},
};

/// The own company.
///
/// # Errors
/// `NOT_FOUND` while its sign-up is on its way.
pub async fn my_partner(store: &CatalogStore, actor: &Actor) -> ServiceResult<PartnerView> {
    let staff = actor.require_staff(StaffRole::Door)?;
    let partner: Option<Partner> = store.get(staff.partner).await?;
    partner.map(|partner| partner.view).ok_or_else(ServiceError::not_found)
}

/// The own venues, by name.
///
/// # Errors
/// `INVALID_CURSOR`.
pub async fn my_venues(
    store: &CatalogStore,
    actor: &Actor,
    query: PartnerList,
) -> ServiceResult<Page<VenueView>> {
    let staff = actor.require_staff(StaffRole::Door)?;
    let (size, after) = (query.page.size(), After::of::<String, VenueId>(&query.page)?);
    let found = store.venues_of(staff.partner, after, size + 1).await?;
    let page = page_of(found, size, |venue| (venue.name_key.clone(), venue.id))?;
    Ok(page.map(|venue| venue.view))
}

/// The own offers, newest first: all, or those that stand at one of some statuses.
///
/// # Errors
/// `INVALID_CURSOR`.
pub async fn my_offers(
    store: &CatalogStore,
    actor: &Actor,
    query: PartnerOffers,
) -> ServiceResult<Page<OfferView>> {
    let staff = actor.require_staff(StaffRole::Door)?;
    let (size, after) = (query.page.size(), After::of::<Timestamp, OfferId>(&query.page)?);
    let choice = OfferChoice { partner: staff.partner, statuses: &query.statuses };
    let found = store.offers_of(choice, after, size + 1).await?;
    let page = page_of(found, size, |offer| (offer.view.created_at, offer.id))?;
    Ok(page.map(|offer| offer.view))
}

/// The own outings, by start.
///
/// # Errors
/// `INVALID_CURSOR`.
pub async fn my_outings(
    store: &CatalogStore,
    actor: &Actor,
    query: PartnerOutings,
) -> ServiceResult<Page<OutingFacts>> {
    let staff = actor.require_staff(StaffRole::Door)?;
    let (size, after) = (query.page.size(), After::of::<Timestamp, OutingId>(&query.page)?);
    let range = OutingRange { partner: staff.partner, from: query.from, to: query.to };
    let found = store.outings_of(range, after, size + 1).await?;
    let facts = store.facts_of(found).await?;
    page_of(facts, size, |facts| (facts.outing.starts_at, facts.outing.id))
}
