//! Events: what a context tells the others, at least once.

use kernel::{EventId, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A payload with its name. Names read `<context>.<entity>.<past-verb>`.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The stable name.
    const NAME: &'static str;
    /// The payload's version; it rises when an old consumer could no longer read it.
    const VERSION: u32 = 1;

    /// The id of the entity it is about: events with one key are made in order.
    fn key(&self) -> String;
}

/// An event on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEnvelope {
    /// Rises with each event of one process; the key of the outbox and of the inboxes.
    #[serde(rename = "_id")]
    pub id: EventId,
    /// [`Event::NAME`].
    pub name: String,
    /// [`Event::VERSION`].
    pub version: u32,
    /// [`Event::key`].
    pub key: String,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The payload as JSON.
    pub payload: String,
}

impl EventEnvelope {
    /// Wraps a payload.
    ///
    /// # Errors
    /// When the payload cannot be written as JSON.
    pub fn wrap<E: Event>(event: &E, occurred_at: Timestamp) -> Result<Self, serde_json::Error> {
        Ok(Self {
            id: EventId::generate(),
            name: E::NAME.to_owned(),
            version: E::VERSION,
            key: event.key(),
            occurred_at,
            payload: serde_json::to_string(event)?,
        })
    }

    /// The payload.
    ///
    /// # Errors
    /// When the payload is not an `E`.
    pub fn open<E: Event>(&self) -> Result<E, serde_json::Error> {
        serde_json::from_str(&self.payload)
    }
}

/// Declares payloads as events: name and key field in one line.
macro_rules! events {
    ($($event:ident = $name:literal by $($field:ident).+;)+) => {$(
        impl $crate::event::Event for $event {
            const NAME: &'static str = $name;

            fn key(&self) -> String {
                self.$($field).+.to_string()
            }
        }
    )+};
}
pub(crate) use events;
