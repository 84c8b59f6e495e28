//! What the catalog tells of who shows which photos. No inbox: the revision of what shows them tells old from
//! new, so that events may come twice and out of order.

use std::sync::Arc;

use contracts::catalog::{OfferChanged, VenueChanged};
use platform::{Bus, Delivered};

use crate::{CONTEXT, Inner, domain::Usage};

/// Has `inner` take the events it needs.
pub fn listen(inner: &Arc<Inner>, bus: &Bus) {
    let to = Arc::clone(inner);
    bus.consume(CONTEXT, move |delivered: Delivered<VenueChanged>| {
        let (inner, venue) = (Arc::clone(&to), delivered.event.venue);
        let usage = Usage::of(venue.id.to_string(), venue.partner, &venue.photos, venue.revision);
        async move { Ok(inner.note_usage(usage).await?) }
    });
    let to = Arc::clone(inner);
    bus.consume(CONTEXT, move |delivered: Delivered<OfferChanged>| {
        let (inner, offer) = (Arc::clone(&to), delivered.event.offer);
        let usage = Usage::of(offer.id.to_string(), offer.partner, &offer.photos, offer.revision);
        async move { Ok(inner.note_usage(usage).await?) }
    });
}
