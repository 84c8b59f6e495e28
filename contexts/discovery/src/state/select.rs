//! One pass over the candidates: who fits, how many, and the best of them.

use std::collections::BinaryHeap;

use contracts::discovery::OutingCard;
use kernel::Timestamp;

use super::{Slot, State};
use crate::{
    domain::{facts::Look, position::Rank, search::Search},
    text::Hit,
};

/// What a pass found.
pub struct Selection {
    /// The cards of the page, best first.
    pub cards: Vec<(Rank, OutingCard)>,
    /// Whether anything comes after them.
    pub has_next: bool,
    /// How many fit altogether.
    pub total: u32,
    /// When the first of those that fit closes: until then time alone changes nothing in this answer.
    pub stands_until: i64,
}

/// Who may fit: those a place or words point at, with the relevance of the words, or everybody.
enum Candidates {
    Everybody,
    These(Vec<(Slot, u16)>),
}

impl State {
    /// The page of a search at `now`. `hits` are what its words found, if it has words.
    #[must_use]
    pub fn select(&self, search: &Search, hits: Option<&[Hit]>, now: Timestamp) -> Selection {
        let looking = Look::at(search, now);
        let mut best = Best::new(search);
        let (mut total, mut stands_until) = (0, i64::MAX);
        let mut look = |slot: Slot, relevance: u16| {
            let Some(facts) = self.facts.get(slot as usize) else {
                return;
            };
            if let Some(points) = facts.points(&looking, relevance) {
                total += 1;
                stands_until = stands_until.min(facts.closes_at());
                best.offer(Rank { points, outing: facts.id() });
            }
        };
        match self.candidates(search, hits) {
            Candidates::Everybody => (0..self.facts.len() as Slot).for_each(|slot| look(slot, 0)),
            Candidates::These(these) => these.into_iter().for_each(|(slot, relevance)| look(slot, relevance)),
        }
        let (ranks, has_next) = best.page();
        let center = search.circle.map(|circle| circle.center);
        let cards =
            ranks.into_iter().filter_map(|rank| Some((rank, self.card(rank.outing, center)?))).collect();
        Selection { cards, has_next, total, stands_until }
    }

    fn candidates(&self, search: &Search, hits: Option<&[Hit]>) -> Candidates {
        if let Some(hits) = hits {
            let slots = |hit: &Hit| {
                let slots = self.pairs.get(&hit.pair).map(|pair| pair.slots.as_slice()).unwrap_or_default();
                let relevance = hit.relevance;
                slots.iter().map(move |slot| (*slot, relevance))
            };
            return Candidates::These(hits.iter().flat_map(slots).collect());
        }
        let circle = search.circle.map(|circle| (circle.center, f64::from(circle.radius_meters)));
        let area = circle.or_else(|| search.rectangle.and_then(|rectangle| rectangle.cover()));
        let around = area.and_then(|(center, radius)| self.cells.around(center, radius));
        around.map_or(Candidates::Everybody, |slots| {
            Candidates::These(slots.into_iter().map(|slot| (slot, 0)).collect())
        })
    }
}

/// The best so far, without sorting the rest.
struct Best {
    after: Option<Rank>,
    size: usize,
    /// One more than the page holds, to know whether there is a next one; the worst is on top.
    heap: BinaryHeap<Rank>,
}

impl Best {
    fn new(search: &Search) -> Self {
        let after = search.after.map(|position| position.rank());
        Self { after, size: search.size, heap: BinaryHeap::with_capacity(search.size + 2) }
    }

    fn offer(&mut self, rank: Rank) {
        if self.after.is_some_and(|after| rank <= after) {
            return;
        }
        if self.heap.len() <= self.size {
            self.heap.push(rank);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && rank < *worst
        {
            *worst = rank;
        }
    }

    fn page(self) -> (Vec<Rank>, bool) {
        let has_next = self.heap.len() > self.size;
        let mut ranks = self.heap.into_sorted_vec();
        ranks.truncate(self.size);
        (ranks, has_next)
    }
}
