//! Actions that wait for a network, where waiting is safe: doing them late or twice harms nobody.
//! Taking a place is not among them: it may be gone by then, and the person would believe to have it.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{
    api::UserError,
    failure::Failure,
    json,
    store::{Store, StoreFailure, Table},
    time::Instant,
};

/// Something that may be done later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// An offer becomes a favourite, or is one no longer.
    SetFavourite {
        /// Which offer.
        offer_id: String,
        /// Whether it is one.
        favourite: bool,
    },
    /// A message of a conversation.
    SendMessage {
        /// Which conversation.
        conversation_id: String,
        /// What is said.
        text: String,
        /// The message's own key: sent twice, it arrives once.
        client_id: String,
    },
}

impl Action {
    /// What it is about: a later action about the same thing takes an earlier one's place.
    fn subject(&self) -> String {
        match self {
            Self::SetFavourite { offer_id, .. } => format!("favourite/{offer_id}"),
            Self::SendMessage { client_id, .. } => format!("message/{client_id}"),
        }
    }
}

/// How an attempt ended that reached the platform.
pub type Answer = Result<(), UserError>;

/// Does an action now.
#[async_trait(?Send)]
pub trait Perform {
    /// One attempt. An expected no is an answer; no network is a failure.
    async fn perform(&self, action: &Action) -> Result<Answer, Failure>;
}

/// What a round of attempts came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Done.
    pub done: Vec<Action>,
    /// Refused by the platform, for the person to know; they wait no longer.
    pub refused: Vec<(Action, UserError)>,
    /// How many wait on.
    pub left: usize,
}

fn read(text: &str) -> Result<Action, Failure> {
    json::read(&json::parse(text)?)
}

/// Adds an action behind those that wait.
pub async fn add(store: &dyn Store, action: &Action, now: Instant) -> Result<(), StoreFailure> {
    let waiting = store.entries(Table::Waiting).await?;
    for (key, text) in &waiting {
        let earlier = read(text).ok();
        if earlier.is_none_or(|earlier| earlier.subject() == action.subject()) {
            store.remove(Table::Waiting, key).await?;
        }
    }
    // Behind all others, also when the clock was set back or two come within a millisecond.
    let last = waiting.last().and_then(|(key, _)| key.parse::<i64>().ok()).unwrap_or(0);
    let place = now.millis().max(last + 1);
    let text = serde_json::to_string(action).map_err(|error| StoreFailure(error.to_string()))?;
    store.put(Table::Waiting, &format!("{place:020}"), &text).await
}

/// What waits, first come first.
pub async fn waiting(store: &dyn Store) -> Result<Vec<Action>, StoreFailure> {
    let entries = store.entries(Table::Waiting).await?;
    Ok(entries.iter().filter_map(|(_, text)| read(text).ok()).collect())
}

/// Tries what waits, in order, until something fails for a passing reason.
pub async fn flush(store: &dyn Store, perform: &dyn Perform) -> Result<Round, StoreFailure> {
    let mut round = Round::default();
    let entries = store.entries(Table::Waiting).await?;
    round.left = entries.len();
    for (key, text) in entries {
        // What another version of the app wrote, and this one cannot read, would block the queue for ever.
        if let Ok(action) = read(&text) {
            match perform.perform(&action).await {
                Ok(Ok(())) => round.done.push(action),
                Ok(Err(refusal)) => round.refused.push((action, refusal)),
                Err(failure) if failure.is_passing() || failure == Failure::SignedOut => break,
                Err(failure) => {
                    let code = "INTERNAL".to_owned();
                    round
                        .refused
                        .push((action, UserError { code, field: None, message: failure.to_string() }));
                }
            }
        }
        store.remove(Table::Waiting, &key).await?;
        round.left -= 1;
    }
    Ok(round)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use futures::executor::block_on;

    use super::*;
    use crate::store::MemoryStore;

    struct Platform {
        answers: RefCell<Vec<Result<Answer, Failure>>>,
        asked: RefCell<Vec<Action>>,
    }

    impl Platform {
        fn answering(answers: Vec<Result<Answer, Failure>>) -> Self {
            Self { answers: RefCell::new(answers), asked: RefCell::default() }
        }
    }

    #[async_trait(?Send)]
    impl Perform for Platform {
        async fn perform(&self, action: &Action) -> Result<Answer, Failure> {
            self.asked.borrow_mut().push(action.clone());
            self.answers.borrow_mut().remove(0)
        }
    }

    fn favourite(offer: &str, favourite: bool) -> Action {
        Action::SetFavourite { offer_id: offer.to_owned(), favourite }
    }

    fn message(key: &str) -> Action {
        let (conversation_id, text) = ("cnv_1".to_owned(), "À tout de suite".to_owned());
        Action::SendMessage { conversation_id, text, client_id: key.to_owned() }
    }

    fn with(actions: &[Action]) -> MemoryStore {
        let store = MemoryStore::default();
        for action in actions {
            // All at the same instant: the order must hold all the same.
            block_on(add(&store, action, Instant::from_millis(1_000))).unwrap();
        }
        store
    }

    #[test]
    fn the_last_word_about_a_favourite_counts() {
        let store = with(&[favourite("a", true), message("m"), favourite("a", false), favourite("b", true)]);
        let expected = [message("m"), favourite("a", false), favourite("b", true)];
        assert_eq!(block_on(waiting(&store)).unwrap(), expected);
    }

    #[test]
    fn without_a_network_everything_waits_in_order() {
        let store = with(&[message("1"), message("2")]);
        let platform = Platform::answering(vec![Err(Failure::Offline)]);
        let round = block_on(flush(&store, &platform)).unwrap();
        assert_eq!(round, Round { left: 2, ..Round::default() });
        assert_eq!(*platform.asked.borrow(), [message("1")], "no other before its turn");
        let platform = Platform::answering(vec![Ok(Ok(())), Ok(Ok(()))]);
        let round = block_on(flush(&store, &platform)).unwrap();
        assert_eq!((round.done, round.left), (vec![message("1"), message("2")], 0));
        assert!(block_on(waiting(&store)).unwrap().is_empty());
    }

    #[test]
    fn a_refusal_is_told_and_holds_up_nobody() {
        let no = UserError { code: "NOT_FOUND".to_owned(), field: None, message: "Introuvable.".to_owned() };
        let store = with(&[favourite("gone", true), message("1")]);
        block_on(store.put(Table::Waiting, "00000000000000000000", "from another version")).unwrap();
        let platform =
            Platform::answering(vec![Ok(Err(no.clone())), Err(Failure::NotUnderstood("?".to_owned()))]);
        let round = block_on(flush(&store, &platform)).unwrap();
        assert_eq!(round.refused.len(), 2);
        assert_eq!(round.refused[0], (favourite("gone", true), no));
        assert_eq!(round.left, 0);
    }
}
