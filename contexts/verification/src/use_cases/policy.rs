//! How identities are decided on: looked at, and changed.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceResult,
    verification::{SetVerdictPolicy, VerdictPolicy},
};
use kernel::AccountId;
use platform::{AuditEntry, Dispatch, UseCaseError, retry};

use crate::{Inner, domain::Policy};

impl Inner {
    pub(crate) async fn verdict_policy(&self, actor: &Actor) -> ServiceResult<VerdictPolicy> {
        actor.require_moderator()?;
        Ok(self.db.policies.get().await?.0)
    }

    pub(crate) async fn set_verdict_policy(
        &self,
        actor: &Actor,
        command: SetVerdictPolicy,
    ) -> ServiceResult<VerdictPolicy> {
        let who = actor.require_super()?;
        if self.providers.get(command.provider).is_none() {
            // There is no account with it: nobody could begin a try.
            return Err(Refusal::new(RefusalCode::InvalidState).on("provider").into());
        }
        Ok(retry(|| self.try_set_policy(who, &command)).await?.0)
    }

    async fn try_set_policy(
        &self,
        who: AccountId,
        command: &SetVerdictPolicy,
    ) -> Result<Policy, UseCaseError> {
        let mut tx = self.db.begin().await?;
        let before = self.db.policies.get_in(&mut tx).await?;
        let after = before.changed(command)?;
        self.db.policies.save(&mut tx, after.clone()).await?;
        let entry = AuditEntry::new(who, "identity.policy", &"verdicts", self.db.now());
        self.db.audit.add(&mut tx, entry.changing(&before, &after)?).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok(after)
    }
}
