//! What time brings to outings: found by the background job, done once whichever replica comes first.

use contracts::ServiceResult;
use kernel::OutingId;
use platform::{StoreError, Tx, UseCaseError, telemetry::chain};

use crate::{
    Inner,
    domain::{Duty, Ledger},
};

/// How many outings one round looks at.
const ROUND: i64 = 100;

impl Inner {
    pub(crate) async fn run_duties(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        for outing in self.db.ledgers.due(self.db.now(), ROUND).await? {
            match self.fulfil(outing).await {
                Ok(()) => done += 1,
                // The others must not wait for it; the next round tries again.
                Err(error) => tracing::error!(%outing, error = chain(&error), "a duty could not be done"),
            }
        }
        Ok(done + self.look_again().await?)
    }

    /// Everything that is due for one outing, in its order.
    async fn fulfil(&self, outing: OutingId) -> ServiceResult<()> {
        while let Some(duty) = self.due_duty(outing).await? {
            match duty {
                Duty::Close => self.close(outing).await?,
                Duty::Reprice => self.reprice(outing).await?,
                Duty::ExpireWaitlist => self.expire_waitlist(outing).await?,
                Duty::Settle => self.settle(outing).await?,
            }
        }
        Ok(())
    }

    async fn due_duty(&self, outing: OutingId) -> Result<Option<Duty>, StoreError> {
        let ledger = self.db.ledgers.get(outing).await?;
        Ok(ledger.and_then(|ledger| ledger.duty(self.db.now())))
    }

    /// The ledger, if this very duty is still due: another replica may just have done it.
    pub(super) async fn still_due(
        &self,
        tx: &mut Tx,
        outing: OutingId,
        duty: Duty,
    ) -> Result<Option<Ledger>, UseCaseError> {
        let ledger = self.db.ledgers.get_in(tx, outing).await?;
        Ok(ledger.filter(|ledger| ledger.duty(self.db.now()) == Some(duty)))
    }
}
