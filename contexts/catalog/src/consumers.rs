//! What the catalog hears from others, and from itself.

mod partner_changed;
mod partner_owner_confirmed;
mod partner_signed_up;
mod photo_deleted;
mod photo_stored;

use std::sync::Arc;

use platform::Bus;

use crate::store::CatalogStore;

/// The name of this context's consumers in its inbox.
const CONSUMER: &str = "catalog";

/// Listens.
pub fn register(bus: &Bus, store: &Arc<CatalogStore>) {
    let to = Arc::clone(store);
    bus.consume(CONSUMER, move |event| partner_signed_up::take(Arc::clone(&to), event));
    let to = Arc::clone(store);
    bus.consume(CONSUMER, move |event| partner_owner_confirmed::take(Arc::clone(&to), event));
    let to = Arc::clone(store);
    bus.consume(CONSUMER, move |event| partner_changed::take(Arc::clone(&to), event));
    let to = Arc::clone(store);
    bus.consume(CONSUMER, move |event| photo_stored::take(Arc::clone(&to), event));
    let to = Arc::clone(store);
    bus.consume(CONSUMER, move |event| photo_deleted::take(Arc::clone(&to), event));
}
