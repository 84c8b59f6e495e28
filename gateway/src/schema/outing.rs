//! Outings: feed, search and map; planning and calling off; live changes.

use std::sync::Arc;

use async_graphql::{
    Context, Enum, ID, InputObject, Object, Result, SimpleObject, Subscription,
    connection::{Connection, Edge, EmptyFields},
};
use contracts::{
    Actor,
    booking::SeatsView,
    catalog::{self as contract, OutingFacts},
    discovery::{self, FindOutings, OutingCard},
};
use futures::{Stream, StreamExt};
use kernel::{Cursor, OutingId, PartnerId};

use super::{
    booking::Registration,
    offer::Offer,
    outing_filter::OutingFilter,
    partner::page_cost,
    payload::{page_request, payloads},
    tiers::GroupTier,
    venue::Venue,
};
use crate::{
    errors::{failure, value},
    live::LiveOutings,
    loaders::{Loaders, untouched},
    request::{caller, services},
    scalars::{DateTime, Money, count, id, wire},
};

/// Where an outing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "discovery::OutingStatus")]
pub enum OutingStatus {
    /// Planned; registration has not opened.
    Scheduled,
    /// Can be booked.
    Open,
    /// Open, but without a place: registering joins the waitlist.
    Full,
    /// Registration is over, or the offer is held back.
    Closed,
    /// Over.
    Done,
    /// Called off.
    Cancelled,
}

/// A dated occurrence of an offer at one venue.
pub struct Outing(pub Arc<OutingCard>);

#[Object]
impl Outing {
    /// The outing's id.
    async fn id(&self) -> ID {
        wire(self.0.outing.id)
    }

    /// Its offer.
    async fn offer(&self) -> Offer {
        Offer::from(Arc::clone(&self.0.offer))
    }

    /// Its venue.
    async fn venue(&self) -> Venue {
        Venue::from(self.0.venue.as_ref())
    }

    /// When it starts.
    async fn starts_at(&self) -> DateTime {
        self.local(self.0.outing.starts_at)
    }

    /// When it ends.
    async fn ends_at(&self) -> DateTime {
        self.local(self.0.outing.ends_at)
    }

    /// From when members register.
    async fn registration_opens_at(&self) -> DateTime {
        self.local(self.0.outing.registration_opens_at)
    }

    /// Until when members register; the tier reached then counts for everybody.
    async fn registration_closes_at(&self) -> DateTime {
        self.local(self.0.outing.registration_closes_at)
    }

    /// Where it stands.
    async fn status(&self, ctx: &Context<'_>) -> Result<OutingStatus> {
        Ok(self.0.status(caller(ctx)?.now).into())
    }

    /// Why it was called off.
    async fn cancellation_reason(&self) -> Option<&str> {
        self.0.outing.cancelled.as_deref()
    }

    /// How many people it has room for.
    async fn capacity(&self) -> i32 {
        count(self.0.seats.capacity)
    }

    /// How many more people can register.
    async fn seats_left(&self) -> i32 {
        count(self.0.seats.left)
    }

    /// How many people are registered, guests counted.
    async fn registered_count(&self) -> i32 {
        count(self.0.seats.registered)
    }

    /// How many parties wait for a place.
    async fn waitlist_count(&self) -> i32 {
        count(self.0.seats.waiting)
    }

    /// The group tiers.
    async fn tiers(&self) -> Vec<GroupTier> {
        let people = self.0.people_for_tiers();
        self.0.offer.tiers.iter().map(|tier| GroupTier::new(tier, people)).collect()
    }

    /// The highest tier reached.
    async fn current_tier(&self) -> Option<GroupTier> {
        let people = self.0.people_for_tiers();
        self.0.current_tier().map(|tier| GroupTier::new(&tier, people))
    }

    /// The next tier to reach.
    async fn next_tier(&self) -> Option<GroupTier> {
        let people = self.0.people_for_tiers();
        self.0
            .offer
            .tiers
            .iter()
            .find(|tier| tier.min_people > people)
            .map(|tier| GroupTier::new(tier, people))
    }

    /// The price without Yousoon, for kinds that have one.
    async fn list_price(&self) -> Option<Money> {
        self.0.deal().list_price().map(Into::into)
    }

    /// What a person pays at the present tier, for kinds that have a price.
    async fn price_per_person(&self) -> Option<Money> {
        self.0.deal().price_per_person(self.0.current_tier().as_ref()).map(Into::into)
    }

    /// The discount at the present tier, in whole percent.
    async fn discount_percent(&self) -> i32 {
        i32::from(self.0.deal().discount_percent(self.0.current_tier().as_ref()))
    }

    /// Nobody younger registers.
    async fn minimum_age(&self) -> i32 {
        i32::from(self.0.offer.minimum_age)
    }

    /// Metres from where the caller looked; null without `near`.
    async fn distance_meters(&self) -> Option<i32> {
        self.0.distance_meters.map(count)
    }

    /// How many people have come: for the own partner's staff and for Yousoon, null for everybody else.
    async fn arrived_count(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        if !may_count(&caller(ctx)?.actor, self.0.outing.partner) {
            return Ok(None);
        }
        let found = ctx.data::<Loaders>()?.arrivals.load_one(self.0.outing.id).await;
        let people = found.map_err(|error| failure(ctx, &error))?;
        Ok(Some(people.map_or(0, count)))
    }

    /// The caller's own live registration, if any.
    async fn my_registration(&self, ctx: &Context<'_>) -> Result<Option<Registration>> {
        let loaders = ctx.data::<Loaders>()?;
        let found = loaders.my_registrations.load_one(self.0.outing.id).await;
        Ok(found.map_err(|error| failure(ctx, &error))?.map(Registration::from))
    }
}

