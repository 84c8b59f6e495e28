//! identity: an account was made or changed. verification keeps what documents are compared with.

use contracts::{
    ServiceResult,
    identity::{AccountChanged, AccountRole},
};
use platform::{Delivered, Dispatch, UseCaseError, retry};

use crate::{CONTEXT, Inner, domain::Person};

impl Inner {
    pub(super) async fn account_changed(&self, delivered: &Delivered<AccountChanged>) -> ServiceResult<()> {
        if delivered.event.account.role != AccountRole::Member {
            return Ok(());
        }
        retry(|| self.try_account_changed(delivered)).await
    }

    async fn try_account_changed(&self, delivered: &Delivered<AccountChanged>) -> Result<(), UseCaseError> {
        let AccountChanged { account, revision } = &delivered.event;
        let mut tx = self.db.begin().await?;
        if !tx.first_delivery(CONTEXT, delivered.id).await? {
            return Ok(());
        }
        let known = self.db.people.get_in(&mut tx, account.id).await?;
        // Somebody who is gone stays gone: their revision is the last one there is.
        if known.as_ref().is_none_or(|known| known.revision < *revision) {
            self.db.people.put(&mut tx, &Person::of(account, *revision)).await?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
