//! catalog: an offer was written or changed: its title may be another one.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OfferChanged};

use crate::{Inner, use_cases::name};

pub async fn take(inner: Arc<Inner>, event: OfferChanged) -> ServiceResult<()> {
    let offer = event.offer;
    inner.learn_names(&[name(offer.id, &offer.title, offer.revision)]).await
}
