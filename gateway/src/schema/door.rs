//! The door: scans, what was a mistake, and what it keeps to work without a network.

use async_graphql::{
    ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject,
    connection::{Connection, EmptyFields},
};
use contracts::{
    Refusal, RefusalCode, ServiceError,
    booking::{self as contract, CheckedIn, TicketProof},
};
use kernel::{Language, OutingId};

use super::{
    booking::{CheckIn, Registration, RegistrationStatus},
    outing::Outing,
    partner::page_cost,
    payload::{connection, page_request, payloads},
};
use crate::{
    errors::{UserError, failure, settle, value},
    loaders::Loaders,
    request::{caller, services},
    scalars::{CalendarDate, DateTime, count, id, wire},
};

/// A day's list of outings is taken to be so long when its cost is estimated.
const DAY_COST: usize = 20;

/// A day at the door.
#[derive(SimpleObject)]
pub struct DoorDay {
    /// When this was read.
    generated_at: DateTime,
    /// By start; those that were called off too.
    outings: Vec<DoorOuting>,
}

/// An outing as its door sees it.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct DoorOuting {
    #[graphql(skip)]
    outing_id: OutingId,
    /// How many people have come.
    arrived_count: i32,
    /// How many people have places, those who came among them.
    expected_count: i32,
    /// From when tickets are taken; null when that has no limit.
    check_in_opens_at: Option<DateTime>,
    /// Until when tickets are taken.
    check_in_closes_at: DateTime,
}

#[ComplexObject]
impl DoorOuting {
    /// The outing, with the terms to honour.
    async fn outing(&self, ctx: &Context<'_>) -> Result<Outing> {
        let found = ctx.data::<Loaders>()?.outings.load_one(self.outing_id).await;
        let card = found.map_err(|error| failure(ctx, &error))?;
        card.map(Outing).ok_or_else(|| failure(ctx, &ServiceError::not_found()))
    }
}

impl From<contract::DoorOutingView> for DoorOuting {
    fn from(view: contract::DoorOutingView) -> Self {
        let local = |at| DateTime::on(at, &view.time_zone);
        Self {
            outing_id: view.outing,
            arrived_count: count(view.arrived),
            expected_count: count(view.expected),
            check_in_opens_at: view.opens_at.map(local),
            check_in_closes_at: local(view.closes_at),
        }
    }
}

impl From<contract::DoorDayView> for DoorDay {
    fn from(view: contract::DoorDayView) -> Self {
        let outings = view.outings.into_iter().map(DoorOuting::from).collect();
        Self { generated_at: DateTime::paris(view.generated_at), outings }
    }
}

/// A registration as a door keeps it, to work without a network.
#[derive(SimpleObject)]
pub struct DoorEntry {
    /// The registration; a ticket names it.
    registration_id: ID,
    /// Recognises a short code: the first 16 hexadecimal digits of SHA-256 over the code (eight upper-case
    /// characters, no dash), a colon and the outing's id.
    code_digest: String,
    /// The member's given name and the initial of the family name.
    member_name: String,
    /// The member and the guests.
    people: i32,
    /// How many of them have come.
    arrived: i32,
    /// Where it stands: who gave up or waits is on the list too, so that the door can say why it does not admit.
    status: RegistrationStatus,
    /// When the ticket was first scanned.
    checked_in_at: Option<DateTime>,
}

impl From<contract::DoorEntryView> for DoorEntry {
    fn from(view: contract::DoorEntryView) -> Self {
        Self {
            registration_id: wire(view.registration),
            code_digest: view.code_digest,
            member_name: view.member_name,
            people: count(view.people),
            arrived: count(view.arrived),
            status: view.status.into(),
            checked_in_at: view.checked_in_at.map(|at| DateTime::on(at, &view.time_zone)),
        }
    }
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
    /// When the door scanned, if it was offline then. Scans that waited are sent in the order they were made.
    scanned_at: Option<DateTime>,
    /// The door's own key of the scan, drawn at random: the same scan again gives the same answer.
    scan_id: Option<String>,
    /// Lets in the rest of a party that came in part; without it a second scan is refused.
    #[graphql(default)]
    late_arrivals: bool,
    /// What the party had, for the list price, in cents: needed for a discount on the bill.
    bill_cents: Option<i32>,
    /// At the door of which outing: a ticket for another one is refused then.
    outing_id: Option<ID>,
}

