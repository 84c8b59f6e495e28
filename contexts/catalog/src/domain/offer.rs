//! An offer and its life.

use contracts::{
    Refusal, RefusalCode,
    catalog::{OfferChanged, OfferStatus, OfferTerms, OfferView},
};
use kernel::{AccountId, OfferId, PhotoId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{draft::CheckedDraft, partner::Partner, photos::without};

/// Discount terms of a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The offer's id.
    #[serde(rename = "_id")]
    pub id: OfferId,
    /// The offer as its partner sees it.
    pub view: OfferView,
    /// The account that owns the partner.
    pub owner: AccountId,
    /// Whether the partner was active when it was looked at last.
    pub partner_active: bool,
    /// How many places its outings hold together, cancelled ones left out: counts against the quota.
    pub planned: i64,
    /// When its weekly slots must be looked at; absent while they make nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slots_due_at: Option<Timestamp>,
}

/// What can happen to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferMove {
    /// The partner asks for review.
    Submit,
    /// Yousoon says yes.
    Approve,
    /// Yousoon says no.
    Reject,
    /// The partner holds it back.
    Pause,
    /// The partner lets it go again.
    Resume,
    /// The partner changed its price terms.
    Reprice,
    /// The partner puts it away.
    Archive,
    /// Its validity is over.
    Expire,
}

impl OfferMove {
    /// Where the move leads from `status`; `None` where it is not possible.
    #[must_use]
    pub const fn from(self, status: OfferStatus) -> Option<OfferStatus> {
        use OfferStatus::{Archived, Draft, Expired, Paused, PendingReview, Published, Rejected};
        match (status, self) {
            (Draft | Rejected, Self::Submit) | (Published | Paused, Self::Reprice) => Some(PendingReview),
            (PendingReview, Self::Approve) | (Paused, Self::Resume) => Some(Published),
            (PendingReview, Self::Reject) => Some(Rejected),
            (Published, Self::Pause) => Some(Paused),
            (PendingReview | Published | Paused, Self::Expire) => Some(Expired),
            (Draft | Rejected | PendingReview | Published | Paused | Expired, Self::Archive) => {
                Some(Archived)
            }
            _ => None,
        }
    }
}

impl Offer {
    /// A new draft of `partner`.
    #[must_use]
    pub fn draft(id: OfferId, partner: &Partner, checked: CheckedDraft, now: Timestamp) -> Self {
        let view = OfferView {
            id,
            partner: partner.id,
            partner_type: partner.view.partner_type,
            partner_name: partner.view.name.clone(),
            venues: checked.venues,
            title: checked.title,
            description: checked.description,
            terms: checked.terms,
            tiers: checked.tiers,
            conditions: checked.conditions,
            minimum_age: checked.minimum_age,
            valid_from: checked.valid_from,
            valid_until: checked.valid_until,
            weekly_slots: checked.weekly_slots,
            quota: checked.quota,
            photos: checked.photos.into(),
            status: OfferStatus::Draft,
            reason: None,
            submitted_at: None,
            created_at: now,
            revision: 1,
        };
        Self {
            id,
            view,
            owner: partner.view.owner,
            partner_active: partner.is_active(),
            planned: 0,
            slots_due_at: None,
        }
    }

    /// The same offer, published without a review: demo data.
    #[must_use]
    pub const fn published(mut self) -> Self {
        self.view.status = OfferStatus::Published;
        self
    }

    /// Nothing, when the offer may be changed.
    ///
    /// # Errors
    /// `INVALID_STATE` when it is archived or has expired.
    pub const fn require_editable(&self) -> Result<(), RefusalCode> {
        match self.view.status {
            OfferStatus::Archived | OfferStatus::Expired => Err(RefusalCode::InvalidState),
            _ => Ok(()),
        }
    }

    /// Takes over what the partner wrote. New price terms of an offer that was published go back to review.
    pub fn rewrite(&mut self, checked: CheckedDraft, now: Timestamp) {
        let repriced = self.view.terms != checked.terms || self.view.tiers != checked.tiers;
        if repriced && let Some(status) = OfferMove::Reprice.from(self.view.status) {
            self.view.status = status;
            self.view.submitted_at = Some(now);
        }
        let view = &mut self.view;
        (view.venues, view.title, view.description) = (checked.venues, checked.title, checked.description);
        (view.terms, view.tiers, view.conditions) = (checked.terms, checked.tiers, checked.conditions);
        (view.valid_from, view.valid_until) = (checked.valid_from, checked.valid_until);
        (view.weekly_slots, view.quota) = (checked.weekly_slots, checked.quota);
        (view.minimum_age, view.photos) = (checked.minimum_age, checked.photos.into());
        self.note_change(now);
    }

