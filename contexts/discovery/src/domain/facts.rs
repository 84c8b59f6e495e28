//! What a search reads of an outing: a few numbers side by side, so that ten thousand are read in a moment.

use contracts::{
    booking::SeatsView,
    catalog::{OfferView, OutingView, Pricing, VenueView},
};
use kernel::{OutingId, Timestamp};

use super::{
    place::Place,
    rank::{Merits, Ranking, seed},
    search::Search,
    type_set::TypeSet,
};

/// A discount that may end: an early bird's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Discount {
    percent: u8,
    afterwards: u8,
    ends_at: i64,
}

impl Discount {
    /// The discount of an offer when `people` count for its tiers.
    fn of(offer: &OfferView, people: u32) -> Self {
        let deal = offer.deal();
        let percent = deal.discount_percent(deal.reached(people));
        let Pricing::Fixed { until: Some(until), .. } = deal.pricing else {
            return Self { percent, afterwards: percent, ends_at: i64::MAX };
        };
        let late = deal.at(until);
        Self { percent, afterwards: late.discount_percent(late.reached(people)), ends_at: until.as_millis() }
    }

    const fn at(&self, now: i64) -> u8 {
        if now < self.ends_at { self.percent } else { self.afterwards }
    }
}

/// The sources of an outing's numbers.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The outing.
    pub outing: &'a OutingView,
    /// Its offer.
    pub offer: &'a OfferView,
    /// Whether the offer's outings can be booked.
    pub bookable: bool,
    /// Its venue.
    pub venue: &'a VenueView,
    /// Its places.
    pub seats: &'a SeatsView,
}

/// A search at a moment.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    search: &'a Search,
    ranking: Ranking,
    now: i64,
}

impl<'a> Look<'a> {
    /// A search at `now`, in the order of its first page.
    #[must_use]
    pub fn at(search: &'a Search, now: Timestamp) -> Self {
        Self { search, ranking: Ranking::at(search.as_of), now: now.as_millis() }
    }
}

/// What a search reads of an outing. Instants are milliseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    id: OutingId,
    place: Place,
    starts_at: i64,
    closes_at: i64,
    discount_now: Discount,
    discount_alone: Discount,
    left: u32,
    type_bit: u8,
    on_sale: bool,
    partner_seed: u64,
    outing_seed: u64,
}

impl Facts {
    /// The numbers of an outing.
    #[must_use]
    pub fn of(sources: Sources<'_>) -> Self {
        let Sources { outing, offer, bookable, venue, seats } = sources;
        let people = seats.closed.as_ref().map_or(seats.registered, |closed| closed.people);
        Self {
            id: outing.id,
            place: Place::of(venue.location),
            starts_at: outing.starts_at.as_millis(),
            closes_at: outing.registration_closes_at.min(outing.ends_at).as_millis(),
            discount_now: Discount::of(offer, people),
            discount_alone: Discount::of(offer, 0),
            left: seats.left,
            type_bit: TypeSet::bit(offer.partner_type),
            on_sale: bookable && seats.on_sale && outing.cancelled.is_none(),
            partner_seed: seed(outing.partner.to_bytes()),
            outing_seed: seed(outing.id.to_bytes()),
        }
    }

    /// The outing.
    #[must_use]
    pub const fn id(&self) -> OutingId {
        self.id
    }

    /// Whether it can be booked or waited for at `now`, or will be: it is `SCHEDULED`, `OPEN` or `FULL`.
    #[must_use]
    pub const fn is_live(&self, now: i64) -> bool {
        self.on_sale && now < self.closes_at
    }

    /// Of which partner type, as a bit of a [`TypeSet`].
    #[must_use]
    pub const fn type_bit(&self) -> u8 {
        self.type_bit
    }

    /// When it starts, in milliseconds since 1970.
    #[must_use]
    pub const fn starts_at(&self) -> i64 {
        self.starts_at
    }

    /// When it can no longer be booked, in milliseconds since 1970.
    #[must_use]
    pub const fn closes_at(&self) -> i64 {
        self.closes_at
    }

    /// No longer to be found.
    pub const fn bury(&mut self) {
        self.on_sale = false;
    }

    /// The points of the outing, its words being so relevant; `None` when it is not what is looked for.
    #[must_use]
    pub fn points(&self, look: &Look<'_>, relevance: u16) -> Option<u32> {
        let Look { search, ranking, now } = *look;
        let wanted = self.is_live(now)
            && search.types.has(self.type_bit)
            && self.starts_at >= search.from
            && self.starts_at < search.to
            && self.left >= search.party_size
            && self.discount_now.at(now) >= search.min_discount
            && search.rectangle.is_none_or(|rectangle| rectangle.contains(&self.place));
        if !wanted {
            return None;
        }
        let distance_meters = match &search.circle {
            Some(circle) => Some(circle.distance_within(&self.place)?),
            None => None,
        };
        Some(ranking.points(&Merits {
            starts_at: self.starts_at,
            discount: self.discount_alone.at(search.as_of.as_millis()),
            distance_meters,
            relevance,
            partner_seed: self.partner_seed,
            outing_seed: self.outing_seed,
        }))
    }
}
