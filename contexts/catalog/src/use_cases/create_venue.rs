//! A manager opens a venue.

use contracts::{
    Actor, ServiceResult, StaffRole,
    catalog::{CreateVenue, VenueView},
};
use kernel::{PartnerId, VenueId};
use platform::{Dispatch, UseCaseError, retry};

use super::{known, own_photos};
use crate::{
    domain::{Partner, Venue},
    store::CatalogStore,
};

/// Opens a venue of the caller's own partner, which may still wait for its review.
///
/// # Errors
/// What is wrong with the command; `PARTNER_NOT_ACTIVE` for a rejected or suspended partner.
pub async fn create_venue(
    store: &CatalogStore,
    actor: &Actor,
    command: CreateVenue,
) -> ServiceResult<VenueView> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let id = VenueId::generate();
    retry(|| attempt(store, staff.partner, id, &command)).await
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    id: VenueId,
    command: &CreateVenue,
) -> Result<VenueView, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    partner.require_may_prepare()?;
    let photos = own_photos(store, &mut tx, partner.id, &command.photos).await?;
    let venue = Venue::open(id, &partner, (command.clone(), &photos), store.base.now())?;
    store.insert(&mut tx, &venue).await?;
    tx.emit(&venue.changed())?;
    tx.commit(Dispatch::Soon).await?;
    Ok(venue.view)
}
