//! What can be done, one file each: command in, what it does.

mod conclude;
mod decide;
mod my_check;
mod open_image;
mod personal_data;
mod policy;
mod provision;
mod read;
mod reset_attempts;
mod reviews;
mod start;
mod submit;
mod sweep;
mod upload;
mod webhook;

use contracts::{RefusalCode, Refusals, ServiceError, ServiceResult};
use kernel::{AccountId, IdentityCheckId};
use platform::{StoreError, Tx, UseCaseError};

use crate::{
    Inner,
    domain::{Check, Identity},
};

/// How long a reason may be, in characters.
const MAX_REASON: usize = 1_000;
/// Shorter is no reason.
const MIN_REASON: usize = 3;

/// A reason, cleaned; none when nothing was said.
fn reason(given: &str) -> ServiceResult<Option<String>> {
    let mut refusals = Refusals::new();
    let reason = refusals.text("reason", given, 0..=MAX_REASON);
    refusals.done()?;
    Ok(Some(reason).filter(|reason| !reason.is_empty()))
}

/// A reason that must be given.
fn needed_reason(given: &str) -> ServiceResult<String> {
    let reason = reason(given)?.filter(|reason| reason.chars().count() >= MIN_REASON);
    reason.ok_or_else(|| contracts::Refusal::new(RefusalCode::ReasonRequired).on("reason").into())
}

impl Inner {
    /// A member's own try; another member's is as unknown as none.
    async fn own_check(&self, member: AccountId, id: IdentityCheckId) -> ServiceResult<Check> {
        let found = self.db.checks.get(id).await?;
        found.filter(|check| check.account == member).ok_or_else(ServiceError::not_found)
    }

    /// A try with the identity whose current one it is; none when it is not.
    async fn current_in(
        &self,
        tx: &mut Tx,
        id: IdentityCheckId,
    ) -> Result<Option<(Check, Identity)>, StoreError> {
        let Some(check) = self.db.checks.get_in(tx, id).await? else {
            return Ok(None);
        };
        let identity = self.db.identities.get_in(tx, check.account).await?;
        Ok(identity.filter(|identity| identity.check == Some(id)).map(|identity| (check, identity)))
    }

    /// Forgets the current try of an identity that is about to get another one, or none: it goes with its
    /// photos. Which one it was.
    async fn discard_current(
        &self,
        tx: &mut Tx,
        identity: &Identity,
    ) -> Result<Option<IdentityCheckId>, UseCaseError> {
        let Some(current) = identity.check else {
            return Ok(None);
        };
        let Some(mut check) = self.db.checks.get_in(tx, current).await? else {
            return Ok(None);
        };
        if check.decided_at.is_some() {
            return Ok(None);
        }
        check.discard(self.db.now());
        self.db.checks.save(tx, &mut check).await?;
        Ok(Some(current))
    }
}
