//! Which conversations changed just now: what their subscribers wait for.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use contracts::{
    Actor,
    engagement::{EngagementService, MessageSent, MessageView, MessagesSince, ParticipantsChanged},
    identity::SessionRevoked,
};
use futures::{Stream, StreamExt};
use kernel::{ConversationId, SessionId};
use platform::Bus;
use tokio::sync::broadcast::{self, error::RecvError};

/// Changes a slow subscriber may lag behind; then it is told to look again.
const BACKLOG: usize = 1_024;
/// How long a subscriber is served: as long as the access token it came with may be good.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// What happened.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// Something was written, or somebody came or left.
    In(ConversationId),
    /// Somebody is signed out.
    SignedOut(SessionId),
}

/// A stream of what happens in conversations for everybody who listens.
#[derive(Clone)]
pub struct LiveConversations(broadcast::Sender<Change>);

impl LiveConversations {
    /// Listens on the bus.
    pub fn listen(bus: &Bus) -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        // Nobody subscribed is no error.
        let tell = |sender: broadcast::Sender<Change>| move |change: Change| drop(sender.send(change));
        let (sent, moved, ended) = (tell(sender.clone()), tell(sender.clone()), tell(sender.clone()));
        bus.observe(move |event: MessageSent| sent(Change::In(event.conversation)));
        bus.observe(move |event: ParticipantsChanged| moved(Change::In(event.conversation)));
        bus.observe(move |event: SessionRevoked| ended(Change::SignedOut(event.session)));
        Self(sender)
    }

    /// One item for each change of a conversation from now on, until `session` is over, or for a quarter of an hour.
    pub fn changes_of(
        &self,
        conversation: ConversationId,
        session: Option<SessionId>,
    ) -> impl Stream<Item = ()> + Send + use<> {
        let receiver = self.0.subscribe();
        let changes = futures::stream::unfold(receiver, move |mut receiver| async move {
            loop {
                match receiver.recv().await {
                    Ok(Change::In(changed)) if changed == conversation => return Some(((), receiver)),
                    Ok(Change::SignedOut(ended)) if Some(ended) == session => return None,
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => return Some(((), receiver)),
                    Err(RecvError::Closed) => return None,
                }
            }
        });
        changes.take_until(tokio::time::sleep(LONGEST))
    }
}

/// Somebody who follows a conversation.
pub struct Follower {
    /// Asked at each change: so nobody reads on who no longer takes part.
    pub engagement: Arc<dyn EngagementService>,
    /// Who.
    pub actor: Actor,
    /// Which conversation.
    pub conversation: ConversationId,
    /// The place of the newest message the follower knows.
    pub sequence: i64,
}

impl Follower {
    /// What is written from now on, in order and without a gap, until it is no longer the follower's to read.
    pub fn follow(
        self,
        changes: impl Stream<Item = ()> + Send + 'static,
    ) -> impl Stream<Item = MessageView> + Send {
        let state = (self, Box::pin(changes), VecDeque::<MessageView>::new());
        futures::stream::unfold(state, |(mut follower, mut changes, mut waiting)| async move {
            while waiting.is_empty() {
                changes.next().await?;
                waiting = follower.look().await?;
            }
            let message = waiting.pop_front()?;
            follower.sequence = message.sequence;
            Some((message, (follower, changes, waiting)))
        })
    }

    /// What is new; none when it may not be read any more.
    async fn look(&self) -> Option<VecDeque<MessageView>> {
        let query = MessagesSince { conversation: self.conversation, sequence: self.sequence };
        self.engagement.messages_since(&self.actor, query).await.ok().map(VecDeque::from)
    }
}
