//! A photo is gone: venues and offers show it no more.

use contracts::{ServiceResult, media::PhotoDeleted};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    domain::{Offer, Venue},
    store::{CatalogStore, SHOWING},
};

/// Notes that the photo is gone, then takes it from everything that shows it. Doing this twice changes nothing
/// more; nothing can begin to show it in between.
///
/// # Errors
/// When the database gives no answer.
pub async fn drop_photo(store: &CatalogStore, deleted: &PhotoDeleted) -> ServiceResult<()> {
    retry(|| note_gone(store, deleted)).await?;
    while retry(|| venues_batch(store, deleted)).await? >= SHOWING {}
    while retry(|| offers_batch(store, deleted)).await? >= SHOWING {}
    Ok(())
}

async fn note_gone(store: &CatalogStore, deleted: &PhotoDeleted) -> Result<(), UseCaseError> {
    let mut tx = store.base.begin().await?;
    store.note_photo_gone(&mut tx, deleted).await?;
    Ok(tx.commit(Dispatch::Soon).await?)
}

async fn venues_batch(store: &CatalogStore, deleted: &PhotoDeleted) -> Result<usize, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let venues: Vec<Venue> = store.showing(&mut tx, deleted).await?;
    let count = venues.len();
    for mut venue in venues {
        venue.drop_photo(deleted.id);
        store.save_venue(&mut tx, &venue).await?;
        tx.emit(&venue.changed())?;
    }
    tx.commit(Dispatch::Now).await?;
    Ok(count)
}

async fn offers_batch(store: &CatalogStore, deleted: &PhotoDeleted) -> Result<usize, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let offers: Vec<Offer> = store.showing(&mut tx, deleted).await?;
    let count = offers.len();
    for offer in offers {
        let mut changed = offer.clone();
        changed.drop_photo(deleted.id, store.base.now());
        store.save_offer(&mut tx, &offer, &changed).await?;
        tx.emit(&changed.changed(Some(offer.view.status)))?;
    }
    tx.commit(Dispatch::Now).await?;
    Ok(count)
}
