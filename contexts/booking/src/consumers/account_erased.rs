//! identity: an account is gone. Nothing of the member stays.

use contracts::{
    ServiceResult,
    identity::{AccountErased, AccountRole},
};
use platform::Delivered;

use crate::Inner;

impl Inner {
    /// Each step bears repetition, so no note in the inbox is needed: whoever finds the event again goes on.
    pub(super) async fn account_erased(&self, delivered: &Delivered<AccountErased>) -> ServiceResult<()> {
        let AccountErased { account, role } = delivered.event;
        match role {
            AccountRole::Member => self.erase_member(account).await,
            // Of the others booking keeps no more than who stood at a door, an id that leads nowhere now.
            AccountRole::Staff { .. } | AccountRole::Admin { .. } => Ok(()),
        }
    }
}
