//! catalog: a venue was opened or changed: its name may be another one.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::VenueChanged};

use crate::{Inner, use_cases::name};

pub async fn take(inner: Arc<Inner>, event: VenueChanged) -> ServiceResult<()> {
    let venue = event.venue;
    inner.learn_names(&[name(venue.id, &venue.name, venue.revision)]).await
}
