//! An owner invites somebody to the company.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceResult, StaffRole,
    identity::{AccountRole, AccountView, CodePurpose, InviteStaff},
};
use kernel::{AccountId, ChallengeId};
use platform::{Dispatch, UseCaseError, retry};

use super::UseCases;
use crate::domain::{account::Account, challenge::Challenge, form};

impl UseCases {
    /// Owners may call, for their own company. Refuses with `EMAIL_TAKEN` when the address has an account or
    /// an invitation; a sign-up nobody confirmed does not stand in the way.
    pub(crate) async fn invite_staff(
        &self,
        actor: &Actor,
        command: InviteStaff,
    ) -> ServiceResult<AccountView> {
        let owner = actor.require_staff(StaffRole::Owner)?;
        let checked = form::check_invitation(&command)?;
        let role = AccountRole::Staff { partner: owner.partner, role: command.role };
        let account = Account::new(AccountId::generate(), checked, role, self.now());
        retry(|| self.try_invite(&account)).await?;
        Ok(account.view())
    }

    async fn try_invite(&self, account: &Account) -> Result<(), UseCaseError> {
        let purpose = CodePurpose::AcceptInvitation;
        let challenge = Challenge::new(ChallengeId::generate(), purpose, account, self.now());
        let mut tx = self.store.db.begin().await?;
        if !self.store.add_account(&mut tx, account).await? {
            return Err(Refusal::new(RefusalCode::EmailTaken).on("email").into());
        }
        self.store.replace_challenge(&mut tx, None, &challenge).await?;
        tx.emit(&account.changed())?;
        tx.emit(&challenge.request(purpose, account))?;
        Ok(tx.commit(Dispatch::Now).await?)
    }
}
