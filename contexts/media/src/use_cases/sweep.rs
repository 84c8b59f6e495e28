//! What nothing shows goes after a week, what was deleted goes at once: first the files, then the note that they
//! are gone. A process that dies in between is followed by one that does both.

use contracts::ServiceResult;
use kernel::PhotoId;
use platform::{Dispatch, StoreError, UseCaseError, retry, telemetry::chain};

use crate::{Inner, domain::PhotoState};

/// How many photos one round looks at.
const ROUND: i64 = 100;

impl Inner {
    /// Sweeps what is due; how many photos.
    pub(crate) async fn run_sweeps(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        for kept in self.db.photos.to_sweep(self.db.now(), ROUND).await? {
            match self.sweep(kept.id).await {
                Ok(()) => done += 1,
                // The others must not wait for it; the next round tries again.
                Err(error) => tracing::error!(photo = %kept.id, error = chain(&error), "a photo stays"),
            }
        }
        Ok(done)
    }

    /// Sweeps a photo that just became due; the job finds it when this fails.
    pub(crate) async fn sweep_soon(&self, id: PhotoId) {
        if let Err(error) = self.sweep(id).await {
            tracing::warn!(photo = %id, error = chain(&error), "a photo stays for now");
        }
    }

    async fn sweep(&self, id: PhotoId) -> ServiceResult<()> {
        retry(|| self.try_forget(id)).await?;
        let due = self.db.photos.get(id).await?.filter(|kept| kept.is_due(self.db.now()));
        let Some(kept) = due.filter(|kept| kept.state == PhotoState::Deleted) else {
            return Ok(());
        };
        self.shelf.delete_all(kept.id).await?;
        let over = retry(|| self.try_note_swept(id)).await?;
        if let Some(over) = over {
            self.db.photos.delete(&over).await?;
        }
        Ok(())
    }

    /// Deletes what is due and not deleted yet: nothing showed it, or its upload never ended.
    async fn try_forget(&self, id: PhotoId) -> Result<(), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let found = self.db.photos.get_in(&mut tx, id).await?;
        let Some(mut kept) = found.filter(|kept| kept.is_due(now)) else {
            return Ok(());
        };
        let was = kept.state;
        let Some(deleted) = kept.delete(now) else {
            return Ok(());
        };
        self.db.photos.save(&mut tx, &mut kept).await?;
        if was == PhotoState::Stored {
            tx.emit(&deleted)?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Notes that the files are gone; the photo when that was the last time.
    async fn try_note_swept(&self, id: PhotoId) -> Result<Option<crate::domain::Kept>, UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let found = self.db.photos.get_in(&mut tx, id).await?;
        let Some(mut kept) = found.filter(|kept| kept.state == PhotoState::Deleted && kept.is_due(now))
        else {
            return Ok(None);
        };
        let is_over = kept.sweep(now);
        self.db.photos.save(&mut tx, &mut kept).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok(is_over.then_some(kept))
    }
}
