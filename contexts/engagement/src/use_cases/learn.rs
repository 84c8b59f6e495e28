//! What other contexts told, in whatever order and however often: the newest of each thing stands, and who takes part
//! in a group follows from it.
//!
//! What was told is kept first, then the group is put right, and looked at again until there is nothing to put right. Of
//! two things that are told at the same moment, whichever is kept second finds the other one.

use contracts::{
    ServiceResult,
    catalog::{OfferView, OutingFacts},
    engagement::ParticipantsChanged,
};
use kernel::{AccountId, ConversationId, OutingId};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Conversation, KnownOffer, Outing, Participation, Person},
};

impl Inner {
    /// A registration is like this.
    pub(crate) async fn learn_registration(&self, told: &Participation) -> ServiceResult<()> {
        if told.is_over(self.db.now()) {
            return Ok(());
        }
        self.db.participations.keep(told).await?;
        // The account may have been erased before, or at this very moment: one of both sides sees the other.
        if self.db.erased.has(told.member).await? {
            self.forget(told.member).await?;
        }
        while retry(|| self.place(told.outing, told.member)).await? {}
        Ok(())
    }

    /// Puts a member into an outing's group, or takes the member out of it. Whether there was something to do.
    async fn place(&self, outing: OutingId, member: AccountId) -> Result<bool, UseCaseError> {
        let Some(about) = self.db.outings.get(outing).await? else { return Ok(false) };
        let Some(group) = self.db.conversations.group(outing).await? else {
            return Ok(self.gather(&about).await?);
        };
        let takes_part = self.db.participations.has_places(outing, member).await?;
        let Some(after) = group.with_member(member, takes_part) else { return Ok(false) };
        self.put_members(&after).await?;
        Ok(true)
    }

    async fn put_members(&self, after: &Conversation) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        self.db.conversations.put_members(&mut tx, after).await?;
        tx.emit(&ParticipantsChanged { conversation: after.id, revision: after.revision })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Makes the group of an outing with whoever has places in it, when somebody has. Whether it did.
    async fn gather(&self, outing: &Outing) -> ServiceResult<bool> {
        if !self.db.participations.has_any(outing.id).await? {
            return Ok(false);
        }
        retry(|| self.try_gather(outing)).await
    }

    async fn try_gather(&self, outing: &Outing) -> Result<bool, UseCaseError> {
        let mut tx = self.db.begin().await?;
        if self.db.conversations.about_in(&mut tx, outing.id, None).await?.is_some() {
            return Ok(true);
        }
        let members = self.db.participations.members_in(&mut tx, outing.id).await?;
        let empty = Conversation::group(ConversationId::generate(), outing, self.db.now());
        let Some(group) = empty.with_members(members) else { return Ok(false) };
        self.db.conversations.insert(&mut tx, &group).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok(true)
    }

    /// An outing is like this, and so is its offer.
    pub(crate) async fn learn_outing(&self, facts: &OutingFacts) -> ServiceResult<()> {
        self.learn_offer(&facts.offer).await?;
        let told = Outing::of(facts);
        if told.is_over(self.db.now()) {
            return Ok(());
        }
        self.db.outings.keep(&told).await?;
        self.gather(&told).await.map(drop)
    }

    /// An offer is like this.
    pub(crate) async fn learn_offer(&self, told: &OfferView) -> ServiceResult<()> {
        let known = self.db.offers.get(told.id).await?;
        if KnownOffer::learned(told, known.as_ref()).is_none() {
            return Ok(());
        }
        retry(|| self.try_learn_offer(told)).await
    }

    async fn try_learn_offer(&self, told: &OfferView) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.offers.get_in(&mut tx, told.id).await?;
        let Some(learned) = KnownOffer::learned(told, known.as_ref()) else { return Ok(()) };
        self.db.offers.put(&mut tx, &learned).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// A member is called like this.
    pub(crate) async fn learn_person(&self, told: &Person) -> ServiceResult<()> {
        self.db.people.keep(told).await?;
        if self.db.erased.has(told.id).await? {
            self.forget(told.id).await?;
        }
        Ok(())
    }
}
