//! booking: what a party saved, and so what it paid, is known, or known better. Of a check-in this comes with
//! `booking.registration.changed` and says the same; of a later change of the tier it comes alone.

use std::sync::Arc;

use contracts::{ServiceResult, booking::SavingRecorded};

use crate::{Inner, domain::Fact};

pub async fn take(inner: Arc<Inner>, event: SavingRecorded) -> ServiceResult<()> {
    match event.standing {
        Some(standing) => inner.learn_registration(&Fact::told(&standing, None)).await,
        // From before the event told enough: filling reads the registration from booking.
        None => Ok(()),
    }
}
