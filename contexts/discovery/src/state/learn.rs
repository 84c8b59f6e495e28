//! What the read model hears. It hears everything at least once, in any order, from events and from the
//! pages of the start: of two states of one thing the higher revision stands.

use std::sync::Arc;

use contracts::{
    booking::SeatsView,
    catalog::{OfferStatus, OfferView, OutingFacts, OutingView, VenueView},
};
use kernel::Timestamp;

use super::{Card, Known, Pair, PairNumber, Slot, State, names::Bearer};

impl State {
    /// An outing was planned or called off, or is told at the start.
    pub fn learn_outing(&mut self, facts: OutingFacts, now: Timestamp) {
        self.learn_view_of_offer(facts.offer, now);
        self.learn_view_of_venue(facts.venue, now);
        let outing = facts.outing;
        let known = self.by_id.get(&outing.id).copied();
        let known_revision =
            known.and_then(|slot| self.cards[slot as usize].as_ref()).map(|c| c.outing.revision);
        if known_revision.is_some_and(|revision| revision >= outing.revision) {
            return;
        }
        let seats = match known {
            Some(slot) => self.remove(slot).and_then(|card| card.seats),
            None => self.early_seats.take(outing.id),
        };
        self.insert(outing, seats);
    }

    /// An offer is new or changed. Of one revision the later word on `bookable` stands: suspending a
    /// partner holds its offers back without changing them.
    pub fn learn_offer(&mut self, offer: OfferView, bookable: bool, now: Timestamp) {
        if self.offers.get(&offer.id).is_some_and(|known| known.view.revision > offer.revision) {
            return;
        }
        let view = Arc::new(offer);
        self.names.put(Bearer::Offer(view.id), &view.title);
        let known = self.offers.entry(view.id).or_insert_with(|| Known::new(Arc::clone(&view), now));
        known.hear(view, now);
        known.bookable = bookable;
        let pairs = known.pairs.clone();
        self.refresh_pairs(&pairs);
    }

    /// A venue is new or changed.
    pub fn learn_venue(&mut self, venue: VenueView, now: Timestamp) {
        self.learn_view_of_venue(Arc::new(venue), now);
    }

    /// The places of an outing are known, or changed.
    pub fn learn_seats(&mut self, seats: SeatsView) {
        let Some(slot) = self.by_id.get(&seats.outing).copied() else {
            self.early_seats.keep(seats);
            return;
        };
        let Some(card) = self.cards[slot as usize].as_mut() else {
            return;
        };
        if card.seats.as_ref().is_none_or(|known| known.revision < seats.revision) {
            card.seats = Some(seats);
            self.refresh(slot);
        }
    }

    /// Forgets outings that ended before `ended_before`, and what nothing refers to and nobody spoke of
    /// since. A published offer stays, even between two outings. How many outings were forgotten.
    pub fn forget(&mut self, ended_before: Timestamp) -> usize {
        let over: Vec<Slot> = (0_u32..)
            .zip(&self.cards)
            .filter(|(_, card)| card.as_ref().is_some_and(|card| card.outing.ends_at < ended_before))
            .map(|(slot, _)| slot)
            .collect();
        for slot in &over {
            self.remove(*slot);
        }
        let names = &mut self.names;
        self.offers.retain(|id, offer| {
            let stays = offer.bookable || offer.is_wanted(ended_before);
            if !stays {
                names.remove(Bearer::Offer(*id));
            }
            stays
        });
        self.venues.retain(|id, venue| {
            let stays = venue.is_wanted(ended_before);
            if !stays {
                names.remove(Bearer::Venue(*id));
                names.remove_city(*id);
            }
            stays
        });
        over.len()
    }

    fn learn_view_of_offer(&mut self, offer: Arc<OfferView>, now: Timestamp) {
        match self.offers.get_mut(&offer.id) {
            Some(known) if known.view.revision >= offer.revision => known.heard_at = now,
            Some(known) => {
                self.names.put(Bearer::Offer(offer.id), &offer.title);
                known.bookable = offer.status == OfferStatus::Published;
                known.hear(offer, now);
                let pairs = known.pairs.clone();
                self.refresh_pairs(&pairs);
            }
            None => {
                self.names.put(Bearer::Offer(offer.id), &offer.title);
                let mut known = Known::new(Arc::clone(&offer), now);
                known.bookable = offer.status == OfferStatus::Published;
                self.offers.insert(offer.id, known);
            }
        }
    }

