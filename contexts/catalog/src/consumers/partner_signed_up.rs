//! `identity.partner.signed_up`: a draft of the company appears.

use std::sync::Arc;

use contracts::identity::PartnerSignedUp;
use platform::{Delivered, Dispatch, UseCaseError, retry};

use super::CONSUMER;
use crate::{domain::Partner, store::CatalogStore};

pub(super) async fn take(
    store: Arc<CatalogStore>,
    delivered: Delivered<PartnerSignedUp>,
) -> Result<(), UseCaseError> {
    Ok(retry(|| attempt(&store, &delivered)).await?)
}

async fn attempt(store: &CatalogStore, delivered: &Delivered<PartnerSignedUp>) -> Result<(), UseCaseError> {
    let mut tx = store.base.begin().await?;
    if !tx.first_delivery(CONSUMER, delivered.id).await? {
        return Ok(());
    }
    let partner = Partner::signed_up(&delivered.event, delivered.occurred_at);
    if store.read::<Partner>(&mut tx, partner.id).await?.is_none() {
        store.insert(&mut tx, &partner).await?;
        tx.emit(&partner.changed(None))?;
    }
    tx.commit(Dispatch::Soon).await?;
    Ok(())
}
