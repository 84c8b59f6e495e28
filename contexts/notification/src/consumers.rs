//! What notification hears: each event writes at most one mail, or one to each of those
//! it names, or keeps or drops a contact.

mod account_changed;
mod account_erased;
mod code_requested;
mod deletion_requested;
mod group_messaged;
mod identity_changed;
mod known_email_tried;
mod offer_changed;
mod partner_changed;
mod password_changed;
mod registration_changed;
mod saving_recorded;

use std::sync::Arc;

use contracts::{Event, ServiceResult};
use platform::{Bus, Delivered};

use crate::Inner;

/// The name of this context in the inbox and in the logs.
const CONSUMER: &str = "notification";

/// Begins to listen.
pub fn listen(bus: &Bus, inner: &Arc<Inner>) {
    take(bus, inner, account_changed::take);
    take(bus, inner, account_erased::take);
    take(bus, inner, code_requested::take);
    take(bus, inner, password_changed::take);
    take(bus, inner, deletion_requested::take);
    take(bus, inner, identity_changed::take);
    take(bus, inner, known_email_tried::take);
    take(bus, inner, partner_changed::take);
    take(bus, inner, offer_changed::take);
    take(bus, inner, registration_changed::take);
    take(bus, inner, saving_recorded::take);
    take(bus, inner, group_messaged::take);
}

fn take<E, F, Fut>(bus: &Bus, inner: &Arc<Inner>, handler: F)
where
    E: Event,
    F: Fn(Arc<Inner>, Delivered<E>) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = ServiceResult<()>> + Send + 'static,
{
    let inner = Arc::clone(inner);
    bus.consume::<E, _, _>(CONSUMER, move |delivered| {
        let work = handler(Arc::clone(&inner), delivered);
        async move { Ok(work.await?) }
    });
}
