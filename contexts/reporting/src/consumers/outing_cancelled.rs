//! catalog: an outing was called off: its seats count no more.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OutingCancelledEvent};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: OutingCancelledEvent) -> ServiceResult<()> {
    inner.learn_outing(&event.facts).await
}
