//! The service: every method is a use case.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{
    Actor, ServiceResult,
    catalog::OfferView,
    engagement::{
        ConversationMessages, ConversationView, EngagementService, FavouriteView, MarkConversationRead,
        MessageView, MessagesSince, MyConversations, MyFavourites, OpenPartnerConversation, ReportMessage,
        SendMessage, SetFavourite,
    },
    identity::Done,
    personal_data::{PersonalData, PersonalDataQuery},
};
use kernel::{ConversationId, OfferId, Page};

use crate::Engagement;

#[async_trait]
impl EngagementService for Engagement {
    async fn set_favourite(&self, actor: &Actor, command: SetFavourite) -> ServiceResult<Arc<OfferView>> {
        self.inner.set_favourite(actor, command).await
    }

    async fn my_favourites(&self, actor: &Actor, query: MyFavourites) -> ServiceResult<Page<FavouriteView>> {
        self.inner.my_favourites(actor, query).await
    }

    async fn favourites_among(&self, actor: &Actor, offers: Vec<OfferId>) -> ServiceResult<Vec<OfferId>> {
        self.inner.favourites_among(actor, offers).await
    }

    async fn my_conversations(
        &self,
        actor: &Actor,
        query: MyConversations,
    ) -> ServiceResult<Page<ConversationView>> {
        self.inner.my_conversations(actor, query).await
    }

    async fn conversation(
        &self,
        actor: &Actor,
        id: ConversationId,
    ) -> ServiceResult<Option<ConversationView>> {
        self.inner.conversation(actor, id).await
    }

    async fn unread_messages(&self, actor: &Actor) -> ServiceResult<u32> {
        self.inner.unread_messages(actor).await
    }

    async fn messages(&self, actor: &Actor, query: ConversationMessages) -> ServiceResult<Page<MessageView>> {
        self.inner.messages(actor, query).await
    }

    async fn messages_since(&self, actor: &Actor, query: MessagesSince) -> ServiceResult<Vec<MessageView>> {
        self.inner.messages_since(actor, query).await
    }

    async fn send_message(&self, actor: &Actor, command: SendMessage) -> ServiceResult<MessageView> {
        self.inner.send_message(actor, command).await
    }

    async fn open_partner_conversation(
        &self,
        actor: &Actor,
        command: OpenPartnerConversation,
    ) -> ServiceResult<ConversationView> {
        self.inner.open_partner_conversation(actor, command).await
    }

    async fn mark_conversation_read(
        &self,
        actor: &Actor,
        command: MarkConversationRead,
    ) -> ServiceResult<Done> {
        self.inner.mark_conversation_read(actor, command).await
    }

    async fn report_message(&self, actor: &Actor, command: ReportMessage) -> ServiceResult<Done> {
        self.inner.report_message(actor, command).await
    }

    async fn personal_data(&self, actor: &Actor, query: PersonalDataQuery) -> ServiceResult<PersonalData> {
        self.inner.personal_data(actor, query).await
    }
}
