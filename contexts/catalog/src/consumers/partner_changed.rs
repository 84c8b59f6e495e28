//! `catalog.partner.changed`, the catalog's own: offers and venues follow their partner. As an event of its
//! own it survives a crash between the decision and what follows from it.

use std::sync::Arc;

use contracts::catalog::PartnerChanged;
use platform::{Delivered, UseCaseError};

use crate::{store::CatalogStore, use_cases::follow_partner::follow_partner};

pub(super) async fn take(
    store: Arc<CatalogStore>,
    delivered: Delivered<PartnerChanged>,
) -> Result<(), UseCaseError> {
    // No inbox: what counts is the partner as it is now, so that a second delivery changes nothing.
    Ok(follow_partner(&store, &delivered.event.partner).await?)
}
