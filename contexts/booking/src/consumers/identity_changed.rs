//! verification: where a member's identity stands changed. It may be heard before the account itself.

use contracts::{ServiceResult, verification::IdentityChanged};
use platform::{Delivered, Dispatch, UseCaseError, retry};

use crate::{CONTEXT, Inner, domain::Person};

impl Inner {
    pub(super) async fn identity_changed(&self, delivered: &Delivered<IdentityChanged>) -> ServiceResult<()> {
        retry(|| self.try_identity_changed(delivered)).await
    }

    async fn try_identity_changed(&self, delivered: &Delivered<IdentityChanged>) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        if !tx.first_delivery(CONTEXT, delivered.id).await? {
            return Ok(());
        }
        let account = delivered.event.account;
        let known = self.db.people.get_in(&mut tx, account).await?;
        let mut person = known.unwrap_or_else(|| Person::unknown(account));
        if person.follow_identity(&delivered.event) {
            self.db.people.put(&mut tx, &person).await?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
