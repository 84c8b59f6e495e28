//! Registration closes: the number of people registered then decides on the tier, for everybody.

use contracts::{ServiceResult, booking::SeatsChanged};
use kernel::OutingId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{Inner, domain::Duty, store::ledgers::Guard};

impl Inner {
    pub(super) async fn close(&self, outing: OutingId) -> ServiceResult<()> {
        retry(|| self.try_close(outing)).await
    }

    async fn try_close(&self, outing: OutingId) -> Result<(), UseCaseError> {
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.still_due(&mut tx, outing, Duty::Close).await? else {
            return Ok(());
        };
        let guard = Guard { revision: ledger.revision, takes: 0 };
        ledger.close(self.db.now());
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
