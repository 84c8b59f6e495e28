//! Following an outing while somebody looks at it.

use std::{cell::RefCell, rc::Rc};

use cynic::SubscriptionBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        outings::{FollowOuting, LiveSeats},
    },
    client::understand,
};

use crate::{browser, state::use_app};

const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 30_000;

/// Calls `change` at each change of an outing's places and tiers; says whether the connection stands. A connection
/// that breaks is tried again, less and less often. It ends with the component.
pub fn use_live_outing(id: String, change: impl FnMut(LiveSeats) + 'static) -> Signal<bool> {
    let app = use_app();
    let mut live = use_signal(|| false);
    let change = use_hook(|| Rc::new(RefCell::new(change)));
    use_future(move || {
        let (id, change) = (cynic::Id::new(id.clone()), change.clone());
        async move {
            let mut wait = FIRST_WAIT;
            loop {
                let operation = FollowOuting::build(ById { id: id.clone() });
                let Ok(outgoing) = app.client().outgoing(&operation) else {
                    return;
                };
                let followed = browser::stream(&outgoing, |event| {
                    if let Ok(answer) = understand::<FollowOuting>(event) {
                        live.set(true);
                        wait = FIRST_WAIT;
                        (change.borrow_mut())(answer.outing_changed);
                    }
                });
                drop(followed.await);
                live.set(false);
                browser::pause(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        }
    });
    live
}
