//! What time brings: accounts whose grace is over are erased.

use std::{sync::Arc, time::Duration};

use platform::telemetry::chain;

use crate::use_cases::UseCases;

/// How often is looked for what is due. The grace is 30 days; a minute more does no harm.
const DUTY_PAUSE: Duration = Duration::from_secs(60);

/// Does what is due, now and then.
pub(crate) async fn run(inner: Arc<UseCases>) {
    loop {
        match inner.erase_due().await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::warn!(error = chain(&error), "no account to erase could be looked for"),
        }
        tokio::time::sleep(DUTY_PAUSE).await;
    }
}
