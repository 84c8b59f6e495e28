//! What the others hear. No event holds a document's number, a name or a date out of a document.

use kernel::{AccountId, IdentityCheckId};
use serde::{Deserialize, Serialize};

use super::views::{Finding, IdentityStatus};
use crate::event::events;

/// Where a member's identity stands changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IdentityChanged {
    /// Whose.
    pub account: AccountId,
    /// The try it is about; none when the platform vouched.
    pub check: Option<IdentityCheckId>,
    /// Where it stands.
    pub status: IdentityStatus,
    /// What is wrong, when something is.
    pub findings: Vec<Finding>,
    /// What a reviewer wrote to the member.
    pub message: Option<String>,
    /// Rises with each change of this account's identity.
    pub revision: i64,
}

events! {
    IdentityChanged = "verification.identity.changed" by account;
}
