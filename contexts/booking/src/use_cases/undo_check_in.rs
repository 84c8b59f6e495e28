//! The door takes a check-in of the last minutes back: the ticket is good again, and nothing was saved.

use contracts::{
    Actor, RefusalCode, Refusals, ServiceError, ServiceResult, StaffActor, StaffRole,
    booking::{RegistrationStatus, RegistrationStep, RegistrationView, SeatsChanged, UndoCheckIn},
};
use kernel::{Money, RegistrationId};
use platform::{Dispatch, StoreError, Tx, UseCaseError, retry};

use super::{check_in::MAX_SCAN_ID_CHARS, views::door_view};
use crate::{
    Inner,
    domain::{Ledger, Registration, Undo, UndoVerdict, registration::TierCount},
    store::{ledgers::Guard, savings::SavingChange},
};

impl Inner {
    pub(crate) async fn undo_check_in(
        &self,
        actor: &Actor,
        command: UndoCheckIn,
    ) -> ServiceResult<RegistrationView> {
        let staff = actor.require_staff(StaffRole::Door)?;
        let mut refusals = Refusals::new();
        let scan_id = command.scan_id.as_deref();
        let scan_id = scan_id.map(|scan_id| refusals.text("scanId", scan_id, 1..=MAX_SCAN_ID_CHARS));
        refusals.done()?;
        let undo = Undo { by: staff.account, scan_id, now: self.db.now() };
        retry(|| self.try_undo(staff, command.registration, &undo)).await
    }

    async fn try_undo(
        &self,
        staff: StaffActor,
        id: RegistrationId,
        undo: &Undo,
    ) -> Result<RegistrationView, UseCaseError> {
        let found = self.db.registrations.get(id).await?;
        let found = found.filter(|found| found.summary.partner == staff.partner);
        let registration = found.ok_or_else(ServiceError::not_found)?;
        match undo.judge(&registration)? {
            UndoVerdict::TakeBack => self.take_back(registration, undo).await,
            UndoVerdict::Repeated => {
                let ledger = self.db.ledgers.get(registration.summary.outing).await?;
                Ok(door_view(&registration, &ledger.ok_or_else(ServiceError::not_found)?))
            }
        }
    }

    /// The registration was read before its turn: a scan at the same moment changes its revision, and this tries
    /// again. The ledger is written too, so that closing, calling off and settling either see what was taken
    /// back or try again themselves.
    async fn take_back(
        &self,
        mut registration: Registration,
        undo: &Undo,
    ) -> Result<RegistrationView, UseCaseError> {
        let outing = registration.summary.outing;
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let ledger = self.db.ledgers.get_in(&mut tx, outing).await?;
        let mut ledger = ledger.ok_or_else(ServiceError::not_found)?;
        if ledger.cancelled.is_some() {
            // Everybody else has been cancelled: there is nothing to go back to.
            return Err(RefusalCode::OutingCancelled.into());
        }
        let guard = Guard { revision: ledger.revision, takes: 0 };
        if ledger.close(undo.now) {
            tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        } else {
            ledger.note_undone_check_in();
        }
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        let (read, tier) = (registration.revision, TierCount::of(&ledger));
        let (before, arrived) = (registration.saving, registration.arrived());
        registration.take_back(undo, tier);
        let left = i64::from(arrived) - i64::from(registration.arrived());
        self.db.arrivals.count(&mut tx, &registration, -left).await?;
        self.count_undone(&mut tx, &registration, (before, tier)).await?;
        note_absence(&mut tx, &mut registration, &ledger)?;
        self.db.registrations.save(&mut tx, &registration, read).await?;
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("check_ins_undone_total").increment(1);
        Ok(door_view(&registration, &ledger))
    }

    async fn count_undone(
        &self,
        tx: &mut Tx,
        registration: &Registration,
        (before, tier): (Option<Money>, TierCount),
    ) -> Result<(), StoreError> {
        let nobody_came = registration.arrival.is_none();
        let check_ins = -i64::from(nobody_came);
        let change = SavingChange { before, after: registration.saving, check_ins };
        self.db.savings.count(tx, registration, change).await?;
        let step =
            if nobody_came { RegistrationStep::CheckInUndone } else { RegistrationStep::ArrivalUndone };
        tx.emit(&registration.changed(step, None))?;
        if before != registration.saving {
            let known = registration.saving_recorded(tier);
            tx.emit(&known.unwrap_or_else(|| registration.saving_undone()))?;
        }
        Ok(())
    }
}

/// Once the no-shows are noted, whoever has not come is one.
fn note_absence(tx: &mut Tx, registration: &mut Registration, ledger: &Ledger) -> Result<(), StoreError> {
    if ledger.settled_at.is_some() && registration.status == RegistrationStatus::Confirmed {
        registration.move_to(RegistrationStatus::NoShow);
        tx.emit(&registration.changed(RegistrationStep::NoShow, None))?;
    }
    Ok(())
}
