//! identity: an account was made or changed: its member may be called something else.

use std::sync::Arc;

use contracts::{
    ServiceResult,
    identity::{AccountChanged, AccountRole},
};

use crate::{Inner, domain::Person};

pub async fn take(inner: Arc<Inner>, event: AccountChanged) -> ServiceResult<()> {
    match event.account.role {
        AccountRole::Member => inner.learn_person(&Person::of(&event.account, event.revision)).await,
        // Of a partner's staff the company's name is shown.
        AccountRole::Staff { .. } | AccountRole::Admin { .. } => Ok(()),
    }
}
