//! What the catalog can be asked to do, one file each.

pub mod cancel_outing;
pub mod create_offer;
pub mod create_venue;
pub mod decide_review;
pub mod drop_photo;
pub mod expire_offers;
pub mod follow_partner;
pub mod import;
pub mod lookups;
pub mod move_offer;
pub mod my_lists;
pub mod offer_drafts;
pub mod plan_slots;
mod reason;
pub mod resubmit_partner;
pub mod review_queue;
pub mod schedule_outing;
pub mod suspend_partner;
pub mod update_offer;
pub mod update_venue;

use contracts::{ServiceError, ServiceResult, catalog::OfferDraft, media::Photo};
use kernel::{OfferId, Page, PartnerId, PhotoId};
use platform::{StoreError, Tx, UseCaseError};
use serde::Serialize;

use crate::{
    domain::{CheckedDraft, DraftContext, Offer, Partner, draft::named_venues, photos},
    store::{CatalogStore, Stored},
};

/// The document with this id, as the transaction sees it; `NOT_FOUND` when there is none.
pub(crate) async fn known<T: Stored>(
    store: &CatalogStore,
    tx: &mut Tx,
    id: T::Id,
) -> Result<T, UseCaseError> {
    let found = store.read(tx, id).await?;
    found.ok_or_else(|| ServiceError::not_found().into())
}

/// An offer of the caller's own partner; `NOT_FOUND` for another's.
async fn own_offer(
    store: &CatalogStore,
    tx: &mut Tx,
    partner: PartnerId,
    id: OfferId,
) -> Result<Offer, UseCaseError> {
    let offer: Offer = known(store, tx, id).await?;
    if offer.view.partner == partner { Ok(offer) } else { Err(ServiceError::not_found().into()) }
}

/// A draft of `partner`'s, checked.
async fn checked_draft(
    store: &CatalogStore,
    tx: &mut Tx,
    partner: &Partner,
    draft: &OfferDraft,
) -> Result<CheckedDraft, UseCaseError> {
    partner.require_may_prepare()?;
    let own_venues = store.own_venues(tx, partner.id, named_venues(draft)).await?;
    let own_photos = own_photos(store, tx, partner.id, &draft.photos).await?;
    let context = DraftContext {
        partner_type: partner.view.partner_type,
        own_venues: &own_venues,
        own_photos: &own_photos,
        now: store.base.now(),
    };
    Ok(CheckedDraft::new(draft.clone(), context)?)
}

/// Those of the named photos that are the partner's own and stay so until the transaction ends.
async fn own_photos(
    store: &CatalogStore,
    tx: &mut Tx,
    partner: PartnerId,
    named: &[PhotoId],
) -> Result<Vec<Photo>, UseCaseError> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store.hold_photos(tx, partner, photos::named(named)).await?)
}

/// Has `offer` go public on the strength of its partner, which must be active and stays so until the
/// transaction ends.
async fn lean_on_partner(store: &CatalogStore, tx: &mut Tx, offer: &mut Offer) -> Result<(), UseCaseError> {
    let partner: Partner = known(store, tx, offer.view.partner).await?;
    partner.require_active()?;
    store.hold_partner(tx, &partner).await?;
    offer.follow(&partner);
    Ok(())
}

/// A page of what was read, one item more than asked for when there is more.
fn page_of<T, K: Serialize>(found: Vec<T>, size: usize, key: impl Fn(&T) -> K) -> ServiceResult<Page<T>> {
    Page::from_overfull(found, size, key).map_err(|error| StoreError::from(error).into())
}
