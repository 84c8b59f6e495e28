//! Whose inbox changed just now, who was written to or has read, and which sessions ended: what subscriptions to the own
//! inbox wait for.

use std::sync::Arc;

use contracts::{
    engagement::{ConversationRead, MessageSent},
    identity::SessionRevoked,
    notification::InboxChanged,
};
use futures::Stream;
use kernel::{AccountId, SessionId};
use platform::Bus;
use tokio::sync::broadcast::{self, error::RecvError};

/// Changes a slow subscriber may lag behind; then its stream ends, and it subscribes again.
const BACKLOG: usize = 1_024;

#[derive(Debug, Clone)]
enum Signal {
    Changed(AccountId),
    /// In the order of their ids.
    Written(Arc<[AccountId]>),
    Revoked(SessionId),
}

/// A stream of changed inboxes for everybody who listens.
#[derive(Clone)]
pub struct LiveInboxes(broadcast::Sender<Signal>);

impl LiveInboxes {
    /// Listens on the bus.
    pub fn listen(bus: &Bus) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        let (changed, read, written, revoked) =
            (sender.clone(), sender.clone(), sender.clone(), sender.clone());
        // Nobody subscribed is no error.
        bus.observe(move |event: InboxChanged| drop(changed.send(Signal::Changed(event.account))));
        bus.observe(move |event: ConversationRead| drop(read.send(Signal::Changed(event.reader))));
        bus.observe(move |event: MessageSent| {
            let mut recipients = event.recipients;
            recipients.sort_unstable();
            if !recipients.is_empty() {
                drop(written.send(Signal::Written(recipients.into())));
            }
        });
        bus.observe(move |event: SessionRevoked| drop(revoked.send(Signal::Revoked(event.session))));
        Self(sender)
    }

    /// One item at once and one for each later change of the inbox of `account`, message to it and reading by it, until
    /// `session` is revoked.
    pub fn changes_of(
        &self,
        account: AccountId,
        session: Option<SessionId>,
    ) -> impl Stream<Item = ()> + Send + use<> {
        let receiver = self.0.subscribe();
        futures::stream::unfold((receiver, true), move |(mut receiver, first)| async move {
            if first {
                return Some(((), (receiver, false)));
            }
            loop {
                match receiver.recv().await {
                    Ok(Signal::Changed(changed)) if changed == account => {
                        return Some(((), (receiver, false)));
                    }
                    Ok(Signal::Written(recipients)) if recipients.binary_search(&account).is_ok() => {
                        return Some(((), (receiver, false)));
                    }
                    Ok(Signal::Revoked(revoked)) if Some(revoked) == session => return None,
                    Ok(_) => {}
                    // It may have been the end of the session: the client asks again, and is refused then.
                    Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
                }
            }
        })
    }
}
