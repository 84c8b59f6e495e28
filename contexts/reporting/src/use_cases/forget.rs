//! An account is gone: no figure changes, and nothing leads to the member any more.

use contracts::ServiceResult;
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{Inner, store::facts::BATCH};

impl Inner {
    /// First the mark, then everything that is found: what comes in between sees the mark. Bears repetition.
    pub(crate) async fn forget_member(&self, member: AccountId) -> ServiceResult<()> {
        self.db.erased.mark(member, self.db.now()).await?;
        while !retry(|| self.try_forget_batch(member)).await? {}
        Ok(self.db.facts.remove_visitor(member).await?)
    }

    /// Whether it was the last batch.
    async fn try_forget_batch(&self, member: AccountId) -> Result<bool, UseCaseError> {
        let mut tx = self.db.begin().await?;
        let mut found = self.db.facts.some_of(&mut tx, member).await?;
        if found.is_empty() {
            return Ok(true);
        }
        for fact in &mut found {
            fact.forget_member();
            self.db.facts.put(&mut tx, fact).await?;
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(i64::try_from(found.len()).is_ok_and(|found| found < BATCH))
    }
}
