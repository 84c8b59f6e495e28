//! The read model: every outing of now and of the last day, in memory.
//!
//! Outings live in slots. What a search reads of them stands side by side in `facts`; what a card shows
//! stands in `cards`. Outings of one offer at one venue are a *pair*: the index of words knows pairs only.

mod cells;
mod early_seats;
mod learn;
mod names;
mod select;
mod similar;
mod suggest;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use contracts::{
    booking::SeatsView,
    catalog::{OfferView, OutingView, VenueView},
    discovery::OutingCard,
};
use kernel::{GeoPoint, OfferId, OutingId, Timestamp, VenueId};

use self::{cells::Cells, early_seats::EarlySeats, names::Names};
use crate::domain::{
    facts::{Facts, Sources},
    words::{Texts, texts_of},
};

pub use select::Selection;

/// Where an outing stands in the columns.
type Slot = u32;
/// The number of a pair; never used twice.
type PairNumber = u64;

/// An outing as its card needs it.
struct Card {
    outing: Arc<OutingView>,
    /// `None` until booking has told.
    seats: Option<SeatsView>,
    pair: PairNumber,
    location: GeoPoint,
}

/// An offer at a venue, with its outings.
struct Pair {
    offer: OfferId,
    venue: VenueId,
    slots: Vec<Slot>,
}

/// Something that outings refer to, in its newest known state.
struct Known<T> {
    view: Arc<T>,
    /// Of offers: whether its outings can be booked.
    bookable: bool,
    pairs: Vec<PairNumber>,
    /// When it was last heard of.
    heard_at: Timestamp,
}

/// Everything that is known.
#[derive(Default)]
pub struct State {
    facts: Vec<Facts>,
    cards: Vec<Option<Card>>,
    free: Vec<Slot>,
    by_id: HashMap<OutingId, Slot>,
    cells: Cells,
    offers: HashMap<OfferId, Known<OfferView>>,
    venues: HashMap<VenueId, Known<VenueView>>,
    pairs: HashMap<PairNumber, Pair>,
    last_pair: PairNumber,
    early_seats: EarlySeats,
    names: Names,
    unindexed: HashSet<PairNumber>,
}

impl State {
    /// How many outings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// The card of an outing, with the metres from `center` when there is one.
    #[must_use]
    pub fn card(&self, id: OutingId, center: Option<GeoPoint>) -> Option<OutingCard> {
        let slot = *self.by_id.get(&id)?;
        let card = self.cards.get(slot as usize)?.as_ref()?;
        let sources = self.sources(card)?;
        let mut seats = sources.seats();
        seats.on_sale &= sources.offer.bookable;
        let meters = |center: GeoPoint| center.distance_meters(sources.venue.view.location).round() as u32;
        Some(OutingCard {
            outing: Arc::clone(&card.outing),
            offer: Arc::clone(&sources.offer.view),
            venue: Arc::clone(&sources.venue.view),
            seats,
            distance_meters: center.map(meters),
        })
    }

    /// A venue where something can be booked at `now`.
    #[must_use]
    pub fn venue(&self, id: VenueId, now: Timestamp) -> Option<Arc<VenueView>> {
        let venue = self.venues.get(&id)?;
        let mut slots =
            venue.pairs.iter().filter_map(|pair| self.pairs.get(pair)).flat_map(|pair| &pair.slots);
        let now = now.as_millis();
        slots
            .any(|slot| self.facts.get(*slot as usize).is_some_and(|facts| facts.is_live(now)))
            .then(|| Arc::clone(&venue.view))
    }

    /// A published offer of an active partner.
    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<Arc<OfferView>> {
        self.offers.get(&id).filter(|offer| offer.bookable).map(|offer| Arc::clone(&offer.view))
    }

    /// The next outing of a published offer that can be booked at `now`, or will be.
    #[must_use]
    pub fn next_of(&self, id: OfferId, now: Timestamp) -> Option<OutingCard> {
        let offer = self.offers.get(&id).filter(|offer| offer.bookable)?;
        let slots = offer.pairs.iter().filter_map(|pair| self.pairs.get(pair)).flat_map(|pair| &pair.slots);
        let facts = slots.filter_map(|slot| self.facts.get(*slot as usize));
        let live = facts.filter(|facts| facts.is_live(now.as_millis()));
        let next = live.min_by_key(|facts| (facts.starts_at(), facts.id()))?;
        self.card(next.id(), None)
    }

    /// Whether the index of words is behind.
    #[must_use]
    pub fn is_unindexed(&self) -> bool {
        !self.unindexed.is_empty()
    }

    /// Takes the pairs whose text the index does not have, or has and should not: those without a text.
    pub fn take_unindexed(&mut self) -> Vec<(PairNumber, Option<Texts>)> {
        let numbers = std::mem::take(&mut self.unindexed);
        numbers.into_iter().map(|number| (number, self.texts(number))).collect()
    }

    /// Puts pairs back that the index could not take.
    pub fn put_back_unindexed(&mut self, numbers: impl IntoIterator<Item = PairNumber>) {
        self.unindexed.extend(numbers);
    }

    fn texts(&self, number: PairNumber) -> Option<Texts> {
        let pair = self.pairs.get(&number)?;
        Some(texts_of(&self.offers.get(&pair.offer)?.view, &self.venues.get(&pair.venue)?.view))
    }

    fn sources<'a>(&'a self, card: &'a Card) -> Option<CardSources<'a>> {
        let pair = self.pairs.get(&card.pair)?;
        Some(CardSources { card, offer: self.offers.get(&pair.offer)?, venue: self.venues.get(&pair.venue)? })
    }
}

/// What a card and its facts are made from.
struct CardSources<'a> {
    card: &'a Card,
    offer: &'a Known<OfferView>,
    venue: &'a Known<VenueView>,
}

impl CardSources<'_> {
    /// The places as booking told; until it has, all of them, so that a fresh outing is found at once.
    fn seats(&self) -> SeatsView {
        let outing = &self.card.outing;
        self.card.seats.clone().unwrap_or_else(|| SeatsView {
            outing: outing.id,
            capacity: outing.capacity,
            left: outing.capacity,
            registered: 0,
            waiting: 0,
            on_sale: outing.cancelled.is_none(),
            closed: None,
            revision: 0,
        })
    }

    fn facts(&self) -> Facts {
        Facts::of(Sources {
            outing: &self.card.outing,
            offer: &self.offer.view,
            bookable: self.offer.bookable,
            venue: &self.venue.view,
            seats: &self.seats(),
        })
    }
}
