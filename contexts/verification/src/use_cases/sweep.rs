//! Images are deleted in time: of tries that were decided on after the retention, of tries that were never
//! handed in after a day. First the images, then the note that they are gone: a process that dies in between is
//! followed by one that does both.

use contracts::ServiceResult;
use kernel::IdentityCheckId;
use platform::{Dispatch, StoreError, UseCaseError, retry, telemetry::chain};

use crate::{
    Inner,
    domain::{Check, CheckState},
};

/// How many tries one round looks at.
const ROUND: i64 = 100;

impl Inner {
    /// Sweeps what is due; how many tries.
    pub(crate) async fn run_sweeps(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        for check in self.db.checks.to_sweep(self.db.now(), ROUND).await? {
            match self.sweep(check.id).await {
                Ok(()) => done += 1,
                // The others must not wait for it; the next round tries again.
                Err(error) => tracing::error!(check = %check.id, error = chain(&error), "images stay"),
            }
        }
        Ok(done)
    }

    /// Sweeps a try that just became due; the job finds it when this fails.
    pub(crate) async fn sweep_soon(&self, id: IdentityCheckId) {
        if let Err(error) = self.sweep(id).await {
            tracing::warn!(check = %id, error = chain(&error), "images stay for now");
        }
    }

    async fn sweep(&self, id: IdentityCheckId) -> ServiceResult<()> {
        retry(|| self.try_forget_unsubmitted(id)).await?;
        let Some(check) = self.db.checks.get(id).await?.filter(|check| self.is_due(check)) else {
            return Ok(());
        };
        self.images.delete_all(&check).await?;
        retry(|| self.try_note_swept(id)).await
    }

    fn is_due(&self, check: &Check) -> bool {
        let is_over =
            matches!(check.state, CheckState::Discarded | CheckState::Verified | CheckState::Rejected);
        is_over && check.sweep_at.is_some_and(|at| at <= self.db.now())
    }

    async fn try_forget_unsubmitted(&self, id: IdentityCheckId) -> Result<(), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let Some((mut check, mut identity)) = self.current_in(&mut tx, id).await? else {
            return Ok(());
        };
        if check.state != CheckState::Started || check.sweep_at.is_none_or(|at| at > now) {
            return Ok(());
        }
        check.discard(now);
        identity.forget_check(now);
        self.db.checks.save(&mut tx, &mut check).await?;
        self.db.identities.save(&mut tx, &mut identity).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    async fn try_note_swept(&self, id: IdentityCheckId) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let found = self.db.checks.get_in(&mut tx, id).await?;
        let Some(mut check) = found.filter(|check| self.is_due(check)) else {
            return Ok(());
        };
        let is_over = check.sweep(self.db.now());
        if is_over && check.state == CheckState::Discarded {
            self.db.checks.delete(&mut tx, id).await?;
        } else {
            self.db.checks.save(&mut tx, &mut check).await?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
