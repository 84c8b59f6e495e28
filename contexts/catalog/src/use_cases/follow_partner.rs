//! Offers and venues follow a change of their partner.

use contracts::{
    ServiceResult,
    catalog::{PartnerStatus, PartnerView},
};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use super::{known, plan_slots::plan_at_once};
use crate::{
    domain::{Offer, Partner},
    store::{Behind, CatalogStore, FOLLOWERS},
};

/// Has everything of `partner` follow it. What counts is the partner as it is now, not as it was when the
/// change was told: doing this twice, or late, changes nothing more.
///
/// # Errors
/// When the database gives no answer.
pub async fn follow_partner(store: &CatalogStore, partner: &PartnerView) -> ServiceResult<()> {
    offers_follow(store, partner.id, Behind::Active).await?;
    // Only a company that submits itself again changes its name.
    if partner.status == PartnerStatus::PendingReview {
        offers_follow(store, partner.id, Behind::Name).await?;
        while is_full(retry(|| venues_batch(store, partner.id)).await?) {}
    }
    Ok(())
}

async fn offers_follow(store: &CatalogStore, partner: PartnerId, behind: Behind) -> ServiceResult<()> {
    // Whoever waits for the first batch sees most partners' offers change at once; of a partner with
    // hundreds of them the rest follows in the background.
    let mut dispatch = Dispatch::Now;
    loop {
        let offers = retry(|| offers_batch(store, partner, behind, dispatch)).await?;
        for offer in &offers {
            plan_at_once(store, offer).await;
        }
        if !is_full(offers.len()) {
            return Ok(());
        }
        dispatch = Dispatch::Soon;
    }
}

/// Whether there may be more.
fn is_full(batch: usize) -> bool {
    i64::try_from(batch).is_ok_and(|batch| batch >= FOLLOWERS)
}

async fn offers_batch(
    store: &CatalogStore,
    partner: PartnerId,
    behind: Behind,
    dispatch: Dispatch,
) -> Result<Vec<Offer>, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    let mut offers = store.offers_behind(&mut tx, &partner, behind).await?;
    if offers.is_empty() {
        return Ok(offers);
    }
    for offer in &mut offers {
        offer.follow(&partner);
        offer.note_change(now);
        tx.emit(&offer.changed(Some(offer.view.status)))?;
    }
    // The next change of the partner must see these offers as they are after this one.
    store.hold_partner(&mut tx, &partner).await?;
    store.save_followers(&mut tx, &partner, &offers).await?;
    tx.commit(dispatch).await?;
    Ok(offers)
}

async fn venues_batch(store: &CatalogStore, partner: PartnerId) -> Result<usize, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    let venues = store.venues_behind(&mut tx, &partner).await?;
    let count = venues.len();
    for mut venue in venues {
        venue.follow(&partner);
        store.save_venue(&mut tx, &venue).await?;
        tx.emit(&venue.changed())?;
    }
    tx.commit(Dispatch::Soon).await?;
    Ok(count)
}