    fn learn_view_of_venue(&mut self, venue: Arc<VenueView>, now: Timestamp) {
        match self.venues.get_mut(&venue.id) {
            Some(known) if known.view.revision >= venue.revision => known.heard_at = now,
            Some(known) => {
                self.names.put(Bearer::Venue(venue.id), &venue.name);
                self.names.put_city(venue.id, &venue.address.city);
                known.hear(venue, now);
                let pairs = known.pairs.clone();
                self.refresh_pairs(&pairs);
            }
            None => {
                self.names.put(Bearer::Venue(venue.id), &venue.name);
                self.names.put_city(venue.id, &venue.address.city);
                self.venues.insert(venue.id, Known::new(venue, now));
            }
        }
    }

    /// An offer or a venue changed: its outings' numbers, cells and words follow.
    fn refresh_pairs(&mut self, pairs: &[PairNumber]) {
        for number in pairs {
            self.unindexed.insert(*number);
            let slots = self.pairs.get(number).map(|pair| pair.slots.clone()).unwrap_or_default();
            for slot in slots {
                self.relocate(slot);
                self.refresh(slot);
            }
        }
    }

    fn refresh(&mut self, slot: Slot) {
        let card = self.cards[slot as usize].as_ref();
        if let Some(facts) = card.and_then(|card| self.sources(card)).map(|sources| sources.facts()) {
            self.facts[slot as usize] = facts;
        }
    }

    fn relocate(&mut self, slot: Slot) {
        let card = self.cards[slot as usize].as_ref();
        let Some(location) = card.and_then(|card| self.sources(card)).map(|s| s.venue.view.location) else {
            return;
        };
        if let Some(card) = self.cards[slot as usize].as_mut() {
            self.cells.remove(card.location, slot);
            self.cells.insert(location, slot);
            card.location = location;
        }
    }

    fn insert(&mut self, outing: Arc<OutingView>, seats: Option<SeatsView>) {
        let number = self.pair_of(&outing);
        let Some(location) = self.venues.get(&outing.venue).map(|venue| venue.view.location) else {
            return;
        };
        let id = outing.id;
        let card = Card { outing, seats, pair: number, location };
        let Some(facts) = self.sources(&card).map(|sources| sources.facts()) else {
            return;
        };
        let slot = match self.free.pop() {
            Some(slot) => {
                self.facts[slot as usize] = facts;
                self.cards[slot as usize] = Some(card);
                slot
            }
            None => {
                self.facts.push(facts);
                self.cards.push(Some(card));
                // Four billion outings do not fit into memory.
                (self.cards.len() - 1) as Slot
            }
        };
        self.by_id.insert(id, slot);
        self.cells.insert(location, slot);
        if let Some(pair) = self.pairs.get_mut(&number) {
            pair.slots.push(slot);
        }
    }

    /// Takes an outing out; its pair goes with the last one.
    fn remove(&mut self, slot: Slot) -> Option<Card> {
        let card = self.cards[slot as usize].take()?;
        self.facts[slot as usize].bury();
        self.free.push(slot);
        self.by_id.remove(&card.outing.id);
        self.cells.remove(card.location, slot);
        let pair = self.pairs.get_mut(&card.pair)?;
        pair.slots.retain(|other| *other != slot);
        if pair.slots.is_empty() {
            let (offer, venue) = (pair.offer, pair.venue);
            self.pairs.remove(&card.pair);
            self.unindexed.insert(card.pair);
            if let Some(offer) = self.offers.get_mut(&offer) {
                offer.pairs.retain(|number| *number != card.pair);
            }
            if let Some(venue) = self.venues.get_mut(&venue) {
                venue.pairs.retain(|number| *number != card.pair);
            }
        }
        Some(card)
    }

    /// The pair of an outing, new when it is its first.
    fn pair_of(&mut self, outing: &OutingView) -> PairNumber {
        let of_offer = self.offers.get(&outing.offer).map(|offer| offer.pairs.as_slice()).unwrap_or_default();
        let is_here =
            |number: &&PairNumber| self.pairs.get(number).is_some_and(|pair| pair.venue == outing.venue);
        if let Some(number) = of_offer.iter().find(is_here) {
            return *number;
        }
        self.last_pair += 1;
        let number = self.last_pair;
        self.pairs.insert(number, Pair { offer: outing.offer, venue: outing.venue, slots: Vec::new() });
        self.unindexed.insert(number);
        if let Some(offer) = self.offers.get_mut(&outing.offer) {
            offer.pairs.push(number);
        }
        if let Some(venue) = self.venues.get_mut(&outing.venue) {
            venue.pairs.push(number);
        }
        number
    }
}

impl<T> Known<T> {
    const fn new(view: Arc<T>, now: Timestamp) -> Self {
        Self { view, bookable: false, pairs: Vec::new(), heard_at: now }
    }

    fn hear(&mut self, view: Arc<T>, now: Timestamp) {
        self.view = view;
        self.heard_at = now;
    }

    fn is_wanted(&self, since: Timestamp) -> bool {
        !self.pairs.is_empty() || self.heard_at >= since
    }
}
