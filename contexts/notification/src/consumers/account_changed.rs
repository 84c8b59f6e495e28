//! identity: an account was made or changed. Its contact follows.

use std::sync::Arc;

use contracts::{ServiceResult, identity::AccountChanged};
use platform::Delivered;

use crate::{Inner, store::Contact};

pub async fn take(inner: Arc<Inner>, delivered: Delivered<AccountChanged>) -> ServiceResult<()> {
    // No inbox: the higher revision stands, so that a second delivery changes nothing.
    Ok(inner.store.keep_contact(&Contact::from(delivered.event)).await?)
}
