//! catalog: an outing was called off. Its registrations are cancelled one by one; whoever wrote to the partner goes on.

use std::sync::Arc;

use contracts::{ServiceResult, catalog::OutingCancelledEvent};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: OutingCancelledEvent) -> ServiceResult<()> {
    inner.learn_outing(&event.facts).await
}
