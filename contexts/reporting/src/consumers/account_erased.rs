//! identity: an account is gone. The figures stay; nothing leads to the member any more.

use std::sync::Arc;

use contracts::{
    ServiceResult,
    identity::{AccountErased, AccountRole},
};

use crate::Inner;

pub async fn take(inner: Arc<Inner>, event: AccountErased) -> ServiceResult<()> {
    match event.role {
        AccountRole::Member => inner.forget_member(event.account).await,
        // Nothing is kept of staff.
        _ => Ok(()),
    }
}
