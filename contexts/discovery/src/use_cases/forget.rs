//! What is over for a day is forgotten.

use crate::{Inner, jobs::KEEP_DAYS};

/// Forgets outings that ended more than a day ago. How many.
pub fn forget(inner: &Inner) -> usize {
    let ended_before = inner.clock.now().plus_days(-KEEP_DAYS);
    let (forgotten, known) = inner.change(|state| (state.forget(ended_before), state.len()));
    metrics::gauge!("discovery_outings").set(known as f64);
    tracing::debug!(forgotten, known, "outings that are over were forgotten");
    forgotten
}
