//! What can be done, one file each.

mod conversations;
mod favourites;
mod fill;
mod forget;
mod learn;
mod mark_read;
mod messages;
mod open_partner_conversation;
mod personal_data;
mod report_message;
mod send_message;

use contracts::{FailureCode, Refusal, RefusalCode, ServiceError, ServiceResult};
use kernel::{AccountId, PageRequest};
use platform::retry;
use serde::de::DeserializeOwned;

use crate::{Inner, domain::limits::Limit};

impl Inner {
    /// Counts one more of what a person does. Fails with `RATE_LIMITED` when that is one too many.
    async fn limit(&self, limit: Limit, person: AccountId) -> ServiceResult<()> {
        let counter = limit.counter(person, self.db.now());
        let count = retry(|| async { Ok(self.db.limits.count(&counter).await?) }).await?;
        if count > limit.most { Err(ServiceError::failed(FailureCode::RateLimited)) } else { Ok(()) }
    }
}

/// The key a page begins after.
///
/// # Errors
/// `INVALID_CURSOR` on `field`.
fn after<K: DeserializeOwned>(page: &PageRequest, field: &str) -> ServiceResult<Option<K>> {
    let Some(cursor) = &page.after else { return Ok(None) };
    let key = cursor.decode().ok_or_else(|| Refusal::new(RefusalCode::InvalidCursor).on(field));
    Ok(Some(key?))
}

/// How many documents to read for a page: one more than it holds.
fn one_more(page: &PageRequest) -> i64 {
    i64::try_from(page.size() + 1).unwrap_or(i64::MAX)
}
