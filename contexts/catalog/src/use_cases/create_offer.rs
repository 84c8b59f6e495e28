//! A manager writes an offer.

use contracts::{
    Actor, ServiceResult, StaffRole,
    catalog::{OfferDraft, OfferView},
};
use kernel::{OfferId, PartnerId};
use platform::{Dispatch, UseCaseError, retry};

use super::{checked_draft, known};
use crate::{
    domain::{Offer, Partner},
    store::CatalogStore,
};

/// Writes a draft of the caller's own partner, which may still wait for its review.
///
/// # Errors
/// What is wrong with the draft; `PARTNER_NOT_ACTIVE` for a rejected or suspended partner.
pub async fn create_offer(
    store: &CatalogStore,
    actor: &Actor,
    command: OfferDraft,
) -> ServiceResult<OfferView> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let id = OfferId::generate();
    retry(|| attempt(store, staff.partner, id, &command)).await
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    id: OfferId,
    draft: &OfferDraft,
) -> Result<OfferView, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    let checked = checked_draft(store, &mut tx, &partner, draft).await?;
    let offer = Offer::draft(id, &partner, checked, store.base.now());
    store.insert(&mut tx, &offer).await?;
    tx.emit(&offer.changed(None))?;
    tx.commit(Dispatch::Soon).await?;
    Ok(offer.view)
}
