//! identity: an account is gone. Nothing leads to the person any more.

use std::sync::Arc;

use contracts::{ServiceResult, identity::AccountErased};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: AccountErased) -> ServiceResult<()> {
    // Partner staff writes and reads too.
    inner.forget(event.account).await
}
