//! Managers keep drafts of offers: the portal saves a form by itself while it is filled in.

use contracts::{
    Actor, Refusal, RefusalCode, ServiceError, ServiceResult, StaffRole,
    catalog::{DraftList, SaveDraft, SavedDraft},
};
use kernel::{OfferDraftId, Page, PartnerId, Timestamp};
use platform::{Dispatch, UseCaseError, retry};

use super::{known, page_of};
use crate::{
    domain::{
        Partner,
        saved_draft::{CheckedForm, KeptDraft, MAX_DRAFTS},
    },
    store::{After, CatalogStore},
};

/// Keeps a draft of the caller's own partner, new or again.
///
/// # Errors
/// `NOT_FOUND`; `TEXT_TOO_LONG` on `title`; `DRAFT_TOO_LARGE` on `content`; `REQUIRED` on `revision` of one that
/// is kept already, `STALE` when it is not the newest; `TOO_MANY_DRAFTS`.
pub async fn save(store: &CatalogStore, actor: &Actor, command: SaveDraft) -> ServiceResult<SavedDraft> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let (known, revision) = (command.id, command.revision);
    let form = CheckedForm::new(command)?;
    match known {
        None => {
            let id = OfferDraftId::generate();
            let draft = KeptDraft::first(id, staff.partner, form, store.base.now());
            retry(|| try_keep(store, &draft)).await
        }
        Some(id) => {
            let needed = || Refusal::new(RefusalCode::Required).on("revision").with("min", 1);
            let revision = revision.ok_or_else(needed)?;
            retry(|| try_rewrite(store, (staff.partner, id), &form, revision)).await
        }
    }
}

/// Holds the partner, so that drafts that are begun at once are counted one after the other.
async fn try_keep(store: &CatalogStore, draft: &KeptDraft) -> Result<SavedDraft, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, draft.partner).await?;
    if store.drafts_kept(&mut tx, draft.partner).await? >= MAX_DRAFTS {
        return Err(Refusal::new(RefusalCode::TooManyDrafts).with("max", MAX_DRAFTS).into());
    }
    store.hold_partner(&mut tx, &partner).await?;
    store.insert(&mut tx, draft).await?;
    tx.commit(Dispatch::Soon).await?;
    Ok(draft.view.clone())
}

async fn try_rewrite(
    store: &CatalogStore,
    (partner, id): (PartnerId, OfferDraftId),
    form: &CheckedForm,
    revision: i64,
) -> Result<SavedDraft, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let draft: KeptDraft = known(store, &mut tx, id).await?;
    if draft.partner != partner {
        return Err(ServiceError::not_found().into());
    }
    let changed = draft.rewritten(form.clone(), revision, store.base.now())?;
    if changed != draft {
        store.save_draft(&mut tx, &changed).await?;
        tx.commit(Dispatch::Soon).await?;
    }
    Ok(changed.view)
}

/// A draft of the caller's own partner; none when there is none.
///
/// # Errors
/// When the database gives no answer.
pub async fn one(store: &CatalogStore, actor: &Actor, id: OfferDraftId) -> ServiceResult<Option<SavedDraft>> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let draft: Option<KeptDraft> = store.get(id).await?;
    Ok(draft.filter(|draft| draft.partner == staff.partner).map(|draft| draft.view))
}

/// The drafts of the caller's own partner, the one saved last first.
///
/// # Errors
/// `INVALID_CURSOR`.
pub async fn list(store: &CatalogStore, actor: &Actor, query: DraftList) -> ServiceResult<Page<SavedDraft>> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let (size, after) = (query.page.size(), After::of::<Timestamp, OfferDraftId>(&query.page)?);
    let found = store.drafts_of(staff.partner, after, size + 1).await?;
    let page = page_of(found, size, |draft| (draft.view.updated_at, draft.id))?;
    Ok(page.map(|draft| draft.view))
}

/// Throws a draft of the caller's own partner away.
///
/// # Errors
/// `NOT_FOUND`, also when that was done before.
pub async fn delete(store: &CatalogStore, actor: &Actor, id: OfferDraftId) -> ServiceResult<()> {
    let staff = actor.require_staff(StaffRole::Manager)?;
    let deleted = store.delete_draft(staff.partner, id).await?;
    if deleted { Ok(()) } else { Err(ServiceError::not_found()) }
}
