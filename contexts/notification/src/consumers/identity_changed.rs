//! verification: an identity check ended, or takes longer. The member is told.

use std::sync::Arc;

use contracts::{ServiceResult, verification::IdentityChanged};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter, use_cases::write::To};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<IdentityChanged>) -> ServiceResult<()> {
    let Some(letter) = Letter::of_identity(&delivered.event) else {
        return Ok(());
    };
    inner.write(delivered.id, To::Account(delivered.event.account), letter).await
}
