//! Background work: every replica does it, and each piece is done once.

use std::{sync::Arc, time::Duration};

use platform::{Tasks, telemetry::chain};

use crate::Inner;

/// How often the queue is looked at when nobody wakes the readers: what another process left behind.
const READING_ROUND: Duration = Duration::from_secs(2);
/// How often images that are due are deleted.
const SWEEPING_ROUND: Duration = Duration::from_secs(30);

/// Starts the readers and the sweeper.
pub fn start(inner: &Arc<Inner>, tasks: &Tasks) {
    for _ in 0..inner.workers {
        let inner = Arc::clone(inner);
        tasks.spawn(async move {
            loop {
                match inner.read_next().await {
                    Ok(true) => continue,
                    Ok(false) => {}
                    Err(error) => tracing::warn!(error = chain(&error), "no document could be looked for"),
                }
                // A wake-up that came while this one was reading is kept until now.
                drop(tokio::time::timeout(READING_ROUND, inner.submitted.notified()).await);
            }
        });
    }
    let inner = Arc::clone(inner);
    tasks.spawn(async move {
        loop {
            match inner.run_sweeps().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::warn!(error = chain(&error), "no images could be deleted"),
            }
            tokio::time::sleep(SWEEPING_ROUND).await;
        }
    });
}
