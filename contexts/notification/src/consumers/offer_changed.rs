//! catalog: an offer was published or refused. Its owner is told.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OfferChanged};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter, use_cases::write::To};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<OfferChanged>) -> ServiceResult<()> {
    let Some(letter) = Letter::of_offer(&delivered.event) else {
        return Ok(());
    };
    inner.write(delivered.id, To::Account(delivered.event.owner), letter).await
}
