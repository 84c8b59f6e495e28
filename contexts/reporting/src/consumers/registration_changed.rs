//! booking: a registration was made or changed.

use std::sync::Arc;

use contracts::{ServiceResult, booking::RegistrationChanged};

use crate::{Inner, domain::Fact};

pub async fn take(inner: Arc<Inner>, event: RegistrationChanged) -> ServiceResult<()> {
    match event.standing() {
        Some(standing) => inner.learn_registration(&Fact::told(&standing, Some(event.step))).await,
        // From before the event told enough: filling reads the registration from booking.
        None => Ok(()),
    }
}
