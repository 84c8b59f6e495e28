//! catalog: a partner was approved, refused or held back. Its owner is told.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::PartnerChanged};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter, use_cases::write::To};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<PartnerChanged>) -> ServiceResult<()> {
    let Some(letter) = Letter::of_partner(&delivered.event) else {
        return Ok(());
    };
    inner.write(delivered.id, To::Account(delivered.event.partner.owner), letter).await
}