impl CheckInInput {
    fn command(self) -> Result<contract::CheckIn, ServiceError> {
        let proof = match (self.token, self.short_code) {
            (Some(token), None) => TicketProof::Token(token),
            (None, Some(code)) => TicketProof::ShortCode(code),
            _ => return Err(Refusal::new(RefusalCode::Required).on("token").into()),
        };
        let outing = self.outing_id.map(|outing| id(&outing, "outingId")).transpose()?;
        Ok(contract::CheckIn {
            proof,
            outing,
            people: self.people.map(i64::from),
            scanned_at: self.scanned_at.map(|at| at.0),
            scan_id: self.scan_id,
            late_arrivals: self.late_arrivals,
            bill_cents: self.bill_cents.map(i64::from),
        })
    }
}

/// The door made a mistake.
#[derive(InputObject)]
pub struct UndoCheckInInput {
    /// Whose check-in.
    registration_id: ID,
    /// The key of the caller's own scan that alone is taken back; the whole check-in when absent.
    scan_id: Option<String>,
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

payloads! {
    /// What `undoCheckIn` answers.
    UndoCheckInPayload { registration: Registration }
}

/// Reads of the door.
#[derive(Default)]
pub struct DoorQuery;

#[Object]
impl DoorQuery {
    /// Partner staff: the own outings that start on a day of Paris; without one those of today, and those that
    /// began before and still run.
    #[graphql(complexity = "1 + DAY_COST * child_complexity")]
    async fn door_day(&self, ctx: &Context<'_>, date: Option<CalendarDate>) -> Result<DoorDay> {
        let query = contract::DoorDayQuery { date: date.map(|date| date.0) };
        let found = services(ctx)?.booking.door_day(&caller(ctx)?.actor, query).await;
        value(ctx, found).map(DoorDay::from)
    }

    /// Partner staff: what a door keeps of one of the own outings, in the order of registration.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn door_entries(
        &self,
        ctx: &Context<'_>,
        outing_id: ID,
        #[graphql(default_with = "Some(100)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, DoorEntry, EmptyFields, EmptyFields>> {
        let page = page_request(first, after);
        let has_previous = page.after.is_some();
        let outing = value(ctx, outing_id.parse().map_err(|_| ServiceError::not_found()))?;
        let query = contract::DoorEntries { outing, page };
        let found = services(ctx)?.booking.door_entries(&caller(ctx)?.actor, query).await;
        Ok(connection(value(ctx, found)?, has_previous, DoorEntry::from))
    }
}

/// Changes at the door.
#[derive(Default)]
pub struct DoorMutation;

#[Object]
impl DoorMutation {
    /// Checks a party in at the door.
    async fn check_in(&self, ctx: &Context<'_>, input: CheckInInput) -> Result<CheckInPayload> {
        let result = match input.command() {
            Ok(command) => services(ctx)?.booking.check_in(&caller(ctx)?.actor, command).await,
            Err(refused) => Err(refused),
        };
        CheckInPayload::from(ctx, result)
    }

    /// Takes a check-in back within five minutes of when it was recorded here: the ticket can be scanned again.
    async fn undo_check_in(&self, ctx: &Context<'_>, input: UndoCheckInInput) -> Result<UndoCheckInPayload> {
        let result = match id(&input.registration_id, "registrationId") {
            Ok(registration) => {
                let command = contract::UndoCheckIn { registration, scan_id: input.scan_id };
                services(ctx)?.booking.undo_check_in(&caller(ctx)?.actor, command).await
            }
            Err(refused) => Err(refused),
        };
        UndoCheckInPayload::from(ctx, result)
    }
}
