//! Yousoon looks what waits for a decision.

use contracts::{
    Actor, ServiceResult,
    catalog::{ReviewItem, ReviewKind, ReviewQueueQuery},
};
use kernel::{OfferId, Page, PartnerId, Timestamp};

use super::page_of;
use crate::store::{After, CatalogStore};

/// What waits, in the order of submission.
///
/// # Errors
/// `FORBIDDEN` for everybody but moderators; `INVALID_CURSOR`.
pub async fn review_queue(
    store: &CatalogStore,
    actor: &Actor,
    query: ReviewQueueQuery,
) -> ServiceResult<Page<ReviewItem>> {
    actor.require_moderator()?;
    let size = query.page.size();
    match query.kind {
        ReviewKind::Partner => {
            let after = After::of::<Timestamp, PartnerId>(&query.page)?;
            let found = store.partners_to_review(after, size + 1).await?;
            let page = page_of(found, size, |partner| (partner.submitted_at, partner.id))?;
            Ok(page.map(|partner| ReviewItem::Partner(partner.view)))
        }
        ReviewKind::Offer => {
            let after = After::of::<Timestamp, OfferId>(&query.page)?;
            let found = store.offers_to_review(after, size + 1).await?;
            let page = page_of(found, size, |offer| (offer.view.submitted_at, offer.id))?;
            Ok(page.map(|offer| ReviewItem::Offer(offer.view)))
        }
    }
}
