//! Batches the outings, venues and registrations that many fields of one request ask for, one by one.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::dataloader::{DataLoader, Loader};
use contracts::{
    Actor, ServiceError,
    booking::{RegistrationView, SeatsView},
    discovery::OutingCard,
};
use kernel::{OfferId, OutingId};

use crate::{Gateway, Services, request::Caller};

/// The loaders of one request.
pub struct Loaders {
    /// Outings with everything, by id.
    pub outings: DataLoader<Outings>,
    /// The caller's own live registration, by outing.
    pub my_registrations: DataLoader<MyRegistrations>,
    /// How many people came, by outing; nothing where nobody did.
    pub arrivals: DataLoader<ArrivedPeople>,
    /// The caller's favourites among offers.
    pub favourites: DataLoader<Favourites>,
    /// The next outing that can be booked, by offer.
    pub next_outings: DataLoader<NextOutings>,
}

impl Loaders {
    /// Fresh loaders for a request of `caller`.
    pub fn new(gateway: &Gateway, caller: &Caller) -> Self {
        let services = gateway.inner.deps.services.clone();
        let own = MyRegistrations { services: services.clone(), actor: caller.actor.clone() };
        let favourites = Favourites { services: services.clone(), actor: caller.actor.clone() };
        let next = NextOutings { services: services.clone(), actor: caller.actor.clone() };
        let arrived = ArrivedPeople { services: services.clone(), actor: caller.actor.clone() };
        Self {
            outings: DataLoader::new(Outings { services }, tokio::spawn).delay(Duration::ZERO),
            my_registrations: DataLoader::new(own, tokio::spawn).delay(Duration::ZERO),
            arrivals: DataLoader::new(arrived, tokio::spawn).delay(Duration::ZERO),
            favourites: DataLoader::new(favourites, tokio::spawn).delay(Duration::ZERO),
            next_outings: DataLoader::new(next, tokio::spawn).delay(Duration::ZERO),
        }
    }
}

/// Loads outings: from discovery's memory, or from catalog and booking when they are long over.
pub struct Outings {
    services: Services,
}

impl Loader<OutingId> for Outings {
    type Value = Arc<OutingCard>;
    type Error = ServiceError;

    async fn load(&self, ids: &[OutingId]) -> Result<HashMap<OutingId, Self::Value>, ServiceError> {
        let known = self.services.discovery.outings_by_id(&Actor::System, ids.to_vec()).await?;
        let mut cards: HashMap<_, _> =
            known.into_iter().map(|card| (card.outing.id, Arc::new(card))).collect();
        let missing: Vec<_> = ids.iter().copied().filter(|id| !cards.contains_key(id)).collect();
        if !missing.is_empty() {
            let (facts, seats) = tokio::try_join!(
                self.services.catalog.outings_by_id(&Actor::System, missing.clone()),
                self.services.booking.seats_by_id(&Actor::System, missing),
            )?;
            let mut seats: HashMap<_, _> = seats.into_iter().map(|seats| (seats.outing, seats)).collect();
            for fact in facts {
                let seats = seats.remove(&fact.outing.id).unwrap_or_else(|| untouched(&fact.outing));
                let card = OutingCard {
                    outing: fact.outing,
                    offer: fact.offer,
                    venue: fact.venue,
                    seats,
                    distance_meters: None,
                };
                cards.insert(card.outing.id, Arc::new(card));
            }
        }
        Ok(cards)
    }
}

/// The places of an outing booking has not heard of yet.
pub fn untouched(outing: &contracts::catalog::OutingView) -> SeatsView {
    SeatsView {
        outing: outing.id,
        capacity: outing.capacity,
        left: outing.capacity,
        registered: 0,
        waiting: 0,
        on_sale: true,
        closed: None,
        revision: 0,
    }
}

/// Loads the caller's own live registrations; nothing for callers who are not members.
pub struct MyRegistrations {
    services: Services,
    actor: Actor,
}

impl Loader<OutingId> for MyRegistrations {
    type Value = RegistrationView;
    type Error = ServiceError;

    async fn load(&self, ids: &[OutingId]) -> Result<HashMap<OutingId, RegistrationView>, ServiceError> {
        if self.actor.require_member().is_err() {
            return Ok(HashMap::new());
        }
        let found = self.services.booking.my_live_registrations(&self.actor, ids.to_vec()).await?;
        Ok(found.into_iter().map(|registration| (registration.outing, registration)).collect())
    }
}

/// Loads how many people came, as far as the caller may know.
pub struct ArrivedPeople {
    services: Services,
    actor: Actor,
}

impl Loader<OutingId> for ArrivedPeople {
    type Value = u32;
    type Error = ServiceError;

    async fn load(&self, ids: &[OutingId]) -> Result<HashMap<OutingId, u32>, ServiceError> {
        let found = self.services.booking.arrivals(&self.actor, ids.to_vec()).await?;
        Ok(found.into_iter().map(|arrivals| (arrivals.outing, arrivals.people)).collect())
    }
}

/// Loads which offers are the caller's favourites; none for callers who are not members.
pub struct Favourites {
    services: Services,
    actor: Actor,
}

impl Loader<OfferId> for Favourites {
    type Value = ();
    type Error = ServiceError;

    async fn load(&self, ids: &[OfferId]) -> Result<HashMap<OfferId, ()>, ServiceError> {
        if self.actor.require_member().is_err() {
            return Ok(HashMap::new());
        }
        let found = self.services.engagement.favourites_among(&self.actor, ids.to_vec()).await?;
        Ok(found.into_iter().map(|offer| (offer, ())).collect())
    }
}

/// Loads the next outing of each offer.
pub struct NextOutings {
    services: Services,
    actor: Actor,
}

impl Loader<OfferId> for NextOutings {
    type Value = Arc<OutingCard>;
    type Error = ServiceError;

    async fn load(&self, ids: &[OfferId]) -> Result<HashMap<OfferId, Self::Value>, ServiceError> {
        let found = self.services.discovery.next_outings(&self.actor, ids.to_vec()).await?;
        Ok(found.into_iter().map(|card| (card.offer.id, Arc::new(card))).collect())
    }
}
