//! A venue or an offer shows these photos now.

use contracts::ServiceResult;
use kernel::PhotoId;
use platform::{Dispatch, Tx, UseCaseError, retry};

use crate::{Inner, domain::Usage};

impl Inner {
    pub(crate) async fn note_usage(&self, usage: Usage) -> ServiceResult<()> {
        // Most venues and offers never had a photo: nothing is written of them.
        if usage.photos.is_empty() {
            let known = self.db.usages.get(&usage.shown_by).await?;
            if known.is_none_or(|known| known.revision >= usage.revision) {
                return Ok(());
            }
        }
        retry(|| self.try_note_usage(&usage)).await
    }

    async fn try_note_usage(&self, usage: &Usage) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.usages.get_in(&mut tx, &usage.shown_by).await?;
        if known.as_ref().is_some_and(|known| known.revision >= usage.revision) {
            return Ok(());
        }
        let (came, went) = usage.since(known.as_ref());
        self.db.usages.put(&mut tx, usage).await?;
        for id in came {
            self.show(&mut tx, id, (usage, true)).await?;
        }
        for id in went {
            let elsewhere = self.db.usages.is_shown(&mut tx, id).await?;
            self.show(&mut tx, id, (usage, elsewhere)).await?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    async fn show(
        &self,
        tx: &mut Tx,
        id: PhotoId,
        (usage, shown): (&Usage, bool),
    ) -> Result<(), UseCaseError> {
        let found = self.db.photos.get_in(tx, id).await?;
        if let Some(mut kept) = found.filter(|kept| kept.partner == usage.partner) {
            kept.show(shown, self.db.now());
            self.db.photos.save(tx, &mut kept).await?;
        }
        Ok(())
    }
}
