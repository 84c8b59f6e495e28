//! The index of words catches up with what is known.

use std::sync::Arc;

use contracts::{ServiceError, ServiceResult};

use crate::{Inner, text::TextError};

/// Indexes every text that is new or changed since the last time. It runs beside the requests: committing
/// takes milliseconds.
pub async fn index_words(inner: &Arc<Inner>) -> ServiceResult<()> {
    let inner = Arc::clone(inner);
    let done = tokio::task::spawn_blocking(move || catch_up(&inner)).await;
    done.map_err(ServiceError::internal)?.map_err(ServiceError::internal)
}

fn catch_up(inner: &Inner) -> Result<(), TextError> {
    // The change is begun first: who takes the later state also writes later.
    let Some(index) = inner.text.get() else {
        return Ok(());
    };
    let change = index.change();
    let changed = inner.state.write().take_unindexed();
    if changed.is_empty() {
        return Ok(());
    }
    let written = changed.iter().try_for_each(|(pair, texts)| change.put(*pair, texts.as_ref()));
    let committed = written.and_then(|()| change.commit());
    if committed.is_err() {
        inner.state.write().put_back_unindexed(changed.into_iter().map(|(pair, _)| pair));
    }
    committed
}
