//! Places that were told before their outing: kept until it comes, in bounds.

use std::collections::{HashMap, VecDeque};

use contracts::booking::SeatsView;
use kernel::OutingId;

/// More outings than this are not waited for; the oldest are given up.
const MOST: usize = 20_000;

/// Places without an outing.
#[derive(Default)]
pub struct EarlySeats {
    seats: HashMap<OutingId, SeatsView>,
    order: VecDeque<OutingId>,
}

impl EarlySeats {
    /// Keeps places; older ones than those kept are dropped.
    pub fn keep(&mut self, seats: SeatsView) {
        match self.seats.get_mut(&seats.outing) {
            Some(known) if known.revision >= seats.revision => {}
            Some(known) => *known = seats,
            None => {
                self.order.push_back(seats.outing);
                self.seats.insert(seats.outing, seats);
            }
        }
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.seats.remove(&oldest);
            }
        }
    }

    /// Takes the places of an outing that has come.
    pub fn take(&mut self, outing: OutingId) -> Option<SeatsView> {
        self.seats.remove(&outing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(revision: i64, outing: OutingId) -> SeatsView {
        SeatsView {
            outing,
            capacity: 8,
            left: 8,
            registered: 0,
            waiting: 0,
            on_sale: true,
            closed: None,
            revision,
        }
    }

    #[test]
    fn the_newest_places_wait_for_their_outing() {
        let outing = OutingId::generate();
        let mut early = EarlySeats::default();
        early.keep(seats(2, outing));
        early.keep(seats(1, outing));
        assert_eq!(early.take(outing), Some(seats(2, outing)));
        assert_eq!(early.take(outing), None);
    }

    #[test]
    fn a_flood_pushes_the_oldest_out() {
        let mut early = EarlySeats::default();
        let outings: Vec<_> = (0..=MOST).map(|_| OutingId::generate()).collect();
        for outing in &outings {
            early.keep(seats(1, *outing));
        }
        assert_eq!(early.seats.len(), MOST);
        assert_eq!(early.take(outings[0]), None);
        assert!(early.take(outings[MOST]).is_some());
    }
}
