//! identity: an account is gone. So are its identity, its tries, its images and the hash of its document.

use contracts::{ServiceResult, identity::AccountErased};
use kernel::IdentityCheckId;
use platform::{Delivered, Dispatch, UseCaseError, retry};

use crate::{CONTEXT, Inner, domain::Person};

impl Inner {
    pub(super) async fn account_erased(&self, delivered: &Delivered<AccountErased>) -> ServiceResult<()> {
        // The images go at once; if this process dies before, the job deletes them.
        for check in retry(|| self.try_account_erased(delivered)).await? {
            self.sweep_soon(check).await;
        }
        Ok(())
    }

    /// Tries that may have photos.
    async fn try_account_erased(
        &self,
        delivered: &Delivered<AccountErased>,
    ) -> Result<Vec<IdentityCheckId>, UseCaseError> {
        let account = delivered.event.account;
        let mut tx = self.db.begin().await?;
        if !tx.first_delivery(CONTEXT, delivered.id).await? {
            return Ok(Vec::new());
        }
        self.db.people.put(&mut tx, &Person::erased(account)).await?;
        self.db.identities.delete(&mut tx, account).await?;
        self.db.documents.release(&mut tx, account).await?;
        let mut with_photos = Vec::new();
        for mut check in self.db.checks.all_in(&mut tx, account).await? {
            if check.uploads == 0 {
                self.db.checks.delete(&mut tx, check.id).await?;
                continue;
            }
            check.erase(self.db.now());
            self.db.checks.save(&mut tx, &mut check).await?;
            with_photos.push(check.id);
        }
        tx.commit(Dispatch::Soon).await?;
        Ok(with_photos)
    }
}
