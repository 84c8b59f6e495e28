//! Background work: every replica does it, and each piece is done once.

use std::{sync::Arc, time::Duration};

use platform::{Tasks, telemetry::chain};

use crate::Inner;

/// How often the queue is looked at when nobody wakes the worker: what another process left behind.
const AVIF_ROUND: Duration = Duration::from_secs(5);
/// How often photos that are due are deleted.
const SWEEPING_ROUND: Duration = Duration::from_secs(60);

/// Starts the maker of AVIF files and the sweeper.
pub fn start(inner: &Arc<Inner>, tasks: &Tasks) {
    let making = Arc::clone(inner);
    tasks.spawn(async move {
        loop {
            match making.make_next_avif().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(error = chain(&error), "no photo could be looked for"),
            }
            // A wake-up that came while this one was working is kept until now.
            drop(tokio::time::timeout(AVIF_ROUND, making.stored.notified()).await);
        }
    });
    let sweeping = Arc::clone(inner);
    tasks.spawn(async move {
        loop {
            match sweeping.run_sweeps().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::warn!(error = chain(&error), "no photos could be deleted"),
            }
            tokio::time::sleep(SWEEPING_ROUND).await;
        }
    });
}
