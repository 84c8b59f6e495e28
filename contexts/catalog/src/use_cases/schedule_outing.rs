//! A manager plans an outing.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceResult, StaffRole,
    catalog::{OfferStatus, OutingFacts, OutingScheduled, ScheduleOuting},
};
use kernel::{OutingId, PartnerId};
use platform::{Dispatch, UseCaseError, retry};

use super::{known, own_offer};
use crate::{
    domain::{Offer, Outing, Venue},
    store::CatalogStore,
};

/// Plans an outing of a published offer of the caller's own partner.
///
/// # Errors
/// `NOT_FOUND`; `OFFER_NOT_PUBLISHED`; `PARTNER_NOT_ACTIVE`; what is wrong with the command;
/// `QUOTA_EXCEEDED`; `OUTING_EXISTS` when such an outing lives at that place and time.
pub async fn schedule_outing(
    store: &CatalogStore,
    actor: &Actor,
    command: ScheduleOuting,
) -> ServiceResult<OutingFacts> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let id = OutingId::generate();
    retry(|| attempt(store, staff.partner, id, &command)).await
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    id: OutingId,
    command: &ScheduleOuting,
) -> Result<OutingFacts, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let offer = own_offer(store, &mut tx, partner, command.offer).await?;
    require_bookable(&offer)?;
    let outing = Outing::plan(id, &offer, command, store.base.now())?;
    let venue: Venue = known(store, &mut tx, command.venue).await?;
    let planned = offer.planned + i64::from(outing.view.capacity);
    let changed = Offer { planned, ..offer.clone() };
    store.save_offer(&mut tx, &offer, &changed).await?;
    if store.is_live(&mut tx, &outing).await? {
        return Err(Refusal::new(RefusalCode::OutingExists).on("startsAt").into());
    }
    store.insert(&mut tx, &outing).await?;
    let facts =
        OutingFacts { outing: outing.view.into(), offer: changed.view.into(), venue: venue.view.into() };
    tx.emit(&OutingScheduled { facts: facts.clone() })?;
    tx.commit(Dispatch::Now).await?;
    Ok(facts)
}

fn require_bookable(offer: &Offer) -> Result<(), RefusalCode> {
    if offer.view.status != OfferStatus::Published {
        Err(RefusalCode::OfferNotPublished)
    } else if !offer.is_bookable() {
        Err(RefusalCode::PartnerNotActive)
    } else {
        Ok(())
    }
}
