//! Asking from a screen: what is known at once, then what is true now.

use std::{cell::RefCell, rc::Rc};

use cynic::Operation;
use dioxus::prelude::*;
use member_core::{
    client::{Question, data},
    failure::Failure,
    loadable::Loadable,
    store::Table,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::state::use_app;

/// An answer that a screen shows.
pub struct Answer<Q: 'static> {
    state: Signal<Loadable<Q>>,
    round: Signal<u32>,
}

impl<Q> Clone for Answer<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q> Copy for Answer<Q> {}

impl<Q: Clone> Answer<Q> {
    /// What is known now.
    pub fn read(&self) -> Loadable<Q> {
        (self.state)()
    }

    /// Changes what is shown, for instance by a live event.
    pub fn change(mut self, change: impl FnOnce(&mut Q)) {
        if let Some(value) = self.state.write().value_mut() {
            change(value);
        }
    }

    /// Asks again; what is shown stays until the answer is there.
    pub fn reload(mut self) {
        *self.round.write() += 1;
    }
}

/// Asks a question whenever what it reads changes; `None` waits. Answers are kept in `table`.
pub fn use_answer<Q, V>(
    table: Table,
    mut question: impl FnMut() -> Option<Operation<Q, V>> + 'static,
) -> Answer<Q>
where
    Q: DeserializeOwned + Clone + 'static,
    V: Serialize + 'static,
{
    let mut state = use_signal(|| Loadable::Loading);
    let round = use_signal(|| 0_u32);
    // Only this much is compiled for every question; what takes its time is the same for all.
    let ask = move || question().and_then(|operation| Question::of(&operation).ok());
    let hear = move |heard: Heard| match heard {
        Heard::Waiting => state.set(Loadable::Loading),
        Heard::Before(answer) => {
            if let Ok(value) = data(&answer) {
                state.write().remember(value);
            }
        }
        Heard::Answer(answer) => state.write().settle(answer.and_then(|answer| data(&answer))),
    };
    use_question(table, round, Box::new(ask), Box::new(hear));
    Answer { state, round }
}

/// What a screen hears of its question.
enum Heard {
    /// It is asked, and nothing is known.
    Waiting,
    /// What was answered at the last visit.
    Before(Value),
    /// What is answered now.
    Answer(Result<Value, Failure>),
}

fn use_question(
    table: Table,
    round: Signal<u32>,
    ask: Box<dyn FnMut() -> Option<Question>>,
    hear: Box<dyn FnMut(Heard)>,
) {
    let app = use_app();
    let ask = use_hook(|| Rc::new(RefCell::new(ask)));
    let hear = use_hook(|| Rc::new(RefCell::new(hear)));
    use_resource(move || {
        let asked_again = round() > 0;
        let question = (ask.borrow_mut())();
        let hear = hear.clone();
        async move {
            let Some(question) = question else {
                return;
            };
            let client = app.client();
            if !asked_again {
                (hear.borrow_mut())(Heard::Waiting);
            }
            if let Some(kept) = client.kept_answer(table, &question).await {
                (hear.borrow_mut())(Heard::Before(kept.value));
            }
            let answer = client.fetch_answer(table, &question).await;
            if matches!(answer, Err(Failure::SignedOut)) {
                app.session_ended();
            }
            (hear.borrow_mut())(Heard::Answer(answer));
        }
    });
}
