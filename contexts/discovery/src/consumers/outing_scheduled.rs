//! An outing was planned: it is found from now on.

use contracts::catalog::OutingScheduled;
use kernel::Timestamp;

use crate::state::State;

pub fn apply(state: &mut State, event: OutingScheduled, now: Timestamp) {
    state.learn_outing(event.facts, now);
}
