//! A venue changed: its name, its address, its place on the map.

use contracts::catalog::VenueChanged;
use kernel::Timestamp;

use crate::state::State;

pub fn apply(state: &mut State, event: VenueChanged, now: Timestamp) {
    state.learn_venue(event.venue, now);
}
