//! The in-process event bus.
//!
//! Two kinds of listeners: *consumers* keep state in a database, are asked once per event and group, and may
//! fail (the event is then delivered again); *observers* keep memory, hear every event in every process, and
//! cannot fail. Both must bear the same event twice and events out of order.

use std::sync::Arc;

use contracts::{Event, EventEnvelope};
use futures::future::{BoxFuture, join_all};
use kernel::{EventId, Timestamp};
use parking_lot::RwLock;

use crate::store::UseCaseError;

/// An event as a consumer gets it.
#[derive(Debug, Clone)]
pub struct Delivered<E> {
    /// The key for the inbox.
    pub id: EventId,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// What happened.
    pub event: E,
}

/// Why a delivery did not succeed.
#[derive(Debug, thiserror::Error)]
#[error("{consumer} did not take {event}")]
pub struct DeliveryError {
    consumer: &'static str,
    event: String,
    source: Box<dyn std::error::Error + Send + Sync>,
}

type Handler = Arc<dyn Fn(EventEnvelope) -> BoxFuture<'static, Result<(), DeliveryError>> + Send + Sync>;
type Observer = Arc<dyn Fn(&EventEnvelope) + Send + Sync>;

#[derive(Default)]
struct Listeners {
    consumers: Vec<(&'static str, Handler)>,
    observers: Vec<(&'static str, Observer)>,
}

/// Brings events from the outboxes to who listens in this process.
#[derive(Clone, Default)]
pub struct Bus(Arc<RwLock<Listeners>>);

impl Bus {
    /// A bus nobody listens on.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Has `handler` take every `E`. `consumer` is its stable name, also in its inbox.
    pub fn consume<E, F, Fut>(&self, consumer: &'static str, handler: F)
    where
        E: Event,
        F: Fn(Delivered<E>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), UseCaseError>> + Send + 'static,
    {
        let handler = Arc::new(handler);
        let erased: Handler = Arc::new(move |envelope: EventEnvelope| {
            let handler = Arc::clone(&handler);
            Box::pin(async move {
                let event = envelope.name.clone();
                let failed = |source| DeliveryError { consumer, event, source };
                let payload = match envelope.open::<E>() {
                    Ok(payload) => payload,
                    Err(error) => return Err(failed(error.into())),
                };
                let delivered =
                    Delivered { id: envelope.id, occurred_at: envelope.occurred_at, event: payload };
                handler(delivered).await.map_err(|error| failed(error.into()))
            })
        });
        self.0.write().consumers.push((E::NAME, erased));
    }

    /// Has `observer` hear every `E`, in memory, in this process.
    pub fn observe<E: Event>(&self, observer: impl Fn(E) + Send + Sync + 'static) {
        let erased: Observer = Arc::new(move |envelope| match envelope.open::<E>() {
            Ok(event) => observer(event),
            Err(error) => tracing::error!(event = E::NAME, %error, "an observer cannot read the event"),
        });
        self.0.write().observers.push((E::NAME, erased));
    }

    /// Tells the observers.
    pub fn announce(&self, envelope: &EventEnvelope) {
        let observers: Vec<Observer> = {
            let listeners = self.0.read();
            let heard = listeners.observers.iter().filter(|(name, _)| *name == envelope.name);
            heard.map(|(_, observer)| Arc::clone(observer)).collect()
        };
        for observer in observers {
            observer(envelope);
        }
    }

    /// Has every consumer of the event take it, side by side.
    ///
    /// # Errors
    /// The first consumer's error; the others have been asked all the same.
    pub async fn deliver(&self, envelope: &EventEnvelope) -> Result<(), DeliveryError> {
        let handlers: Vec<Handler> = {
            let listeners = self.0.read();
            let takers = listeners.consumers.iter().filter(|(name, _)| *name == envelope.name);
            takers.map(|(_, handler)| Arc::clone(handler)).collect()
        };
        let results = join_all(handlers.iter().map(|handler| handler(envelope.clone()))).await;
        results.into_iter().collect()
    }
}
