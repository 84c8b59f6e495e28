//! booking: a registration was made or changed. The member is told.

use std::sync::Arc;

use contracts::{ServiceResult, booking::RegistrationChanged};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter, use_cases::write::To};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<RegistrationChanged>) -> ServiceResult<()> {
    let Some(letter) = Letter::of_registration(&delivered.event) else {
        return Ok(());
    };
    inner.write(delivered.id, To::Account(delivered.event.member), letter).await
}
