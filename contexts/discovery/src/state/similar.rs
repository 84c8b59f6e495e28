//! What else could be booked instead of an outing.

use std::{cmp::Reverse, collections::HashMap};

use contracts::{catalog::OfferKind, discovery::OutingCard};
use kernel::{OfferId, OutingId, Timestamp};

use super::{Slot, State};
use crate::domain::{facts::Look, rank::SAME_KIND, search::Search};

/// The kind of an outing's offer, and the offer.
type OfferOf = (OfferId, OfferKind);

impl State {
    /// At most `first` outings that are open with a place left, of the same partner type and around the same
    /// place as `id`, best first: the best one of each offer, none of its own offer. Nothing when it is unknown.
    #[must_use]
    pub fn similar(&self, id: OutingId, first: usize, now: Timestamp) -> Vec<OutingCard> {
        let Some((search, (own, kind))) = self.to_replace(id, now) else { return Vec::new() };
        let look = Look::at(&search, now);
        let mut best: HashMap<OfferId, (u32, OutingId)> = HashMap::new();
        for (slot, facts) in (0_u32..).zip(&self.facts) {
            let Some(points) = facts.points(&look, 0) else { continue };
            let Some((offer, its_kind)) = self.open_offer_of(slot, now) else { continue };
            if offer == own {
                continue;
            }
            let points = points + if its_kind == kind { SAME_KIND } else { 0 };
            let rank = (points, facts.id());
            best.entry(offer).and_modify(|known| *known = rank.max(*known)).or_insert(rank);
        }
        let mut ranks: Vec<_> = best.into_values().collect();
        ranks.sort_unstable_by_key(|rank| Reverse(*rank));
        let center = search.circle.map(|circle| circle.center);
        ranks.into_iter().take(first).filter_map(|(_, outing)| self.card(outing, center)).collect()
    }

    /// What is looked for instead of an outing.
    fn to_replace(&self, id: OutingId, now: Timestamp) -> Option<(Search, OfferOf)> {
        let slot = *self.by_id.get(&id)?;
        let card = self.cards.get(slot as usize)?.as_ref()?;
        let sources = self.sources(card)?;
        let offer = &sources.offer.view;
        let search = Search::instead(sources.venue.view.location, offer.partner_type, now);
        Some((search, (offer.id, offer.terms.kind())))
    }

    /// The offer of an outing that members can register for at `now`.
    fn open_offer_of(&self, slot: Slot, now: Timestamp) -> Option<OfferOf> {
        let card = self.cards.get(slot as usize)?.as_ref()?;
        if card.outing.registration_opens_at > now {
            return None;
        }
        let offer = self.offers.get(&self.pairs.get(&card.pair)?.offer)?;
        Some((offer.view.id, offer.view.terms.kind()))
    }
}
