//! A manager submits, pauses, resumes or archives an offer.

use contracts::{
    Actor, RefusalCode, ServiceResult, StaffRole,
    catalog::{MoveOffer, OfferStep, OfferView},
};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use super::{known, lean_on_partner, own_offer, plan_slots::plan_at_once};
use crate::{
    domain::{Offer, OfferMove, Partner},
    store::CatalogStore,
};

/// Makes a step in the life of an offer of the caller's own partner.
///
/// # Errors
/// `NOT_FOUND`; `INVALID_STATE` where the step is not possible; to submit and to resume also
/// `PARTNER_NOT_ACTIVE`, and `DATE_IN_PAST` when the offer is over.
pub async fn move_offer(store: &CatalogStore, actor: &Actor, command: MoveOffer) -> ServiceResult<OfferView> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let offer = retry(|| attempt(store, staff.partner, command)).await?;
    plan_at_once(store, &offer).await;
    Ok(offer.view)
}

async fn attempt(
    store: &CatalogStore,
    partner: PartnerId,
    command: MoveOffer,
) -> Result<Offer, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let offer = own_offer(store, &mut tx, partner, command.id).await?;
    let step = match command.step {
        OfferStep::Submit => OfferMove::Submit,
        OfferStep::Pause => OfferMove::Pause,
        OfferStep::Resume => OfferMove::Resume,
        OfferStep::Archive => OfferMove::Archive,
    };
    step.from(offer.view.status).ok_or(RefusalCode::InvalidState)?;
    let mut changed = offer.clone();
    match step {
        OfferMove::Submit => {
            let partner: Partner = known(store, &mut tx, partner).await?;
            partner.require_active()?;
            offer.require_publishable(now)?;
        }
        OfferMove::Resume => {
            offer.require_valid(now)?;
            lean_on_partner(store, &mut tx, &mut changed).await?;
        }
        _ => {}
    }
    changed.make(step, None, now)?;
    store.save_offer(&mut tx, &offer, &changed).await?;
    tx.emit(&changed.changed(Some(offer.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed)
}
