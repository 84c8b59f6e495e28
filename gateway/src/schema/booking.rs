//! Registrations, tickets, check-ins, savings.

use async_graphql::{
    ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    Refusal, RefusalCode, ServiceError,
    booking::{self as contract, CheckedIn, RegistrationView, TicketProof},
};
use kernel::{Language, OutingId};

use super::{
    outing::Outing,
    partner::page_cost,
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::{UserError, failure, settle, value},
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

/// The door scans a ticket: give either `token` or `shortCode`.
#[derive(InputObject)]
pub struct CheckInInput {
    /// The text behind the QR code.
    token: Option<String>,
    /// The short code.
    short_code: Option<String>,
    /// How many come in now; the whole party when absent.
    people: Option<i32>,
    /// When the door scanned, if it was offline then.
    scanned_at: Option<DateTime>,
    /// The door's own key of the scan: the same scan again gives the same answer.
    scan_id: Option<String>,
    /// Lets in the rest of a party that came in part; without it a second scan is refused.
    #[graphql(default)]
    late_arrivals: bool,
    /// What the party had, for the list price, in cents: needed for a discount on the bill.
    bill_cents: Option<i32>,
}

impl CheckInInput {
    fn command(self) -> Result<contract::CheckIn, ServiceError> {
        let proof = match (self.token, self.short_code) {
            (Some(token), None) => TicketProof::Token(token),
            (None, Some(code)) => TicketProof::ShortCode(code),
            _ => return Err(Refusal::new(RefusalCode::Required).on("token").into()),
        };
        Ok(contract::CheckIn {
            proof,
            people: self.people.map(i64::from),
            scanned_at: self.scanned_at.map(|at| at.0),
            scan_id: self.scan_id,
            late_arrivals: self.late_arrivals,
            bill_cents: self.bill_cents.map(i64::from),
        })
    }
}

payloads! {
    /// What `register` answers.
    RegisterPayload { registration: Registration }
    /// What `cancelRegistration` answers.
    CancelRegistrationPayload { registration: Registration }
}

/// What `checkIn` answers.
#[derive(SimpleObject)]
pub struct CheckInPayload {
    /// Null when refused.
    registration: Option<Registration>,
    /// With `ALREADY_CHECKED_IN`: when and where.
    previous_check_in: Option<CheckIn>,
    /// Why it was refused; empty when it was not.
    errors: Vec<UserError>,
}

impl CheckInPayload {
    fn from(ctx: &Context<'_>, result: Result<CheckedIn, ServiceError>) -> Result<Self> {
        match result {
            Ok(CheckedIn::Already(previous)) => {
                let when = spoken_time(&previous, caller(ctx)?.language);
                let refusal = Refusal::new(RefusalCode::AlreadyCheckedIn)
                    .with("when", when)
                    .with("venue", &previous.venue_name);
                let (_, errors) = settle::<()>(ctx, Err(refusal.into()))?;
                Ok(Self { registration: None, previous_check_in: Some(previous.into()), errors })
            }
            Ok(CheckedIn::Admitted(admitted)) => {
                let registration = Some(Registration::from(*admitted));
                Ok(Self { registration, previous_check_in: None, errors: Vec::new() })
            }
            Err(error) => {
                let (_, errors) = settle::<()>(ctx, Err(error))?;
                Ok(Self { registration: None, previous_check_in: None, errors })
            }
        }
    }
}

/// "le 28/11 à 21:04", on the venue's clock.
fn spoken_time(check_in: &contract::CheckInView, language: Language) -> String {
    let at = check_in.at.in_zone(&check_in.time_zone);
    let (day, month, hour, minute) = (at.day(), at.month(), at.hour(), at.minute());
    match language {
        Language::Fr => format!("le {day:02}/{month:02} à {hour:02}:{minute:02}"),
        Language::En => format!("on {day:02}/{month:02} at {hour:02}:{minute:02}"),
    }
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

    /// Partner staff: who is registered for one of the own outings.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn outing_registrations(
        &self,
        ctx: &Context<'_>,
        outing_id: ID,
        #[graphql(default_with = "Some(50)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Page<Registration>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let outing = value(ctx, outing_id.parse().map_err(|_| ServiceError::not_found()))?;
        let query = contract::OutingRegistrations { outing, page };
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

    /// Checks a party in at the door.
    async fn check_in(&self, ctx: &Context<'_>, input: CheckInInput) -> Result<CheckInPayload> {
        let result = match input.command() {
            Ok(command) => services(ctx)?.booking.check_in(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        CheckInPayload::from(ctx, result)
    }
}
