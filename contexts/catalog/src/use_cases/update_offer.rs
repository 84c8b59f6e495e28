//! A manager changes an offer.

use contracts::{
    Actor, ServiceResult, StaffRole,
    catalog::{OfferView, UpdateOffer},
};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use super::{checked_draft, known, own_offer, plan_slots::plan_at_once};
use crate::{
    domain::{Offer, Partner},
    store::CatalogStore,
};

/// Changes an offer of the caller's own partner. New price terms of a published one go back to review;
/// outings that were made keep what they have.
///
/// # Errors
/// `NOT_FOUND`; what is wrong with the draft; `INVALID_STATE` when archived or expired;
/// `PARTNER_NOT_ACTIVE` for a rejected or suspended partner.
pub async fn update_offer(
    store: &CatalogStore,
    actor: &Actor,
    command: UpdateOffer,
) -> ServiceResult<OfferView> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let offer = retry(|| attempt(store, staff.partner, &command)).await?;
    plan_at_once(store, &offer).await;
    Ok(offer.view)
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    command: &UpdateOffer,
) -> Result<Offer, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let offer = own_offer(store, &mut tx, partner, command.id).await?;
    offer.require_editable()?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    let checked = checked_draft(store, &mut tx, &partner, &command.draft).await?;
    let mut changed = offer.clone();
    changed.rewrite(checked, store.base.now());
    store.save_offer(&mut tx, &offer, &changed).await?;
    tx.emit(&changed.changed(Some(offer.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed)
}
