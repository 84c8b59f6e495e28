//! A member hands a try in.

use contracts::{
    Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult,
    verification::{IdentityCheckView, SubmitIdentityCheck, VerificationProvider},
};
use kernel::AccountId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Check, CheckState, check::member_view},
};

impl Inner {
    pub(crate) async fn submit_identity_check(
        &self,
        actor: &Actor,
        command: SubmitIdentityCheck,
    ) -> ServiceResult<IdentityCheckView> {
        let member = actor.require_member()?;
        let view = retry(|| self.try_submit(member, command)).await?;
        self.submitted.notify_one();
        Ok(view)
    }

    async fn try_submit(
        &self,
        member: AccountId,
        command: SubmitIdentityCheck,
    ) -> Result<IdentityCheckView, UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        let Some((mut check, mut identity)) = self.current_in(&mut tx, command.check).await? else {
            drop(tx);
            // Replaced, or never there.
            self.own_check(member, command.check).await?;
            return Err(RefusalCode::InvalidState.into());
        };
        if check.account != member {
            return Err(ServiceError::not_found().into());
        }
        if check.state != CheckState::Started {
            // A second click, or one that came after the verdict.
            return Ok(member_view(&identity, Some(&check)));
        }
        require_complete(&check)?;
        check.submit(identity.submit(now)?, now);
        self.db.checks.save(&mut tx, &mut check).await?;
        self.db.identities.save(&mut tx, &mut identity).await?;
        tx.emit(&identity.changed(Some(&check)))?;
        tx.commit(Dispatch::Soon).await?;
        Ok(member_view(&identity, Some(&check)))
    }
}

/// Nothing, when every photo is there, or the provider's page was.
fn require_complete(check: &Check) -> Result<(), ServiceError> {
    let has_page = check.provider == VerificationProvider::BuiltIn || check.external_id.is_some();
    if !has_page {
        return Err(RefusalCode::InvalidState.into());
    }
    let mut refusals = Refusals::new();
    for side in check.missing() {
        refusals.push(Refusal::new(RefusalCode::ImageMissing).on("side").with("side", side.as_ref()));
    }
    refusals.done()
}
