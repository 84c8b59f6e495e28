//! The platform vouches for an account: demo data and measurements.

use contracts::{
    Actor, ServiceError, ServiceResult,
    identity::Done,
    verification::{IdentityStatus, ProvisionVerified},
};
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{Inner, domain::Identity};

impl Inner {
    pub(crate) async fn provision_verified(
        &self,
        actor: &Actor,
        command: ProvisionVerified,
    ) -> ServiceResult<Done> {
        actor.require_system()?;
        retry(|| self.try_provision(command.account)).await?;
        Ok(Done {})
    }

    async fn try_provision(&self, account: AccountId) -> Result<(), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let person = self.db.people.get_in(&mut tx, account).await?;
        if person.is_some_and(|person| person.erased) {
            return Err(ServiceError::not_found().into());
        }
        let known = self.db.identities.get_in(&mut tx, account).await?;
        let mut identity = known.unwrap_or_else(|| Identity::new(account, now));
        if identity.status == IdentityStatus::Verified {
            return Ok(());
        }
        self.discard_current(&mut tx, &identity).await?;
        identity.forget_check(now);
        identity.settle(IdentityStatus::Verified, now);
        self.db.identities.save(&mut tx, &mut identity).await?;
        tx.emit(&identity.changed(None))?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
