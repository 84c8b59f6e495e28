//! booking: a registration was made or changed: its member joins the outing's group, or leaves it.

use std::sync::Arc;

use contracts::{ServiceResult, booking::RegistrationChanged};

use crate::{Inner, domain::Participation};

pub async fn take(inner: Arc<Inner>, event: RegistrationChanged) -> ServiceResult<()> {
    match event.standing() {
        Some(standing) => inner.learn_registration(&Participation::of(&standing)).await,
        // From before the event told enough: filling reads the registration from booking.
        None => Ok(()),
    }
}
