//! `yousoon doctor`.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use kernel::SystemClock;
use platform::Settings;

use crate::Platform;

/// Says how the installation is.
///
/// # Errors
/// When something a running platform needs is missing.
pub async fn doctor(settings: &Settings) -> Result<()> {
    println!("settings    ok ({:?}, eligibility {:?})", settings.environment, settings.eligibility);
    let platform = Platform::build(settings, Arc::new(SystemClock)).await?;
    platform.catalog.ping().await.context("the database does not answer")?;
    println!("database    ok");
    for (context, waiting) in platform.waiting_events().await? {
        println!("outbox      {context}: {waiting} waiting");
    }
    Ok(())
}
