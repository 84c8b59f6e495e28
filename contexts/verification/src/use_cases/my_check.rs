//! Where a member's own check stands.

use contracts::{Actor, ServiceResult, verification::IdentityCheckView};
use kernel::AccountId;

use crate::{
    Inner,
    domain::{Identity, check::member_view},
};

impl Inner {
    pub(crate) async fn my_identity_check(&self, actor: &Actor) -> ServiceResult<IdentityCheckView> {
        let member = actor.require_member()?;
        self.view_of(member).await
    }

    pub(super) async fn view_of(&self, account: AccountId) -> ServiceResult<IdentityCheckView> {
        let Some(identity) = self.db.identities.get(account).await? else {
            return Ok(member_view(&Identity::new(account, self.db.now()), None));
        };
        let check = match identity.check {
            Some(check) => self.db.checks.get(check).await?,
            None => None,
        };
        Ok(member_view(&identity, check.as_ref()))
    }
}
