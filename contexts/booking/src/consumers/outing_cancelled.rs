//! catalog: an outing was called off. Nobody can register any more, and everybody who has is told.

use contracts::{
    ServiceResult,
    booking::{RegistrationStatus, RegistrationStep, SeatsChanged},
    catalog::OutingCancelledEvent,
};
use kernel::OutingId;
use platform::{Delivered, Dispatch, StoreError, Tx, UseCaseError, retry};

use crate::{
    CONTEXT, Inner,
    domain::Registration,
    store::{
        ledgers::Guard,
        registrations::{BATCH, Move},
    },
};

impl Inner {
    /// First nobody can register any more; then the registrations are cancelled in batches, and the last
    /// batch notes the event: a process that dies in between is followed by one that goes on. The event again
    /// finds nobody left to tell.
    pub(super) async fn outing_cancelled(
        &self,
        delivered: &Delivered<OutingCancelledEvent>,
    ) -> ServiceResult<()> {
        retry(|| self.try_call_off(&delivered.event)).await?;
        while !retry(|| self.try_cancel_batch(delivered)).await? {}
        Ok(())
    }

    async fn try_call_off(&self, event: &OutingCancelledEvent) -> Result<(), UseCaseError> {
        let outing = event.facts.outing.id;
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let ledger = match self.db.ledgers.get_in(&mut tx, outing).await? {
            Some(mut ledger) => {
                let guard = Guard { revision: ledger.revision, takes: 0 };
                if !ledger.cancel(&event.reason) {
                    return Ok(());
                }
                self.db.ledgers.save(&mut tx, &ledger, guard).await?;
                ledger
            }
            // Called off before booking heard that it was planned.
            None => {
                let mut ledger = self.open_ledger(&mut tx, &event.facts).await?;
                ledger.cancel(&event.reason);
                self.db.ledgers.insert(&mut tx, &ledger).await?;
                ledger
            }
        };
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Whether it was the last batch.
    async fn try_cancel_batch(
        &self,
        delivered: &Delivered<OutingCancelledEvent>,
    ) -> Result<bool, UseCaseError> {
        let outing = delivered.event.facts.outing.id;
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.db.ledgers.get_in(&mut tx, outing).await? else {
            return Err(StoreError::Conflict.into());
        };
        let guard = Guard { revision: ledger.revision, takes: 0 };
        let cancelled = self.cancel_some(&mut tx, outing).await?;
        let is_last = cancelled.len() < BATCH;
        if !cancelled.is_empty() {
            let parties: Vec<_> = cancelled.iter().map(Registration::party).collect();
            ledger.discharge(&parties);
            self.db.ledgers.save(&mut tx, &ledger, guard).await?;
            for registration in &cancelled {
                let reason = Some(delivered.event.reason.as_str());
                tx.emit(&registration.changed(RegistrationStep::OutingCancelled, reason))?;
            }
            tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        }
        if is_last && !tx.first_delivery(CONTEXT, delivered.id).await? {
            // Another process did the last batch at the same time.
            return Ok(true);
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(is_last)
    }

    async fn cancel_some(&self, tx: &mut Tx, outing: OutingId) -> Result<Vec<Registration>, StoreError> {
        let live = &[RegistrationStatus::Confirmed, RegistrationStatus::Waitlisted];
        let found = self.db.registrations.batch_in(tx, outing, live).await?;
        let (mut confirmed, mut waiting): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|found| found.status == RegistrationStatus::Confirmed);
        let to = RegistrationStatus::Cancelled;
        let step = Move { from: RegistrationStatus::Confirmed, to };
        self.db.registrations.move_read(tx, &mut confirmed, step).await?;
        let step = Move { from: RegistrationStatus::Waitlisted, to };
        self.db.registrations.move_read(tx, &mut waiting, step).await?;
        confirmed.append(&mut waiting);
        Ok(confirmed)
    }
}
