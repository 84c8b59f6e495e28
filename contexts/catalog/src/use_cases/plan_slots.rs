//! Weekly slots make outings by themselves.

use std::{collections::HashMap, sync::Arc};

use contracts::{
    ServiceError, ServiceResult,
    catalog::{OutingFacts, OutingScheduled},
};
use kernel::{OfferId, VenueId};
use platform::{Dispatch, Tx, UseCaseError, retry};

use crate::{
    domain::{Offer, Venue, planning},
    store::CatalogStore,
};

/// How many offers are looked for at once.
const BATCH: i64 = 500;

/// Makes the outings that the offer's slots are missing; how many. Two processes that do so at once make
/// each outing once, and one that was called off is not made again.
///
/// # Errors
/// When the database gives no answer.
pub async fn plan_slots(store: &CatalogStore, offer: OfferId) -> ServiceResult<usize> {
    retry(|| attempt(store, offer)).await
}

/// Makes the outings right after a change of the offer. A failure is not the caller's: the background job
/// tries again.
pub async fn plan_at_once(store: &CatalogStore, offer: &Offer) {
    if offer.makes_outings()
        && let Err(error) = plan_slots(store, offer.id).await
    {
        warn(offer.id, &error);
    }
}

/// Makes the outings of every offer whose slots are due; how many.
///
/// # Errors
/// When the database gives no answer. One offer's trouble does not stop the others.
pub async fn plan_due_slots(store: &CatalogStore) -> ServiceResult<usize> {
    let mut made = 0;
    loop {
        let due = store.offers_with_due_slots(store.base.now(), BATCH).await?;
        let mut done = 0;
        for offer in &due {
            match plan_slots(store, *offer).await {
                Ok(count) => (made, done) = (made + count, done + 1),
                Err(error) => warn(*offer, &error),
            }
        }
        // What was done is no longer due; without progress the next run tries again.
        if i64::try_from(due.len()).unwrap_or(BATCH) < BATCH || done == 0 {
            return Ok(made);
        }
    }
}

fn warn(offer: OfferId, error: &ServiceError) {
    tracing::warn!(%offer, error = platform::telemetry::chain(error), "the weekly slots were not planned");
}

async fn attempt(store: &CatalogStore, id: OfferId) -> Result<usize, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let Some(offer) = store.read::<Offer>(&mut tx, id).await? else {
        return Ok(0);
    };
    let mut changed = offer.clone();
    if !offer.makes_outings() {
        changed.slots_due_at = None;
        store.save_offer(&mut tx, &offer, &changed).await?;
        tx.commit(Dispatch::Soon).await?;
        return Ok(0);
    }
    let venues = venues_of(store, &mut tx, &offer).await?;
    let zones = venues.iter().map(|(id, venue)| (*id, venue.view.time_zone.clone())).collect();
    let dates = planning::dates(&offer, &zones, now);
    let existing = store.existing_dates(&mut tx, id, &dates).await?;
    let outings = planning::missing(&mut changed, &dates, |date| existing.contains(id, date), now);
    changed.slots_due_at = planning::next_due(&offer, &zones, now);
    store.save_offer(&mut tx, &offer, &changed).await?;
    store.insert_new(&mut tx, &outings).await?;
    let count = outings.len();
    let offer = Arc::new(changed.view);
    let venues: HashMap<_, _> = venues.into_iter().map(|(id, venue)| (id, Arc::new(venue.view))).collect();
    for outing in outings {
        if let Some(venue) = venues.get(&outing.view.venue) {
            let (offer, venue) = (Arc::clone(&offer), Arc::clone(venue));
            tx.emit(&OutingScheduled { facts: OutingFacts { outing: outing.view.into(), offer, venue } })?;
        }
    }
    tx.commit(Dispatch::Soon).await?;
    Ok(count)
}

/// The venues of the offer's slots.
async fn venues_of(
    store: &CatalogStore,
    tx: &mut Tx,
    offer: &Offer,
) -> Result<HashMap<VenueId, Venue>, UseCaseError> {
    let mut ids: Vec<_> = offer.view.weekly_slots.iter().map(|slot| slot.venue).collect();
    ids.sort_unstable();
    ids.dedup();
    let venues = store.read_many::<Venue>(tx, ids).await?;
    Ok(venues.into_iter().map(|venue| (venue.id, venue)).collect())
}
