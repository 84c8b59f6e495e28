//! Background jobs.

use std::{sync::Arc, time::Duration};

use platform::{Tasks, telemetry::chain};

use crate::{Inner, use_cases};

/// Changes of so long are indexed together.
const GATHER: Duration = Duration::from_millis(50);
/// After a failure the index is left alone for so long.
const RECOVER: Duration = Duration::from_secs(1);
/// How often what is over is forgotten.
const TIDY: Duration = Duration::from_secs(10 * 60);
/// Outings are kept for so many days after their end.
pub const KEEP_DAYS: i64 = 1;

/// Starts the jobs.
pub fn start(inner: &Arc<Inner>, tasks: &Tasks) {
    tasks.spawn(keep_words_indexed(Arc::clone(inner)));
    tasks.spawn(tidy(Arc::clone(inner)));
}

async fn keep_words_indexed(inner: Arc<Inner>) {
    loop {
        inner.behind.notified().await;
        tokio::time::sleep(GATHER).await;
        if let Err(error) = use_cases::index_words::index_words(&inner).await {
            tracing::error!(error = chain(&error), "the index of words did not take a change");
            tokio::time::sleep(RECOVER).await;
            inner.behind.notify_one();
        }
    }
}

async fn tidy(inner: Arc<Inner>) {
    loop {
        tokio::time::sleep(TIDY).await;
        let _forgotten = use_cases::forget::forget(&inner);
    }
}