    /// Makes a move. `reason` is what the partner is told about it.
    ///
    /// # Errors
    /// `INVALID_STATE` where the move is not possible.
    pub fn make(
        &mut self,
        step: OfferMove,
        reason: Option<String>,
        now: Timestamp,
    ) -> Result<(), RefusalCode> {
        self.view.status = step.from(self.view.status).ok_or(RefusalCode::InvalidState)?;
        self.view.reason = reason;
        if self.view.status == OfferStatus::PendingReview {
            self.view.submitted_at = Some(now);
        }
        self.note_change(now);
        Ok(())
    }

    /// Takes over the partner's name and whether it is active. It counts as no change by itself.
    pub fn follow(&mut self, partner: &Partner) {
        self.view.partner_name.clone_from(&partner.view.name);
        self.partner_active = partner.is_active();
    }

    /// Shows a photo no more.
    pub fn drop_photo(&mut self, photo: PhotoId, now: Timestamp) {
        self.view.photos = without(&self.view.photos, photo);
        self.note_change(now);
    }

    /// Rises the revision, and has the slots looked at if they make outings now.
    pub fn note_change(&mut self, now: Timestamp) {
        self.view.revision += 1;
        self.slots_due_at = self.makes_outings().then_some(now);
    }

    /// Whether its outings can be booked.
    #[must_use]
    pub fn is_bookable(&self) -> bool {
        self.view.status == OfferStatus::Published && self.partner_active
    }

    /// Whether its weekly slots make outings.
    #[must_use]
    pub fn makes_outings(&self) -> bool {
        self.is_bookable() && !self.view.weekly_slots.is_empty()
    }

    /// Nothing, when the offer's validity is not over.
    ///
    /// # Errors
    /// `DATE_IN_PAST` on the date that has passed.
    pub fn require_valid(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.view.valid_until {
            Some(until) if until <= now => Err(Refusal::new(RefusalCode::DateInPast).on("validity.until")),
            _ => Ok(()),
        }
    }

    /// Nothing, when the offer can still be published for the first time: an early bird's end must be ahead.
    ///
    /// # Errors
    /// `DATE_IN_PAST` on the date that has passed.
    pub fn require_publishable(&self, now: Timestamp) -> Result<(), Refusal> {
        match &self.view.terms {
            OfferTerms::EarlyBird(terms) if terms.ends_at <= now => {
                Err(Refusal::new(RefusalCode::DateInPast).on("terms.earlyBird.endsAt"))
            }
            _ => self.require_valid(now),
        }
    }

    /// Whether an outing may start at `instant`: the start decides, a night may end after the validity.
    #[must_use]
    pub fn is_valid_at(&self, instant: Timestamp) -> bool {
        self.view.valid_from.is_none_or(|from| instant >= from)
            && self.view.valid_until.is_none_or(|until| instant < until)
    }

    /// Whether the quota leaves room for `people` more.
    #[must_use]
    pub fn has_quota_for(&self, people: u32) -> bool {
        self.view.quota.is_none_or(|quota| self.planned + i64::from(people) <= i64::from(quota))
    }

    /// The news of this offer. `was` is its status before; `None` when it is new.
    #[must_use]
    pub fn changed(&self, was: Option<OfferStatus>) -> OfferChanged {
        let status_changed = was != Some(self.view.status);
        OfferChanged {
            offer: self.view.clone(),
            owner: self.owner,
            status_changed,
            was: was.filter(|_| status_changed),
            bookable: self.is_bookable(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_moves_of_the_life_cycle_are_possible() {
        use OfferMove::{Approve, Archive, Expire, Pause, Reject, Reprice, Resume, Submit};
        use OfferStatus::{Archived, Draft, Expired, Paused, PendingReview, Published, Rejected};
        let expected = [
            (Draft, vec![(Submit, PendingReview), (Archive, Archived)]),
            (Rejected, vec![(Submit, PendingReview), (Archive, Archived)]),
            (
                PendingReview,
                vec![(Approve, Published), (Reject, Rejected), (Expire, Expired), (Archive, Archived)],
            ),
            (
                Published,
                vec![(Pause, Paused), (Reprice, PendingReview), (Expire, Expired), (Archive, Archived)],
            ),
            (
                Paused,
                vec![(Resume, Published), (Reprice, PendingReview), (Expire, Expired), (Archive, Archived)],
            ),
            (Expired, vec![(Archive, Archived)]),
            (Archived, vec![]),
        ];
        for (status, possible) in expected {
            for step in [Submit, Approve, Reject, Pause, Resume, Reprice, Archive, Expire] {
                let wanted = possible.iter().find(|(by, _)| *by == step).map(|(_, to)| *to);
                assert_eq!(step.from(status), wanted, "{status:?} {step:?}");
            }
        }
    }
}
