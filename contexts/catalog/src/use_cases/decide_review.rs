//! Yousoon decides on a partner or an offer.

use contracts::{
    Actor, RefusalCode, ServiceResult,
    catalog::{DecideReview, Decision, ReviewItem, ReviewSubject},
};
use kernel::{AccountId, OfferId, PartnerId};
use platform::{AuditEntry, Dispatch, UseCaseError, retry};

use super::{known, lean_on_partner, plan_slots::plan_at_once, reason};
use crate::{
    domain::{Offer, OfferMove, Partner, PartnerMove},
    store::CatalogStore,
};

const MAX_REASON: usize = 1000;

/// Who decides what, and why.
struct Verdict {
    who: AccountId,
    decision: Decision,
    reason: Option<String>,
}

impl Verdict {
    /// What the partner is told: only a no is explained.
    fn told(&self) -> Option<String> {
        self.reason.clone().filter(|_| self.decision == Decision::Reject)
    }
}

/// Decides on what waits for a decision, once, with an audit entry.
///
/// # Errors
/// `FORBIDDEN` for everybody but moderators; `NOT_FOUND`; `REASON_REQUIRED` for a no without one;
/// `INVALID_STATE` when it does not wait for a decision; to approve an offer also `PARTNER_NOT_ACTIVE`, and
/// `DATE_IN_PAST` when it is over.
pub async fn decide_review(
    store: &CatalogStore,
    actor: &Actor,
    command: DecideReview,
) -> ServiceResult<ReviewItem> {
    let who = actor.require_moderator()?;
    let given = command.reason.unwrap_or_default();
    let reason = match command.decision {
        Decision::Approve => reason::optional(&given, MAX_REASON)?,
        Decision::Reject => Some(reason::needed(&given, MAX_REASON)?),
    };
    let verdict = Verdict { who, decision: command.decision, reason };
    match command.subject {
        ReviewSubject::Partner(id) => {
            let partner = retry(|| decide_partner(store, id, &verdict)).await?;
            Ok(ReviewItem::Partner(partner.view))
        }
        ReviewSubject::Offer(id) => {
            let offer = retry(|| decide_offer(store, id, &verdict)).await?;
            plan_at_once(store, &offer).await;
            Ok(ReviewItem::Offer(offer.view))
        }
    }
}

async fn decide_partner(
    store: &CatalogStore,
    id: PartnerId,
    verdict: &Verdict,
) -> Result<Partner, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, id).await?;
    let (step, what) = match verdict.decision {
        Decision::Approve => (PartnerMove::Approve, "partner.approve"),
        Decision::Reject => (PartnerMove::Reject, "partner.reject"),
    };
    let mut changed = partner.clone();
    changed.make(step, verdict.told(), now)?;
    store.save_partner(&mut tx, &partner, &changed).await?;
    let entry = AuditEntry::new(verdict.who, what, &id, now).because(verdict.reason.as_deref());
    store.audit.add(&mut tx, entry.changing(&partner.view, &changed.view)?).await?;
    tx.emit(&changed.changed(Some(partner.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed)
}

async fn decide_offer(store: &CatalogStore, id: OfferId, verdict: &Verdict) -> Result<Offer, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let offer: Offer = known(store, &mut tx, id).await?;
    let (step, what) = match verdict.decision {
        Decision::Approve => (OfferMove::Approve, "offer.approve"),
        Decision::Reject => (OfferMove::Reject, "offer.reject"),
    };
    step.from(offer.view.status).ok_or(RefusalCode::InvalidState)?;
    let mut changed = offer.clone();
    if step == OfferMove::Approve {
        offer.require_publishable(now)?;
        lean_on_partner(store, &mut tx, &mut changed).await?;
    }
    changed.make(step, verdict.told(), now)?;
    store.save_offer(&mut tx, &offer, &changed).await?;
    let entry = AuditEntry::new(verdict.who, what, &id, now).because(verdict.reason.as_deref());
    store.audit.add(&mut tx, entry.changing(&offer.view, &changed.view)?).await?;
    tx.emit(&changed.changed(Some(offer.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed)
}
