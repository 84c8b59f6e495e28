//! booking: what a party saved is known. The member is told, the first time.

use std::sync::Arc;

use contracts::{ServiceResult, booking::SavingRecorded};
use platform::Delivered;

use crate::{Inner, domain::letter::Letter, use_cases::write::To};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<SavingRecorded>) -> ServiceResult<()> {
    let Some(letter) = Letter::of_saving(&delivered.event) else {
        return Ok(());
    };
    inner.write(delivered.id, To::Account(delivered.event.member), letter).await
}
