//! identity: an account is gone. Its contact, its mails and its inbox go too, and nobody writes to it any more.

use std::sync::Arc;

use contracts::{ServiceResult, identity::AccountErased};
use platform::Delivered;

use crate::Inner;

pub async fn take(inner: Arc<Inner>, delivered: Delivered<AccountErased>) -> ServiceResult<()> {
    // No inbox: what is gone stays gone, so that a second delivery changes nothing.
    let account = delivered.event.account;
    inner.store.erase_contact(account).await?;
    inner.store.delete_notices(account).await?;
    Ok(inner.store.delete_mails(account).await?)
}
