//! Which cards of a deck are drawn, in which elements, and where: numbers only.

/// The former card, the one on top, the next, and the one after it.
pub const SLOTS: usize = 4;
/// How much of the next card is seen, in pixels.
const PEEK: f64 = 10.0;
/// How small it waits.
const SMALL: f64 = 0.27;
/// How far the former card is left behind, as a share of the way.
const LEFT_BEHIND: f64 = 0.35;

/// Where a card is that is `distance` cards from the top, in terms of its own width: the deck may change its own.
pub fn transform(distance: f64) -> String {
    if distance <= 0.0 {
        return format!("translate3d({:.2}%, 0, 0)", distance.max(-1.0) * LEFT_BEHIND * 100.0);
    }
    let waiting = distance.min(1.0);
    let scale = 1.0 - (1.0 - SMALL) * waiting;
    let seen = if distance > 1.0 { 0.0 } else { PEEK * waiting };
    format!("translate3d(calc({:.2}% - {seen:.1}px), 0, 0) scale({scale:.3})", waiting * 100.0)
}

/// A position in a list as a number to calculate with.
pub fn number(index: usize) -> f64 {
    f64::from(u32::try_from(index).unwrap_or(u32::MAX))
}

/// The first card that has a slot while this one is on top.
pub const fn first_for(top: usize) -> usize {
    top.saturating_sub(1)
}

/// The first card that has a slot, unless the deck was put to a card that has none.
pub fn placed(first: usize, top: usize) -> usize {
    if (first..first + SLOTS).contains(&top) { first } else { first_for(top) }
}

/// The card in a slot, of those from `first`: each card has its slot, whichever is on top.
pub const fn card_in(slot: usize, first: usize) -> usize {
    first + (slot + SLOTS - first % SLOTS) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_keeps_its_slot_whichever_is_on_top() {
        for first in 0..3 * SLOTS {
            let mut cards: Vec<_> = (0..SLOTS).map(|slot| card_in(slot, first)).collect();
            assert!(cards.iter().enumerate().all(|(slot, card)| card % SLOTS == slot));
            cards.sort_unstable();
            assert_eq!(cards, (first..first + SLOTS).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_one_on_top_always_has_a_slot() {
        assert_eq!((first_for(0), first_for(1), first_for(5)), (0, 0, 4));
        // Those around it keep theirs until the deck follows.
        assert_eq!((placed(4, 5), placed(4, 7)), (4, 4));
        // Put to a card that has none.
        assert_eq!((placed(4, 0), placed(4, 8)), (0, 7));
    }

    #[test]
    fn the_next_card_waits_small_at_the_edge_and_grows() {
        assert_eq!(transform(0.0), "translate3d(0.00%, 0, 0)");
        assert_eq!(transform(-1.0), transform(-3.0));
        assert_eq!(transform(1.0), "translate3d(calc(100.00% - 10.0px), 0, 0) scale(0.270)");
        assert_eq!(transform(0.5), "translate3d(calc(50.00% - 5.0px), 0, 0) scale(0.635)");
        assert_eq!(transform(2.0), "translate3d(calc(100.00% - 0.0px), 0, 0) scale(0.270)");
    }
}
