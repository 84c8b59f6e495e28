//! Support gives a member another ten tries.

use contracts::{
    Actor, ServiceError, ServiceResult,
    verification::{IdentityCheckView, ResetIdentityAttempts},
};
use kernel::AccountId;
use platform::{AuditEntry, Dispatch, UseCaseError, retry};
use serde::Serialize;

use super::needed_reason;
use crate::{Inner, domain::Identity};

/// What the audit log says.
#[derive(Serialize)]
struct Tries {
    attempts_used: u32,
}

impl Tries {
    const fn of(identity: &Identity) -> Self {
        Self { attempts_used: identity.attempts_used }
    }
}

impl Inner {
    pub(crate) async fn reset_identity_attempts(
        &self,
        actor: &Actor,
        command: ResetIdentityAttempts,
    ) -> ServiceResult<IdentityCheckView> {
        let who = actor.require_admin()?;
        let reason = needed_reason(&command.reason)?;
        retry(|| self.try_reset(who, command.account, &reason)).await?;
        self.view_of(command.account).await
    }

    async fn try_reset(&self, who: AccountId, account: AccountId, reason: &str) -> Result<(), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let found = self.db.identities.get_in(&mut tx, account).await?;
        let mut identity = found.ok_or_else(ServiceError::not_found)?;
        let before = Tries::of(&identity);
        identity.reset(now);
        self.db.identities.save(&mut tx, &mut identity).await?;
        let entry = AuditEntry::new(who, "identity.reset_attempts", &account, now).because(Some(reason));
        self.db.audit.add(&mut tx, entry.changing(&before, &Tries::of(&identity))?).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
