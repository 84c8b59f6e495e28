//! A discovery with its bus, its clock and its neighbours.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

use std::sync::Arc;

use contracts::{
    Actor, Event, EventEnvelope, ServiceError,
    booking::SeatsChanged,
    catalog::{OfferChanged, OfferView, OutingCancelledEvent, OutingFacts, OutingScheduled},
    discovery::{DiscoveryService, FindOutings, FoundOutings, OutingCard, OutingFilter},
};
use discovery::{Deps, Discovery};
use kernel::{AccountId, Clock, OutingId};
use platform::Bus;
use testkit::FakeClock;

use self::{
    builders::{NOW, seats},
    neighbours::Neighbours,
};

pub use testkit::{builders, neighbours};

/// A discovery that a test talks to.
pub struct World {
    /// Where events go.
    pub bus: Bus,
    /// The present.
    pub clock: FakeClock,
    /// The context.
    pub discovery: Discovery,
}

impl World {
    /// A discovery that has heard of nothing and has loaded.
    pub async fn new() -> Self {
        let world = Self::before_load(Neighbours::new());
        world.discovery.load().await.unwrap();
        world
    }

    /// A discovery before its start.
    pub fn before_load(neighbours: Neighbours) -> Self {
        let (bus, clock) = (Bus::new(), FakeClock::at_text(NOW));
        let neighbours = Arc::new(neighbours);
        let discovery = discovery::build(Deps {
            bus: bus.clone(),
            clock: Arc::new(clock.clone()),
            catalog: neighbours.clone(),
            booking: neighbours,
        });
        Self { bus, clock, discovery }
    }

    /// Lets everybody hear an event, as it comes over the wire.
    pub fn announce<E: Event>(&self, event: &E) {
        self.bus.announce(&EventEnvelope::wrap(event, self.clock.now()).unwrap());
    }

    /// An outing was planned.
    pub fn schedule(&self, facts: &OutingFacts) -> OutingId {
        self.announce(&OutingScheduled { facts: facts.clone() });
        facts.outing.id
    }

    /// An outing was called off.
    pub fn cancel(&self, facts: &OutingFacts) {
        let facts = builders::with_outing(facts.clone(), |outing| {
            outing.cancelled = Some("fuite d'eau".to_owned());
            outing.revision += 1;
        });
        self.announce(&OutingCancelledEvent { facts, reason: "fuite d'eau".to_owned() });
    }

    /// So many people are registered.
    pub fn registered(&self, outing: OutingId, people: u32, revision: i64) {
        self.announce(&SeatsChanged { seats: seats(outing, people, revision) });
    }

    /// An offer changed.
    pub fn offer_changed(&self, offer: &OfferView, bookable: bool) {
        let owner = AccountId::derived_from("owner");
        self.announce(&OfferChanged {
            offer: offer.clone(),
            owner,
            status_changed: true,
            was: None,
            bookable,
        });
    }

    /// What a search answers.
    pub async fn search(&self, query: FindOutings) -> Result<FoundOutings, ServiceError> {
        self.discovery.find_outings(&Actor::Anonymous, query).await
    }

    /// The first hundred that fit.
    pub async fn find(&self, filter: OutingFilter) -> Vec<OutingCard> {
        let found = self.search(FindOutings { filter, first: 100, after: None }).await.unwrap();
        assert_eq!(found.total as usize, found.cards.len());
        found.cards.into_iter().map(|(_, card)| card).collect()
    }

    /// The offers' titles of what fits, in order.
    pub async fn titles(&self, filter: OutingFilter) -> Vec<String> {
        self.find(filter).await.into_iter().map(|card| card.offer.title.clone()).collect()
    }

    /// The offers' titles of what a text finds, once it is indexed.
    pub async fn titles_for(&self, text: &str) -> Vec<String> {
        self.discovery.flush().await.unwrap();
        self.titles(OutingFilter { text: Some(text.to_owned()), ..OutingFilter::default() }).await
    }

    /// The card of an outing.
    pub async fn card(&self, id: OutingId) -> Option<OutingCard> {
        self.discovery.outings_by_id(&Actor::Anonymous, vec![id]).await.unwrap().pop()
    }
}
