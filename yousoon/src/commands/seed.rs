//! `yousoon seed`.

use std::sync::Arc;

use anyhow::{Result, ensure};
use clap::Args;
use kernel::SystemClock;
use platform::Settings;

use crate::{Platform, demo};

/// What to load.
#[derive(Args)]
pub struct SeedArgs {
    /// Besides the demo data: so many outings of one partner, for measurements.
    #[arg(long, default_value_t = 0)]
    outings: u32,
    /// Besides the demo data: so many members, for measurements.
    #[arg(long, default_value_t = 0)]
    members: u32,
}

/// Loads demo data through the contexts, as people would make it.
///
/// # Errors
/// When a context refuses or does not answer; always in production.
pub async fn seed(settings: &Settings, args: &SeedArgs) -> Result<()> {
    ensure!(settings.is_development(), "demo accounts have a known password: production is not seeded");
    let platform = Platform::build(settings, Arc::new(SystemClock)).await?;
    platform.migrate().await?;
    platform.deliver_all().await?;
    let clock = demo::PastClock::at_the_beginning();
    let past = Platform::build(settings, Arc::new(clock.clone())).await?;
    demo::load_history(&past, &clock).await?;
    demo::load(&platform).await?;
    if args.outings > 0 || args.members > 0 {
        demo::load_for_measurement(&platform, args.outings, args.members).await?;
    }
    platform.deliver_all().await
}
