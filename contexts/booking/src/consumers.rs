//! What other contexts tell, one file for each event. Every consumer bears the same event twice and events
//! out of order.

mod account_changed;
mod account_erased;
mod identity_changed;
mod offer_changed;
mod outing_cancelled;
mod outing_scheduled;

use std::sync::Arc;

use contracts::{
    catalog::{OfferChanged, OutingCancelledEvent, OutingScheduled},
    identity::{AccountChanged, AccountErased},
    verification::IdentityChanged,
};
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
    take!(IdentityChanged, identity_changed);
    take!(AccountErased, account_erased);
    take!(OfferChanged, offer_changed);
    take!(OutingScheduled, outing_scheduled);
    take!(OutingCancelledEvent, outing_cancelled);
}
