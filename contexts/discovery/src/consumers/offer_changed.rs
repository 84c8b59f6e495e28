//! An offer changed: its texts, its discount, or whether its outings can be booked.

use contracts::catalog::OfferChanged;
use kernel::Timestamp;

use crate::state::State;

pub fn apply(state: &mut State, event: OfferChanged, now: Timestamp) {
    state.learn_offer(event.offer, event.bookable, now);
}
