//! An account is gone: nothing leads to the person any more, and what a member wrote is gone.

use contracts::{ServiceResult, engagement::MessageAuthor};
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{Inner, store::participations};

/// How many conversations are read at a time.
const BATCH: i64 = 100;

impl Inner {
    /// First the mark, then everything that is found: what comes in between sees the mark. Bears repetition.
    pub(crate) async fn forget(&self, account: AccountId) -> ServiceResult<()> {
        self.db.erased.mark(account, self.db.now()).await?;
        self.db.favourites.remove_all(account).await?;
        self.db.people.remove(account).await?;
        self.forget_participations(account).await?;
        self.forget_conversations(account).await?;
        while !retry(|| self.try_forget_messages(account)).await? {}
        self.db.readings.remove_all(account).await?;
        self.forget_reports(account).await
    }

    async fn forget_participations(&self, member: AccountId) -> ServiceResult<()> {
        loop {
            let some = self.db.participations.some_of(member).await?;
            if some.is_empty() {
                return Ok(());
            }
            for participation in &some {
                self.db.participations.forget(participation).await?;
            }
            if i64::try_from(some.len()).is_ok_and(|found| found < participations::BATCH) {
                return Ok(());
            }
        }
    }

    /// A conversation that changes meanwhile is found again.
    async fn forget_conversations(&self, member: AccountId) -> ServiceResult<()> {
        loop {
            let some = self.db.conversations.some_of(member, BATCH).await?;
            if some.is_empty() {
                return Ok(());
            }
            for conversation in &some {
                self.db.conversations.forget(conversation, member).await?;
            }
        }
    }

    /// Whether it was the last batch.
    async fn try_forget_messages(&self, author: AccountId) -> Result<bool, UseCaseError> {
        let mut tx = self.db.begin().await?;
        let some = self.db.messages.some_of(&mut tx, author).await?;
        if some.is_empty() {
            return Ok(true);
        }
        for message in &some {
            let after = message.anonymous();
            self.db.messages.put(&mut tx, &after).await?;
            self.db.conversations.correct_last(&mut tx, &after).await?;
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(false)
    }

    async fn forget_reports(&self, account: AccountId) -> ServiceResult<()> {
        loop {
            let by = self.db.reports.some_by(account).await?;
            let about = self.db.reports.some_about(account).await?;
            if by.is_empty() && about.is_empty() {
                return Ok(());
            }
            for report in &by {
                self.db.reports.forget_reporter(report).await?;
            }
            for report in &about {
                self.db.reports.forget_author(report, report.author_role == MessageAuthor::Member).await?;
            }
        }
    }
}
