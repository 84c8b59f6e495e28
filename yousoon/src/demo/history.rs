//! The demo bar's past month: its outings with registrations, a waitlist, arrivals and no-shows. The contexts are
//! asked as people would ask them, on a clock that is set back and moved on from one step to the next.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use anyhow::Result;
use contracts::{
    Actor, ServiceError, ServiceResult, StaffActor, StaffRole,
    booking::{BookingService, CancelRegistration, CheckIn, Register, RegistrationView, TicketProof},
    catalog::{CatalogService, ExportQuery, OfferTerms, OutingFacts, PartnerOffers},
    identity::{AccountRole, Client},
    reporting::{RecordViews, ReportingService},
};
use kernel::{Clock, PageRequest, PartnerId, SessionId, SystemClock, Timestamp};

use super::{account, administrator, load_partner, members, partners};
use crate::{Platform, accounts};

/// How long ago the bar began.
const DAYS: i64 = 30;
/// On so many days before an outing people look at it.
const DAYS_LOOKED: usize = 5;
/// What one person has where the discount is on the bill, in cents.
const BILL_PER_PERSON: i64 = 2_650;

/// A clock that shows what it is told.
#[derive(Debug, Clone)]
pub struct PastClock(Arc<AtomicI64>);

impl PastClock {
    /// A clock that shows the day the bar began.
    #[must_use]
    pub fn at_the_beginning() -> Self {
        Self(Arc::new(AtomicI64::new(SystemClock.now().plus_days(-DAYS).as_millis())))
    }

