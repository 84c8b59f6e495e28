//! catalog: an offer was written or changed.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OfferChanged};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: OfferChanged) -> ServiceResult<()> {
    inner.learn_offer(&event.offer).await
}
