//! The door scans a ticket: the first scan wins, and one saving is recorded.

use contracts::{
    Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult, StaffActor, StaffRole,
    booking::{CheckIn, CheckedIn, RegistrationStatus, RegistrationStep, SeatsChanged, TicketProof},
};
use kernel::{EventId, Money, Timestamp};
use platform::{Dispatch, Tx, UseCaseError, retry};

use super::views::door_view;
use crate::{
    Inner,
    domain::{
        Ledger, Registration, Scan, Verdict,
        door::{self, CLOCK_TOLERANCE_SECONDS},
        registration::{MAX_PEOPLE, TierCount},
        short_code,
    },
    store::{ledgers::Guard, savings::SavingChange},
};

/// How long a door's own key may be.
pub(super) const MAX_SCAN_ID_CHARS: usize = 100;
/// The largest bill a door may enter, in cents.
const MAX_BILL_CENTS: i64 = 10_000_000;

impl Inner {
    pub(crate) async fn check_in(&self, actor: &Actor, command: CheckIn) -> ServiceResult<CheckedIn> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let scan = checked(staff, &command, self.db.now())?;
        retry(|| self.try_check_in(&command, &scan)).await
    }

    async fn try_check_in(&self, command: &CheckIn, scan: &Scan) -> Result<CheckedIn, UseCaseError> {
        let registration = self.presented(&command.proof).await?;
        let summary = &registration.summary;
        if summary.partner != scan.staff.partner {
            return Err(RefusalCode::TicketForOtherPartner.into());
        }
        if command.outing.is_some_and(|outing| outing != summary.outing) {
            let refusal = Refusal::new(RefusalCode::TicketForOtherOuting);
            return Err(refusal.with("title", &summary.title).with("venue", &summary.venue_name).into());
        }
        let outing = summary.outing;
        // The ledger is read after the registration: once the one says that its saving is final, the other
        // is known to be closed.
        let ledger = self.db.ledgers.get(outing).await?.ok_or_else(ServiceError::not_found)?;
        if registration.status != RegistrationStatus::CheckedIn {
            check_takes_place(&ledger)?;
        }
        match door::judge(&registration, scan, self.check_in_opens_minutes)? {
            Verdict::Admit(people) => {
                check_takes_place(&ledger)?;
                self.admit((registration, ledger), scan, people).await
            }
            Verdict::Repeated => Ok(admitted(&registration, &ledger)),
            Verdict::Already => {
                let check_in = registration.check_in_view();
                Ok(CheckedIn::Already(
                    check_in.ok_or_else(|| ServiceError::internal("checked in, never came"))?,
                ))
            }
        }
    }

    /// The registration behind what was shown.
    async fn presented(&self, proof: &TicketProof) -> Result<Registration, UseCaseError> {
        let (field, found) = match proof {
            TicketProof::Token(token) => {
                let found = match self.tickets.verify(token) {
                    Some(claims) => {
                        let found = self.db.registrations.get(claims.registration).await?;
                        found.filter(|registration| registration.summary.outing == claims.outing)
                    }
                    None => None,
                };
                ("token", found)
            }
            TicketProof::ShortCode(text) => {
                let found = match short_code::typed(text) {
                    Some(code) => self.db.registrations.by_short_code(&code).await?,
                    None => None,
                };
                ("shortCode", found)
            }
        };
        found.ok_or_else(|| Refusal::new(RefusalCode::TicketInvalid).on(field).into())
    }

    async fn admit(
        &self,
        (mut registration, mut ledger): (Registration, Ledger),
        scan: &Scan,
        people: u32,
    ) -> Result<CheckedIn, UseCaseError> {
        // Those who come at the same moment are counted one after the other.
        let _turn = self.turns.of(ledger.id).await;
        let mut tx = self.db.begin().await?;
        // A closed ledger never changes its tier, so the transaction need not read it again.
        if ledger.closed.is_none() {
            ledger = self.enter_early(&mut tx, &ledger).await?;
        }
        let tier = TierCount::of(&ledger);
        let (read, before, first) =
            (registration.revision, registration.saving, registration.arrival.is_none());
        registration.admit(people, scan, tier);
        self.db.registrations.save(&mut tx, &registration, read).await?;
        let change = SavingChange { before, after: registration.saving, check_ins: i64::from(first) };
        self.db.savings.count(&mut tx, &registration, change).await?;
        self.db.arrivals.count(&mut tx, &registration, i64::from(people)).await?;
        let step = if first { RegistrationStep::CheckedIn } else { RegistrationStep::MoreArrived };
        tx.emit(&registration.changed(step, None))?;
        if let Some(event) = registration.saving_recorded(tier).filter(|_| before != registration.saving) {
            tx.emit(&event)?;
        }
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("check_ins_total").increment(1);
        Ok(admitted(&registration, &ledger))
    }

    /// Before registration has closed the tier may still change. So the scan is noted on the ledger, in the
    /// same transaction: a closing at this very moment either sees it or has it try again.
    async fn enter_early(&self, tx: &mut Tx, ledger: &Ledger) -> Result<Ledger, UseCaseError> {
        let found = self.db.ledgers.get_in(tx, ledger.id).await?;
        let mut ledger = found.ok_or_else(ServiceError::not_found)?;
        if ledger.closed.is_some() {
            return Ok(ledger);
        }
        check_takes_place(&ledger)?;
        let guard = Guard { revision: ledger.revision, takes: 0 };
        if ledger.close(self.db.now()) {
            tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        } else {
            ledger.note_early_check_in();
        }
        self.db.ledgers.save(tx, &ledger, guard).await?;
        Ok(ledger)
    }
}

fn checked(staff: StaffActor, command: &CheckIn, now: Timestamp) -> Result<Scan, ServiceError> {
    let mut refusals = Refusals::new();
    if let Some(people) = command.people {
        refusals.range("people", people, 1..=MAX_PEOPLE);
    }
    if let Some(bill) = command.bill_cents {
        refusals.range("billCents", bill, 0..=MAX_BILL_CENTS);
    }
    let scan_id = command.scan_id.as_deref();
    let scan_id = scan_id.map(|scan_id| refusals.text("scanId", scan_id, 1..=MAX_SCAN_ID_CHARS));
    let latest = now.plus_seconds(CLOCK_TOLERANCE_SECONDS);
    if command.scanned_at.is_some_and(|scanned_at| scanned_at > latest) {
        refusals.add("scannedAt", RefusalCode::ScanTimeInvalid);
    }
    refusals.done()?;
    // A scan without a key of its own gets one: an attempt that succeeded unnoticed finds itself again.
    let scan_id = scan_id.unwrap_or_else(|| EventId::generate().to_string());
    Ok(Scan {
        staff,
        now,
        scanned_at: command.scanned_at,
        people: command.people.and_then(|people| u32::try_from(people).ok()),
        scan_id,
        late_arrivals: command.late_arrivals,
        bill: command.bill_cents.map(Money::eur),
    })
}

/// Of an outing that was called off, every registration is cancelled, or about to be.
fn check_takes_place(ledger: &Ledger) -> Result<(), Refusal> {
    match &ledger.cancelled {
        Some(_) => Err(Refusal::new(RefusalCode::OutingCancelled)),
        None => Ok(()),
    }
}

fn admitted(registration: &Registration, ledger: &Ledger) -> CheckedIn {
    CheckedIn::Admitted(Box::new(door_view(registration, ledger)))
}
