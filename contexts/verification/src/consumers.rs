//! What identity tells, one file for each event. Every consumer bears the same event twice and events out of
//! order.

mod account_changed;
mod account_erased;

use std::sync::Arc;

use contracts::identity::{AccountChanged, AccountErased};
use platform::{Bus, Delivered};

use crate::{CONTEXT, Inner};

/// Has `inner` take the events it needs.
pub fn listen(inner: &Arc<Inner>, bus: &Bus) {
    macro_rules! take {
        ($event:ty, $consumer:ident) => {
            let inner = Arc::clone(inner);
            bus.consume(CONTEXT, move |delivered: Delivered<$event>| {
                let inner = Arc::clone(&inner);
                async move { Ok(inner.$consumer(&delivered).await?) }
            });
        };
    }
    take!(AccountChanged, account_changed);
    take!(AccountErased, account_erased);
}
