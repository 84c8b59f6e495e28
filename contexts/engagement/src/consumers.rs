//! What engagement hears. Each event carries the whole of what it is about and a revision: the newest stands, so that
//! events may come twice and in any order.

mod account_changed;
mod account_erased;
mod offer_changed;
mod outing_cancelled;
mod outing_scheduled;
mod registration_changed;

use std::sync::Arc;

use contracts::{Event, ServiceResult};
use platform::Bus;

use crate::{CONTEXT, Inner};

/// Begins to listen.
pub fn listen(inner: &Arc<Inner>, bus: &Bus) {
    take(bus, inner, account_changed::take);
    take(bus, inner, account_erased::take);
    take(bus, inner, offer_changed::take);
    take(bus, inner, outing_cancelled::take);
    take(bus, inner, outing_scheduled::take);
    take(bus, inner, registration_changed::take);
}

fn take<E, F, Fut>(bus: &Bus, inner: &Arc<Inner>, handler: F)
where
    E: Event,
    F: Fn(Arc<Inner>, E) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = ServiceResult<()>> + Send + 'static,
{
    let inner = Arc::clone(inner);
    bus.consume::<E, _, _>(CONTEXT, move |delivered| {
        let work = handler(Arc::clone(&inner), delivered.event);
        async move { Ok(work.await?) }
    });
}
