//! A manager changes a venue.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult, StaffRole,
    catalog::{UpdateVenue, VenueView},
};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use super::{known, own_photos};
use crate::{
    domain::{Partner, Venue},
    store::CatalogStore,
};

/// Changes a venue of the caller's own partner; outings there follow, but for their instants. So the clock stays
/// as it is while outings are to come: people were told when they start.
///
/// # Errors
/// `NOT_FOUND`; what is wrong with the command; `TIME_ZONE_IN_USE` on `timeZone`; `PARTNER_NOT_ACTIVE` for a
/// rejected or suspended partner.
pub async fn update_venue(
    store: &CatalogStore,
    actor: &Actor,
    command: UpdateVenue,
) -> ServiceResult<VenueView> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    retry(|| attempt(store, staff.partner, &command)).await
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    command: &UpdateVenue,
) -> Result<VenueView, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let venue: Venue = known(store, &mut tx, command.id).await?;
    if venue.view.partner != partner {
        return Err(ServiceError::not_found().into());
    }
    let partner: Partner = known(store, &mut tx, partner).await?;
    partner.require_may_prepare()?;
    let photos = own_photos(store, &mut tx, partner.id, &command.venue.photos).await?;
    let changed = venue.rewritten(command.venue.clone(), &photos)?;
    if changed == venue {
        return Ok(venue.view);
    }
    let other_clock = changed.view.time_zone != venue.view.time_zone;
    if other_clock && store.has_outings_to_come(&mut tx, &venue.view, store.base.now()).await? {
        return Err(Refusal::new(RefusalCode::TimeZoneInUse).on("timeZone").into());
    }
    store.save_venue(&mut tx, &changed).await?;
    tx.emit(&changed.changed())?;
    // Before the answer: who changed it reads it back from discovery as well.
    tx.commit(Dispatch::Now).await?;
    Ok(changed.view)
}
