//! What discovery hears: each event changes the read model in memory, at once, in every process.

mod offer_changed;
mod outing_cancelled;
mod outing_scheduled;
mod seats_changed;
mod venue_changed;

use std::sync::Arc;

use contracts::Event;
use kernel::Timestamp;
use platform::Bus;

use crate::{Inner, state::State};

/// Begins to listen.
pub fn listen(bus: &Bus, inner: &Arc<Inner>) {
    hear(bus, inner, outing_scheduled::apply);
    hear(bus, inner, outing_cancelled::apply);
    hear(bus, inner, offer_changed::apply);
    hear(bus, inner, venue_changed::apply);
    hear(bus, inner, seats_changed::apply);
}

fn hear<E: Event>(bus: &Bus, inner: &Arc<Inner>, apply: fn(&mut State, E, Timestamp)) {
    let inner = Arc::clone(inner);
    bus.observe::<E>(move |event| {
        let now = inner.clock.now();
        inner.change(|state| apply(state, event, now));
    });
}
