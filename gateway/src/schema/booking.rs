//! Registrations, tickets, check-ins, savings.

use async_graphql::{
    ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    ServiceError,
    booking::{self as contract, RegistrationView},
};
use kernel::OutingId;

use super::{
    outing::Outing,
    partner::page_cost,
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::{failure, value},
    loaders::Loaders,
    request::{caller, services},
    scalars::{DateTime, Money, count, id, wire},
};

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::RegistrationStatus")]
pub enum RegistrationStatus {
    /// Has its places.
    Confirmed,
    /// Waits for places.
    Waitlisted,
    /// Was at the door.
    CheckedIn,
    /// Was given up, or its outing was called off.
    Cancelled,
    /// Did not come.
    NoShow,
}

/// Which of the own registrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "contract::RegistrationWhen")]
pub enum RegistrationWhen {
    /// With places or waiting, not over yet; soonest first.
    Upcoming,
    /// Over, or given up; latest first.
    Past,
    /// Waiting for places, not over yet; soonest first.
    Waitlisted,
}

/// The ticket of a registration.
#[derive(SimpleObject)]
pub struct Ticket {
    /// The text behind the QR code, signed; verifiable offline with `/.well-known/yousoon-ticket-key`.
    token: String,
    /// For a door without a camera, written `7K3F-9QXM`.
    short_code: String,
}

/// What the door did.
#[derive(SimpleObject)]
pub struct CheckIn {
    /// When the ticket was first scanned.
    at: DateTime,
    /// At which venue.
    venue_name: String,
    /// How many of the party have come.
    people: i32,
}

impl From<contract::CheckInView> for CheckIn {
    fn from(view: contract::CheckInView) -> Self {
        Self {
            at: DateTime::on(view.at, &view.time_zone),
            venue_name: view.venue_name,
            people: count(view.people),
        }
    }
}

/// A member's place or places in an outing.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Registration {
    #[graphql(skip)]
    outing_id: OutingId,
    #[graphql(skip)]
    seats: Option<contract::SeatsView>,
    /// The registration's id.
    id: ID,
    /// Where it stands.
    status: RegistrationStatus,
    /// The member and the guests.
    people: i32,
    /// The member's given name and the initial of the family name.
    member_name: String,
    /// 1 for the next to be promoted; only while waitlisted, only for the member.
    waitlist_position: Option<i32>,
    /// Null while waitlisted; only for the member.
    ticket: Option<Ticket>,
    /// What the door did.
    check_in: Option<CheckIn>,
    /// What the party saved; once checked in, when it can be known.
    saving: Option<Money>,
    /// When the member registered.
    created_at: DateTime,
}

#[ComplexObject]
impl Registration {
    /// The outing.
    async fn outing(&self, ctx: &Context<'_>) -> Result<Outing> {
        let found = ctx.data::<Loaders>()?.outings.load_one(self.outing_id).await;
        let card = found.map_err(|error| failure(ctx, &error))?;
        let mut card = card.ok_or_else(|| failure(ctx, &ServiceError::not_found()))?;
        // Right after a change, its own places are the newest there are.
        if let Some(seats) = self.seats.as_ref().filter(|seats| seats.revision > card.seats.revision) {
            std::sync::Arc::make_mut(&mut card).seats = seats.clone();
        }
        Ok(Outing(card))
    }
}

impl From<RegistrationView> for Registration {
    fn from(view: RegistrationView) -> Self {
        let ticket =
            |ticket: contract::TicketView| Ticket { token: ticket.token, short_code: ticket.short_code };
        Self {
            outing_id: view.outing,
            seats: view.seats,
            id: wire(view.id),
            status: view.status.into(),
            people: count(view.people),
            member_name: view.member_name,
            waitlist_position: view.waitlist_position.map(count),
            ticket: view.ticket.map(ticket),
            check_in: view.check_in.map(Into::into),
            saving: view.saving.map(Into::into),
            created_at: DateTime::paris(view.created_at),
        }
    }
}

/// What a member saved so far.
#[derive(SimpleObject)]
pub struct SavingsSummary {
    /// All savings together.
    total: Money,
    /// How many check-ins.
    check_ins: i32,
}

/// A member registers.
#[derive(InputObject)]
pub struct RegisterInput {
    /// For which outing.
    outing_id: ID,
    /// The member and the guests.
    #[graphql(default = 1)]
    people: i32,
    /// The client's own key: the same key again gives the same registration.
    idempotency_key: Option<String>,
}

payloads! {
    /// What `register` answers.
    RegisterPayload { registration: Registration }
    /// What `cancelRegistration` answers.
    CancelRegistrationPayload { registration: Registration }
}

type Page<N> = Connection<String, N, EmptyFields, EmptyFields>;

/// Reads about registrations.
#[derive(Default)]
pub struct BookingQuery;

#[Object]
impl BookingQuery {
    /// The own registrations.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn my_registrations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(RegistrationWhen::Upcoming)")] when: Option<RegistrationWhen>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<Registration>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let when = when.unwrap_or(RegistrationWhen::Upcoming).into();
        let query = contract::MyRegistrations { when, page };
        let found = services(ctx)?.booking.my_registrations(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Registration::from))
    }

    /// What the member saved so far.
    async fn my_savings(&self, ctx: &Context<'_>) -> Result<SavingsSummary> {
        let found = value(ctx, services(ctx)?.booking.my_savings(&caller(ctx)?.actor).await)?;
        Ok(SavingsSummary { total: found.total.into(), check_ins: count(found.check_ins) })
    }

    /// Partner staff: who is registered for one of the own outings, in the order of registration; with `text`,
    /// members whose name begins so, by name, whatever its case and accents.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn outing_registrations(
        &self,
        ctx: &Context<'_>,
        outing_id: ID,
        statuses: Option<Vec<RegistrationStatus>>,
        text: Option<String>,
        #[graphql(default_with = "Some(50)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<Registration>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let outing = value(ctx, outing_id.parse().map_err(|_| ServiceError::not_found()))?;
        let statuses = statuses.unwrap_or_default().into_iter().map(Into::into).collect();
        let query = contract::OutingRegistrations { outing, statuses, text, page };
        let found = services(ctx)?.booking.outing_registrations(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, Registration::from))
    }
}

/// Changes of registrations.
#[derive(Default)]
pub struct BookingMutation;

#[Object]
impl BookingMutation {
    /// Registers, alone or with guests; onto the waitlist when the places do not suffice.
    async fn register(&self, ctx: &Context<'_>, input: RegisterInput) -> Result<RegisterPayload> {
        let result = match id(&input.outing_id, "outingId") {
            Ok(outing) => {
                let (people, idempotency_key) = (i64::from(input.people), input.idempotency_key);
                let command = contract::Register { outing, people, idempotency_key };
                services(ctx)?.booking.register(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        RegisterPayload::from(ctx, result)
    }

    /// Gives the places up; the first waiting party that fits gets them.
    async fn cancel_registration(&self, ctx: &Context<'_>, id: ID) -> Result<CancelRegistrationPayload> {
        let result = match crate::scalars::id(&id, "id") {
            Ok(id) => {
                let command = contract::CancelRegistration { id };
                services(ctx)?.booking.cancel_registration(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        CancelRegistrationPayload::from(ctx, result)
    }
}
