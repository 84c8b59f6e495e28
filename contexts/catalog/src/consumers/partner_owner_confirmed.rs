//! `identity.partner.owner_confirmed`: the company waits for its review.

use std::sync::Arc;

use contracts::{catalog::PartnerStatus, identity::PartnerOwnerConfirmed};
use platform::{Delivered, Dispatch, UseCaseError, retry};

use super::CONSUMER;
use crate::{
    domain::{Partner, PartnerMove},
    store::CatalogStore,
    use_cases::known,
};

pub(super) async fn take(
    store: Arc<CatalogStore>,
    delivered: Delivered<PartnerOwnerConfirmed>,
) -> Result<(), UseCaseError> {
    Ok(retry(|| attempt(&store, &delivered)).await?)
}

async fn attempt(
    store: &CatalogStore,
    delivered: &Delivered<PartnerOwnerConfirmed>,
) -> Result<(), UseCaseError> {
    let mut tx = store.base.begin().await?;
    if !tx.first_delivery(CONSUMER, delivered.id).await? {
        return Ok(());
    }
    // When the sign-up has not arrived yet, this delivery fails and comes again.
    let partner: Partner = known(store, &mut tx, delivered.event.partner).await?;
    if partner.view.status == PartnerStatus::Draft {
        let mut changed = partner.clone();
        changed.make(PartnerMove::Confirm, None, delivered.occurred_at)?;
        store.save_partner(&mut tx, &partner, &changed).await?;
        tx.emit(&changed.changed(Some(partner.view.status)))?;
    }
    tx.commit(Dispatch::Soon).await?;
    Ok(())
}
