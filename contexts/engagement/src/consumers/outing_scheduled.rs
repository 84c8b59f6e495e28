//! catalog: an outing was planned: people may write about it.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OutingScheduled};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: OutingScheduled) -> ServiceResult<()> {
    inner.learn_outing(&event.facts).await
}
