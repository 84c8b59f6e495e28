//! Background work: offers end with their validity, weekly slots make outings.

use std::{sync::Arc, time::Duration};

use platform::Tasks;

use crate::{
    store::CatalogStore,
    use_cases::{expire_offers::expire_offers, plan_slots::plan_due_slots},
};

const EXPIRY_PAUSE: Duration = Duration::from_secs(60);
const SLOTS_PAUSE: Duration = Duration::from_secs(600);

/// Starts both, right away and then regularly. Every replica may run them.
pub fn start(tasks: &Tasks, store: &Arc<CatalogStore>) {
    let expiring = Arc::clone(store);
    tasks.spawn(async move {
        loop {
            if let Err(error) = expire_offers(&expiring).await {
                let error = platform::telemetry::chain(&error);
                tracing::warn!(error, "offers whose validity is over were not looked for");
            }
            tokio::time::sleep(EXPIRY_PAUSE).await;
        }
    });
    let planning = Arc::clone(store);
    tasks.spawn(async move {
        loop {
            match plan_due_slots(&planning).await {
                Ok(0) => {}
                Ok(made) => tracing::info!(made, "weekly slots made outings"),
                Err(error) => {
                    let error = platform::telemetry::chain(&error);
                    tracing::warn!(error, "weekly slots were not looked at");
                }
            }
            tokio::time::sleep(SLOTS_PAUSE).await;
        }
    });
}
