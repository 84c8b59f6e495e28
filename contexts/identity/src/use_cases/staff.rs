//! The people of a company: listed, given another role, let go; an invitation sent again.

use contracts::{
    Actor, FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult, StaffActor, StaffRole, identity::*,
};
use kernel::{AccountId, Page};
use platform::{Dispatch, StoreError, Tx, UseCaseError, retry};

use super::UseCases;
use crate::domain::{account::Account, limits::RESEND_EMAIL, session::Session};

impl UseCases {
    /// Owners may call, for their own company. Refuses with `INVALID_CURSOR` on `after`.
    pub(crate) async fn staff(
        &self,
        actor: &Actor,
        query: StaffQuery,
    ) -> ServiceResult<Page<StaffMemberView>> {
        let owner = actor.require_staff(StaffRole::Owner)?;
        let after = match &query.page.after {
            Some(cursor) => Some(cursor.decode::<AccountId>().ok_or_else(bad_cursor)?),
            None => None,
        };
        let size = query.page.size();
        let people = self.store.staff_of(owner.partner, after, size + 1).await?;
        let sent = self.store.invitations_of(&people).await?;
        let page = Page::from_overfull(people, size, |person| person.id);
        let page = page.map_err(StoreError::from)?;
        let mut shown = Vec::with_capacity(page.items.len());
        for (cursor, person) in page.items {
            let sent_at = sent.iter().find(|(account, _)| *account == person.id).map(|(_, at)| *at);
            let view = person.as_staff(owner, sent_at).ok_or_else(ServiceError::not_found)?;
            shown.push((cursor, view));
        }
        Ok(Page { items: shown, has_next: page.has_next })
    }

    /// Owners may call, for somebody else of their own company; the person's sessions end. Refuses with
    /// `OWN_ACCOUNT` on `account`, and with `LAST_OWNER` when nobody else would stay an owner.
    pub(crate) async fn update_staff_role(
        &self,
        actor: &Actor,
        command: UpdateStaffRole,
    ) -> ServiceResult<StaffMemberView> {
        let owner = actor.require_staff(StaffRole::Owner)?;
        let (person, ended) = retry(|| self.try_update_role(owner, command)).await?;
        self.refuse_tokens_of(&ended);
        let sent = self.store.invitations_of(std::slice::from_ref(&person)).await?;
        person.as_staff(owner, sent.first().map(|(_, at)| *at)).ok_or_else(ServiceError::not_found)
    }

    async fn try_update_role(
        &self,
        owner: StaffActor,
        command: UpdateStaffRole,
    ) -> Result<(Account, Vec<Session>), UseCaseError> {
        let person = self.colleague(owner, command.account).await?;
        let role = AccountRole::Staff { partner: owner.partner, role: command.role };
        if person.role == role {
            return Ok((person, Vec::new()));
        }
        let mut tx = self.store.db.begin().await?;
        self.rely_on_owners(&mut tx, owner, &person).await?;
        let changed = Account { role, ..person }.next();
        self.store.save_account(&mut tx, &changed).await?;
        let ended = self.end_sessions(&mut tx, changed.id, crate::store::Ending::All).await?;
        tx.emit(&changed.changed())?;
        tx.commit(Dispatch::Now).await?;
        Ok((changed, ended))
    }

    /// Owners may call, for somebody else of their own company. The account is erased at once, as when its
    /// own time has come: it was the company's, and the address is free for an account of the person's own.
    /// Refuses as [`Self::update_staff_role`] does.
    pub(crate) async fn remove_staff(&self, actor: &Actor, command: StaffMember) -> ServiceResult<Done> {
        let owner = actor.require_staff(StaffRole::Owner)?;
        let ended = retry(|| self.try_remove(owner, command.account)).await?;
        self.refuse_tokens_of(&ended);
        Ok(Done {})
    }

    async fn try_remove(&self, owner: StaffActor, account: AccountId) -> Result<Vec<Session>, UseCaseError> {
        let person = self.colleague(owner, account).await?;
        let mut tx = self.store.db.begin().await?;
        self.rely_on_owners(&mut tx, owner, &person).await?;
        let ended = self.erase(&mut tx, &person).await?;
        // Changed since it was read: the rules are asked again about what it is now.
        let ended = ended.ok_or(StoreError::Conflict)?;
        tx.commit(Dispatch::Now).await?;
        Ok(ended)
    }

    /// Owners may call, for an open invitation of their own company. Within 30 seconds of the last code none is
    /// sent. Refuses with `INVALID_STATE` when the invitation was accepted; fails with `RATE_LIMITED` after
    /// twenty requests for an address in an hour, whoever asks.
    pub(crate) async fn resend_staff_invitation(
        &self,
        actor: &Actor,
        command: StaffMember,
    ) -> ServiceResult<Done> {
        let owner = actor.require_staff(StaffRole::Owner)?;
        let person = self.store.account(command.account).await?;
        let person = person.filter(|person| person.partner() == Some(owner.partner));
        let person = person.ok_or_else(ServiceError::not_found)?;
        if !person.is_invited() {
            return Err(RefusalCode::InvalidState.into());
        }
        self.limit_email(RESEND_EMAIL, &person.email).await?;
        self.send_codes(&person.email).await?;
        Ok(Done {})
    }

    /// Somebody else of the owner's company; `NOT_FOUND` for anybody else.
    async fn colleague(&self, owner: StaffActor, account: AccountId) -> Result<Account, UseCaseError> {
        if account == owner.account {
            return Err(Refusal::new(RefusalCode::OwnAccount).on("account").into());
        }
        let person = self.store.account(account).await?;
        let person = person.filter(|person| person.partner() == Some(owner.partner));
        Ok(person.ok_or_else(ServiceError::not_found)?)
    }

    /// Relies on the caller being an owner still, and on an owner who stays besides `person`. Both are writes,
    /// so that of two owners who send each other away at once one is too late, and is told so.
    async fn rely_on_owners(
        &self,
        tx: &mut Tx,
        owner: StaffActor,
        person: &Account,
    ) -> Result<(), UseCaseError> {
        if !self.store.rely_on_owner(tx, owner).await? {
            return Err(ServiceError::failed(FailureCode::Forbidden).into());
        }
        if !self.store.rely_on_successor(tx, person).await? {
            return Err(RefusalCode::LastOwner.into());
        }
        Ok(())
    }
}

fn bad_cursor() -> Refusal {
    Refusal::new(RefusalCode::InvalidCursor).on("after")
}
