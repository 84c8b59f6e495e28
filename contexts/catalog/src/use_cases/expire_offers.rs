//! Offers end with their validity.

use contracts::ServiceResult;
use kernel::OfferId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    domain::{Offer, OfferMove},
    store::CatalogStore,
};

/// How many offers are looked for at once.
const BATCH: i64 = 500;

/// Ends every offer whose validity is over.
///
/// # Errors
/// When the database gives no answer. One offer's trouble does not stop the others.
pub async fn expire_offers(store: &CatalogStore) -> ServiceResult<()> {
    loop {
        let over = store.offers_to_expire(store.base.now(), BATCH).await?;
        let mut done = 0;
        for offer in &over {
            match retry(|| attempt(store, *offer)).await {
                Ok(()) => done += 1,
                Err(error) => {
                    let error = platform::telemetry::chain(&error);
                    tracing::warn!(%offer, error, "the offer could not be ended");
                }
            }
        }
        if i64::try_from(over.len()).unwrap_or(BATCH) < BATCH || done == 0 {
            return Ok(());
        }
    }
}

async fn attempt(store: &CatalogStore, id: OfferId) -> Result<(), UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let Some(offer) = store.read::<Offer>(&mut tx, id).await? else {
        return Ok(());
    };
    let mut changed = offer.clone();
    let is_over = offer.view.valid_until.is_some_and(|until| until <= now);
    if !is_over || changed.make(OfferMove::Expire, None, now).is_err() {
        // Somebody changed it since it was found.
        return Ok(());
    }
    store.save_offer(&mut tx, &offer, &changed).await?;
    tx.emit(&changed.changed(Some(offer.view.status)))?;
    tx.commit(Dispatch::Soon).await?;
    Ok(())
}