impl Outing {
    fn local(&self, at: kernel::Timestamp) -> DateTime {
        DateTime::on(at, &self.0.venue.time_zone)
    }
}

/// Whether the caller may know how many came to an outing of `partner`.
fn may_count(actor: &Actor, partner: PartnerId) -> bool {
    match actor {
        Actor::Staff { staff, .. } => staff.partner == partner,
        Actor::Admin { .. } => true,
        Actor::Anonymous | Actor::Member { .. } | Actor::Limited { .. } | Actor::System => false,
    }
}

/// An outing of the catalog with booking's places.
pub fn with_seats(facts: OutingFacts, seats: &[SeatsView]) -> Outing {
    let known = seats.iter().find(|seats| seats.outing == facts.outing.id).cloned();
    Outing(Arc::new(OutingCard {
        seats: known.unwrap_or_else(|| untouched(&facts.outing)),
        outing: facts.outing,
        offer: facts.offer,
        venue: facts.venue,
        distance_meters: None,
    }))
}

impl From<OutingFacts> for Outing {
    fn from(facts: OutingFacts) -> Self {
        with_seats(facts, &[])
    }
}

/// What belongs to a list of outings besides its pages.
#[derive(SimpleObject)]
pub struct OutingTotals {
    /// How many there are altogether.
    total_count: i32,
}

/// An outing is planned.
#[derive(InputObject)]
pub struct ScheduleOutingInput {
    /// Of which offer.
    offer_id: ID,
    /// At which of its venues.
    venue_id: ID,
    /// When it starts.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
    /// How many people.
    capacity: i32,
    /// From when members register; at once when absent.
    registration_opens_at: Option<DateTime>,
    /// Until when members register; the start when absent.
    registration_closes_at: Option<DateTime>,
}

payloads! {
    /// What `scheduleOuting` answers.
    ScheduleOutingPayload { outing: Outing }
    /// What `cancelOuting` answers.
    CancelOutingPayload { outing: Outing }
}

/// Reads about outings.
#[derive(Default)]
pub struct OutingQuery;

#[Object]
impl OutingQuery {
    /// An outing; null when there is none.
    async fn outing(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Outing>> {
        let Ok(id) = id.parse::<OutingId>() else {
            return Ok(None);
        };
        let found = ctx.data::<Loaders>()?.outings.load_one(id).await;
        Ok(found.map_err(|error| failure(ctx, &error))?.map(Outing))
    }

    /// Feed, search and map in one: everything that can be booked, best first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn outings(
        &self,
        ctx: &Context<'_>,
        filter: Option<OutingFilter>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Outing, OutingTotals, EmptyFields>> {
        let filter = value(ctx, filter.unwrap_or_default().read())?;
        let has_previous = after.is_some();
        let page = page_request(first, after);
        let query = FindOutings { filter, first: page.first, after: page.after };
        let found = value(ctx, services(ctx)?.discovery.find_outings(&caller(ctx)?.actor, query).await)?;
        let totals = OutingTotals { total_count: count(found.total) };
        let mut connection = Connection::with_additional_fields(has_previous, found.has_next, totals);
        let edge = |(cursor, card): (Cursor, OutingCard)| {
            Edge::new(cursor.as_str().to_owned(), Outing(Arc::new(card)))
        };
        connection.edges.extend(found.cards.into_iter().map(edge));
        Ok(connection)
    }
}

/// Changes of outings.
#[derive(Default)]
pub struct OutingMutation;

#[Object]
impl OutingMutation {
    /// Plans an outing of a published offer.
    async fn schedule_outing(
        &self,
        ctx: &Context<'_>,
        input: ScheduleOutingInput,
    ) -> Result<ScheduleOutingPayload> {
        let ids =
            id(&input.offer_id, "offerId").and_then(|offer| Ok((offer, id(&input.venue_id, "venueId")?)));
        let result = match ids {
            Ok((offer, venue)) => {
                let command = contract::ScheduleOuting {
                    offer,
                    venue,
                    starts_at: input.starts_at.0,
                    ends_at: input.ends_at.0,
                    capacity: i64::from(input.capacity),
                    registration_opens_at: input.registration_opens_at.map(|at| at.0),
                    registration_closes_at: input.registration_closes_at.map(|at| at.0),
                };
                services(ctx)?.catalog.schedule_outing(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        ScheduleOutingPayload::from(ctx, result)
    }

    /// Calls an outing off: its registrations are cancelled and everybody is told.
    async fn cancel_outing(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<CancelOutingPayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(id) => {
                let command = contract::CancelOuting { id, reason };
                services(ctx)?.catalog.cancel_outing(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        CancelOutingPayload::from(ctx, result)
    }
}

/// What can be followed about outings.
#[derive(Default)]
pub struct OutingSubscription;

#[Subscription]
impl OutingSubscription {
    /// The outing now, and again at each change of its places, tiers or state.
    async fn outing_changed(&self, ctx: &Context<'_>, id: ID) -> Result<impl Stream<Item = Outing> + use<>> {
        let id: OutingId = value(ctx, crate::scalars::id(&id, "id"))?;
        let discovery = Arc::clone(&services(ctx)?.discovery);
        let actor = caller(ctx)?.actor.clone();
        let changes = ctx.data::<LiveOutings>()?.changes_of(id);
        Ok(changes
            .then(move |()| {
                let (discovery, actor) = (Arc::clone(&discovery), actor.clone());
                async move {
                    discovery.outings_by_id(&actor, vec![id]).await.ok().and_then(|mut found| found.pop())
                }
            })
            .filter_map(|found| async move { found.map(|card| Outing(Arc::new(card))) }))
    }
}
