//! The start: everything that can be booked, from who owns it.

use std::sync::Arc;

use contracts::{Actor, ServiceError, ServiceResult, booking::SeatsExport, catalog::ExportQuery};
use kernel::OutingId;

use super::index_words::index_words;
use crate::{Inner, jobs::KEEP_DAYS, text::TextIndex};

/// Reads all outings, then all places. Events that come meanwhile are not lost and not undone: the higher
/// revision stands.
pub async fn load(inner: &Arc<Inner>) -> ServiceResult<usize> {
    if inner.text.get().is_none() {
        // Two loads at once: the index of the first one stands.
        drop(inner.text.set(TextIndex::new().map_err(ServiceError::internal)?));
    }
    load_outings(inner).await?;
    load_seats(inner).await?;
    index_words(inner).await?;
    let known = inner.state.read().len();
    metrics::gauge!("discovery_outings").set(known as f64);
    tracing::info!(outings = known, "discovery is ready");
    Ok(known)
}

async fn load_outings(inner: &Inner) -> ServiceResult<()> {
    let ends_after = inner.clock.now().plus_days(-KEEP_DAYS);
    let mut after: Option<OutingId> = None;
    loop {
        let page = inner.catalog.export(&Actor::System, ExportQuery { ends_after, after }).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.outing.id);
        let now = inner.clock.now();
        inner.change(|state| page.into_iter().for_each(|facts| state.learn_outing(facts, now)));
    }
}

async fn load_seats(inner: &Inner) -> ServiceResult<()> {
    let ends_after = inner.clock.now().plus_days(-KEEP_DAYS);
    let mut after: Option<OutingId> = None;
    loop {
        let page = inner.booking.export_seats(&Actor::System, SeatsExport { ends_after, after }).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.outing);
        inner.change(|state| page.into_iter().for_each(|seats| state.learn_seats(seats)));
    }
}
