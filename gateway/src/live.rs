//! Which outings changed just now: what subscriptions wait for.

use contracts::{
    booking::SeatsChanged,
    catalog::{OutingCancelledEvent, OutingScheduled},
};
use futures::Stream;
use kernel::OutingId;
use platform::Bus;
use tokio::sync::broadcast::{self, error::RecvError};

/// Changes a slow subscriber may lag behind; then it is told to look again.
const BACKLOG: usize = 1_024;

/// A stream of changed outings for everybody who listens.
#[derive(Clone)]
pub struct LiveOutings(broadcast::Sender<OutingId>);

impl LiveOutings {
    /// Listens on the bus. Discovery must listen before, so that it knows the change when subscribers ask.
    pub fn listen(bus: &Bus) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        // Nobody subscribed is no error.
        let tell = |sender: broadcast::Sender<OutingId>| move |id: OutingId| drop(sender.send(id));
        let (seats, scheduled, cancelled) =
            (tell(sender.clone()), tell(sender.clone()), tell(sender.clone()));
        bus.observe(move |event: SeatsChanged| seats(event.seats.outing));
        bus.observe(move |event: OutingScheduled| scheduled(event.facts.outing.id));
        bus.observe(move |event: OutingCancelledEvent| cancelled(event.facts.outing.id));
        Self(sender)
    }

    /// One item at once and one for each later change of `outing`. Changes in quick succession are one.
    pub fn changes_of(&self, outing: OutingId) -> impl Stream<Item = ()> + Send + use<> {
        let receiver = self.0.subscribe();
        futures::stream::unfold((receiver, true), move |(mut receiver, first)| async move {
            if first {
                return Some(((), (receiver, false)));
            }
            loop {
                match receiver.recv().await {
                    Ok(changed) if changed == outing => return Some(((), (receiver, false))),
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => return Some(((), (receiver, false))),
                    Err(RecvError::Closed) => return None,
                }
            }
        })
    }
}
