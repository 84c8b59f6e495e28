//! The owner of a rejected company corrects it and asks again.

use contracts::{
    Actor, Refusals, ServiceResult, StaffRole,
    catalog::{PartnerView, ResubmitPartner},
};
use kernel::PartnerId;
use platform::{Dispatch, UseCaseError, retry};

use super::known;
use crate::{
    domain::{Partner, PartnerMove},
    store::CatalogStore,
};

/// Submits the caller's own company again, with its name as corrected.
///
/// # Errors
/// What is wrong with the name; `INVALID_STATE` unless the company was rejected.
pub async fn resubmit_partner(
    store: &CatalogStore,
    actor: &Actor,
    command: ResubmitPartner,
) -> ServiceResult<PartnerView> {
    let staff = actor.require_staff(StaffRole::Owner)?;
    let mut refusals = Refusals::new();
    let name = refusals.text("companyName", &command.company_name, 1..=120);
    refusals.done()?;
    retry(|| attempt(store, staff.partner, &name)).await
}

async fn attempt(store: &CatalogStore, id: PartnerId, name: &str) -> Result<PartnerView, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, id).await?;
    let mut changed = partner.clone();
    changed.make(PartnerMove::Resubmit, None, store.base.now())?;
    name.clone_into(&mut changed.view.name);
    store.save_partner(&mut tx, &partner, &changed).await?;
    tx.emit(&changed.changed(Some(partner.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed.view)
}
