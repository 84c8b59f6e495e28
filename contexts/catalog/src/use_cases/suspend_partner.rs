//! Yousoon holds an active partner back, or lets it go again.

use contracts::{
    Actor, ServiceResult,
    catalog::{PartnerView, SuspendPartner},
};
use kernel::AccountId;
use platform::{AuditEntry, Dispatch, UseCaseError, retry};

use super::{known, reason};
use crate::{
    domain::{Partner, PartnerMove},
    store::CatalogStore,
};

const MAX_REASON: usize = 1000;

/// Suspends an active partner or reinstates a suspended one, with an audit entry. Its offers follow
/// (`consumers::partner_changed`).
///
/// # Errors
/// `FORBIDDEN` for everybody but moderators; `NOT_FOUND`; `REASON_REQUIRED` to suspend without one;
/// `INVALID_STATE`.
pub async fn suspend_partner(
    store: &CatalogStore,
    actor: &Actor,
    command: SuspendPartner,
) -> ServiceResult<PartnerView> {
    let who = actor.require_moderator()?;
    let reason = if command.suspended {
        Some(reason::needed(&command.reason, MAX_REASON)?)
    } else {
        reason::optional(&command.reason, MAX_REASON)?
    };
    let command = SuspendPartner { reason: reason.unwrap_or_default(), ..command };
    retry(|| attempt(store, who, &command)).await
}

async fn attempt(
    store: &CatalogStore,
    who: AccountId,
    command: &SuspendPartner,
) -> Result<PartnerView, UseCaseError> {
    let now = store.base.now();
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, command.id).await?;
    let (step, what, told) = if command.suspended {
        (PartnerMove::Suspend, "partner.suspend", Some(command.reason.clone()))
    } else {
        (PartnerMove::Reinstate, "partner.reinstate", None)
    };
    let mut changed = partner.clone();
    changed.make(step, told, now)?;
    store.save_partner(&mut tx, &partner, &changed).await?;
    let said = Some(command.reason.as_str()).filter(|reason| !reason.is_empty());
    let entry = AuditEntry::new(who, what, &command.id, now).because(said);
    store.audit.add(&mut tx, entry.changing(&partner.view, &changed.view)?).await?;
    tx.emit(&changed.changed(Some(partner.view.status)))?;
    tx.commit(Dispatch::Now).await?;
    Ok(changed.view)
}
