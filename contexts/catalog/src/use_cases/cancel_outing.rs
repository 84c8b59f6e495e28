//! A manager calls an outing off.

use contracts::{
    Actor, ServiceError, ServiceResult, StaffRole,
    catalog::{CancelOuting, OutingCancelledEvent, OutingFacts},
};
use kernel::{OutingId, PartnerId};
use platform::{Dispatch, UseCaseError, retry};

use super::{known, reason};
use crate::{
    domain::{Offer, Outing, Venue},
    store::CatalogStore,
};

const MAX_REASON: usize = 500;

/// Calls an outing of the caller's own partner off; its places no longer count against the quota.
///
/// # Errors
/// `NOT_FOUND`; `REASON_REQUIRED`; `INVALID_STATE` when it was called off before, or is over.
pub async fn cancel_outing(
    store: &CatalogStore,
    actor: &Actor,
    command: CancelOuting,
) -> ServiceResult<OutingFacts> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let reason = reason::needed(&command.reason, MAX_REASON)?;
    retry(|| attempt(store, staff.partner, command.id, &reason)).await
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    id: OutingId,
    reason: &str,
) -> Result<OutingFacts, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let mut outing: Outing = known(store, &mut tx, id).await?;
    if outing.view.partner != partner {
        return Err(ServiceError::not_found().into());
    }
    outing.cancel(reason.to_owned(), now)?;
    store.save_outing(&mut tx, &outing).await?;
    let offer: Offer = known(store, &mut tx, outing.view.offer).await?;
    let mut changed = offer.clone();
    changed.planned -= i64::from(outing.view.capacity);
    if changed.view.quota.is_some() && changed.makes_outings() {
        // The places may suffice for another date of a slot.
        changed.slots_due_at = Some(now);
    }
    store.save_offer(&mut tx, &offer, &changed).await?;
    let venue: Venue = known(store, &mut tx, outing.view.venue).await?;
    let facts =
        OutingFacts { outing: outing.view.into(), offer: changed.view.into(), venue: venue.view.into() };
    tx.emit(&OutingCancelledEvent { facts: facts.clone(), reason: reason.to_owned() })?;
    tx.commit(Dispatch::Now).await?;
    Ok(facts)
}
