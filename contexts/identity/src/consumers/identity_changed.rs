//! verification: where a person's identity stands changed. The account says whether it is verified.

use std::sync::Arc;

use contracts::verification::{IdentityChanged, IdentityStatus};
use platform::{Bus, Delivered, Dispatch, UseCaseError, retry};

use crate::{
    domain::account::{Account, IdentityMark},
    store::IdentityStore,
    use_cases::UseCases,
};

const CONSUMER: &str = "identity";

/// Has the accounts follow verification.
pub(crate) fn listen(bus: &Bus, inner: &Arc<UseCases>) {
    let inner = Arc::clone(inner);
    bus.consume(CONSUMER, move |delivered: Delivered<IdentityChanged>| {
        let inner = Arc::clone(&inner);
        async move { Ok(retry(|| try_take(&inner.store, &delivered)).await?) }
    });
}

/// An older word than the one that is known changes nothing, and neither does one about an account that is
/// gone.
async fn try_take(store: &IdentityStore, delivered: &Delivered<IdentityChanged>) -> Result<(), UseCaseError> {
    let event = &delivered.event;
    let Some(account) = store.account(event.account).await? else {
        return Ok(());
    };
    if event.revision <= account.identity.revision {
        return Ok(());
    }
    let mut tx = store.db.begin().await?;
    if !tx.first_delivery(CONSUMER, delivered.id).await? {
        return Ok(());
    }
    let was_verified = account.identity.verified;
    let verified = event.status == IdentityStatus::Verified;
    let identity = IdentityMark { verified, revision: event.revision };
    let account = Account { identity, ..account }.next();
    store.save_account(&mut tx, &account).await?;
    if verified != was_verified {
        tx.emit(&account.changed())?;
    }
    Ok(tx.commit(Dispatch::Soon).await?)
}
