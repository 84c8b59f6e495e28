//! A member wants to ask a partner something about an outing. Whoever sees the outing may, registered or not.

use contracts::{
    Actor, RefusalCode, ServiceError, ServiceResult,
    engagement::{ConversationView, OpenPartnerConversation},
};
use kernel::ConversationId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Conversation, Outing, Person, Reader, limits::CONVERSATIONS},
};

impl Inner {
    /// # Errors
    /// `NOT_FOUND` for an outing nobody knows; `CONVERSATION_CLOSED` when it is over for too long;
    /// `RATE_LIMITED`.
    pub(crate) async fn open_partner_conversation(
        &self,
        actor: &Actor,
        command: OpenPartnerConversation,
    ) -> ServiceResult<ConversationView> {
        let member = actor.require_member()?;
        let outing = self.db.outings.get(command.outing).await?;
        let outing = outing.filter(|outing| !outing.is_over(self.db.now()));
        let outing = outing.ok_or_else(ServiceError::not_found)?;
        let conversation = match self.db.conversations.with_partner(outing.id, member).await? {
            Some(there) => there,
            None => {
                if !outing.can_write(self.db.now()) {
                    return Err(RefusalCode::ConversationClosed.into());
                }
                self.limit(CONVERSATIONS, member).await?;
                let person = self.person(member).await?;
                let opened = retry(|| self.try_open(&outing, &person)).await?;
                if self.db.erased.has(member).await? {
                    self.forget(member).await?;
                }
                opened
            }
        };
        self.view(Reader::Member(member), &conversation).await
    }

    async fn try_open(&self, outing: &Outing, member: &Person) -> Result<Conversation, UseCaseError> {
        let mut tx = self.db.begin().await?;
        if let Some(there) = self.db.conversations.about_in(&mut tx, outing.id, Some(member.id)).await? {
            return Ok(there);
        }
        let id = ConversationId::generate();
        let conversation = Conversation::with_partner(id, outing, member, self.db.now());
        self.db.conversations.insert(&mut tx, &conversation).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok(conversation)
    }
}