    fn set(&self, now: Timestamp) {
        self.0.store(now.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for PastClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// What happens next.
enum Step<'a> {
    /// Some look at it.
    Look(&'a OutingFacts, Vec<usize>),
    /// Somebody registers: which member of the crowd.
    Register(&'a OutingFacts, usize),
    /// Somebody cannot come after all.
    Cancel(&'a OutingFacts, usize),
    /// Somebody arrives.
    Arrive(&'a OutingFacts, usize),
    /// Time passes: registrations close, waitlists end, who did not come is noted, slots make outings.
    Duties,
}

/// Makes the past of the first demo partner, when it has none yet. `platform` must run on `clock`.
///
/// # Errors
/// When a context does not answer.
pub async fn load(platform: &Platform, clock: &PastClock) -> Result<()> {
    let Some(bar) = partners::all().into_iter().next() else { return Ok(()) };
    let partner = PartnerId::derived_from(bar.name);
    let door = account(
        platform,
        accounts::DOOR,
        ("Camille", "Durand"),
        AccountRole::Staff { partner, role: StaffRole::Door },
    )
    .await?;
    let staff = StaffActor { account: door.id, partner, role: StaffRole::Door };
    let door = Actor::Staff { staff, session: SessionId::generate() };
    let query = PartnerOffers { statuses: Vec::new(), page: PageRequest::first(1) };
    if !platform.catalog.my_offers(&door, query).await?.items.is_empty() {
        return Ok(());
    }
    let began = clock.now();
    let admin = administrator(platform).await?;
    load_partner(platform, &admin, (1, bar)).await?;
    let crowd = members::crowd(platform).await?;
    platform.deliver_all().await?;
    let now = SystemClock.now();
    let everything = ExportQuery { ends_after: began, after: None };
    let outings = platform.catalog.export(&Actor::System, everything).await?;
    let past: Vec<_> =
        outings.into_iter().filter(|facts| facts.outing.ends_at.plus_minutes(90) < now).collect();
    let mut steps = plan(&past, crowd.len(), (began, now));
    steps.sort_by_key(|(at, _)| *at);
    let play = Play { platform, crowd, door };
    for (at, step) in steps {
        clock.set(at.max(clock.now()));
        play.step(step).await?;
    }
    clock.set(now);
    platform.deliver_all().await?;
    tracing::info!(outings = past.len(), "the demo bar has a past");
    Ok(())
}

/// Who registers when, who comes and who does not: different for each outing, the same each time.
fn plan(
    past: &[OutingFacts],
    crowd: usize,
    (began, now): (Timestamp, Timestamp),
) -> Vec<(Timestamp, Step<'_>)> {
    let mut steps: Vec<_> = (1..=DAYS).map(|day| (began.plus_days(day).min(now), Step::Duties)).collect();
    for (number, facts) in past.iter().enumerate() {
        let outing = &facts.outing;
        // The nearer, the more of them.
        for (days_before, every) in (0..).zip(2..DAYS_LOOKED + 2) {
            let at = outing.starts_at.plus_days(-days_before).plus_minutes(-300);
            let some = (0..crowd).filter(|member| (number + member) % every == 0);
            if at >= began {
                steps.push((at, Step::Look(facts, some.collect())));
            }
        }
        // The month begins slowly and goes well from its middle on.
        let parties = (3 + number * 5 % 6 + number / 8).min(crowd);
        for turn in 0..parties {
            let member = (number + turn * 3) % crowd;
            let early = i64::try_from(parties - turn).unwrap_or(1) * 7 * 60;
            let registers = outing.registration_closes_at.plus_minutes(-early);
            steps.push((registers.max(outing.registration_opens_at), Step::Register(facts, member)));
            match (number + turn) % 9 {
                0 => steps.push((outing.starts_at.plus_minutes(-240), Step::Cancel(facts, member))),
                1 => {}
                late => {
                    let late = i64::try_from(late).unwrap_or_default() * 6;
                    steps.push((outing.starts_at.plus_minutes(late), Step::Arrive(facts, member)));
                }
            }
        }
        steps.push((outing.registration_closes_at.plus_minutes(1), Step::Duties));
        steps.push((outing.ends_at.plus_minutes(89), Step::Duties));
    }
    steps
}

/// The month as it is played.
struct Play<'a> {
    platform: &'a Platform,
    crowd: Vec<(Actor, i64)>,
    door: Actor,
}

impl Play<'_> {
    async fn step(&self, step: Step<'_>) -> Result<()> {
        let booking = &self.platform.booking;
        match step {
            Step::Look(facts, members) => {
                for member in members {
                    let command = RecordViews { outings: vec![facts.outing.id], client: Client::default() };
                    allowed(self.platform.reporting.record_views(&self.crowd[member].0, command).await)?;
                }
            }
            Step::Register(facts, member) => {
                let (actor, people) = &self.crowd[member];
                let key = Some(format!("demo:{}", facts.outing.id));
                let command = Register { outing: facts.outing.id, people: *people, idempotency_key: key };
                allowed(booking.register(actor, command).await)?;
            }
            Step::Cancel(facts, member) => {
                if let Some(view) = self.live(facts, member).await? {
                    let command = CancelRegistration { id: view.id };
                    allowed(booking.cancel_registration(&self.crowd[member].0, command).await)?;
                }
            }
            Step::Arrive(facts, member) => {
                if let Some(command) = self.live(facts, member).await?.and_then(|view| arrival(facts, &view))
                {
                    allowed(booking.check_in(&self.door, command).await)?;
                }
            }
            Step::Duties => {
                self.platform.catalog.run_duties().await?;
                while booking.run_duties().await? > 0 {}
            }
        }
        Ok(())
    }

    /// The member's registration as it is now: perhaps promoted from the waitlist meanwhile.
    async fn live(&self, facts: &OutingFacts, member: usize) -> Result<Option<RegistrationView>> {
        let ids = vec![facts.outing.id];
        let live = self.platform.booking.my_live_registrations(&self.crowd[member].0, ids).await?;
        Ok(live.into_iter().next())
    }
}

/// A party shows its ticket; of a larger one somebody stayed at home. On the waitlist there is no ticket.
fn arrival(facts: &OutingFacts, view: &RegistrationView) -> Option<CheckIn> {
    let ticket = view.ticket.as_ref()?;
    let people = i64::from(if view.people > 3 { view.people - 1 } else { view.people });
    let on_the_bill = matches!(facts.offer.terms, OfferTerms::TabDiscount(_) | OfferTerms::BillDiscount(_));
    Some(CheckIn {
        outing: None,
        proof: TicketProof::ShortCode(ticket.short_code.clone()),
        people: Some(people),
        scanned_at: None,
        scan_id: Some(format!("demo:{}", view.id)),
        late_arrivals: false,
        bill_cents: on_the_bill.then_some(people * BILL_PER_PERSON),
    })
}

/// What a person was told no to simply did not happen.
fn allowed<T>(result: ServiceResult<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(ServiceError::Refused(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
