//! Asking from a screen: what is known at once, then what is true now.

use std::{cell::RefCell, rc::Rc};

use cynic::Operation;
use dioxus::prelude::*;
use member_core::{failure::Failure, loadable::Loadable, store::Table};
use serde::{Serialize, de::DeserializeOwned};

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
    question: impl FnMut() -> Option<Operation<Q, V>> + 'static,
) -> Answer<Q>
where
    Q: DeserializeOwned + Clone + 'static,
    V: Serialize + 'static,
{
    let app = use_app();
    let mut state = use_signal(|| Loadable::Loading);
    let round = use_signal(|| 0_u32);
    let question = use_hook(|| Rc::new(RefCell::new(question)));
    use_resource(move || {
        let asked_again = round() > 0;
        let operation = (question.borrow_mut())();
        async move {
            let Some(operation) = operation else {
                return;
            };
            let client = app.client();
            if !asked_again {
                state.set(Loadable::Loading);
            }
            if let Some(kept) = client.kept(table, &operation).await {
                state.write().remember(kept.value);
            }
            let answer = client.fetch(table, &operation).await;
            if matches!(answer, Err(Failure::SignedOut)) {
                app.session_ended();
            }
            state.write().settle(answer);
        }
    });
    Answer { state, round }
}
