//! Six hours after the end: who has places and did not come is a no-show.

use contracts::{
    ServiceResult,
    booking::{RegistrationStatus, RegistrationStep, SeatsChanged},
};
use kernel::OutingId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::Duty,
    store::{
        ledgers::Guard,
        registrations::{BATCH, Move},
    },
};

impl Inner {
    /// In batches; a job that was cut off goes on with those who are left.
    pub(super) async fn settle(&self, outing: OutingId) -> ServiceResult<()> {
        while !retry(|| self.try_settle_batch(outing)).await? {}
        Ok(())
    }

    /// Whether it was the last batch.
    async fn try_settle_batch(&self, outing: OutingId) -> Result<bool, UseCaseError> {
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.still_due(&mut tx, outing, Duty::Settle).await? else {
            return Ok(true);
        };
        let confirmed = &[RegistrationStatus::Confirmed];
        let mut absent = self.db.registrations.batch_in(&mut tx, outing, confirmed).await?;
        let is_last = absent.len() < BATCH;
        let step = Move { from: RegistrationStatus::Confirmed, to: RegistrationStatus::NoShow };
        self.db.registrations.move_read(&mut tx, &mut absent, step).await?;
        for registration in &absent {
            tx.emit(&registration.changed(RegistrationStep::NoShow, None))?;
        }
        if is_last {
            let guard = Guard { revision: ledger.revision, takes: 0 };
            ledger.settle(self.db.now());
            self.db.ledgers.save(&mut tx, &ledger, guard).await?;
            tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(is_last)
    }
}
