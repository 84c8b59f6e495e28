//! The places of an outing changed: how many are left, which tier is reached.

use contracts::booking::SeatsChanged;
use kernel::Timestamp;

use crate::state::State;

pub fn apply(state: &mut State, event: SeatsChanged, _: Timestamp) {
    state.learn_seats(event.seats);
}
