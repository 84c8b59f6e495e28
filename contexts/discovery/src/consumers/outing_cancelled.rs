//! An outing was called off: it is no longer found, but its card still tells so.

use contracts::catalog::OutingCancelledEvent;
use kernel::Timestamp;

use crate::state::State;

pub fn apply(state: &mut State, event: OutingCancelledEvent, now: Timestamp) {
    state.learn_outing(event.facts, now);
}
