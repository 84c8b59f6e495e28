//! The people of a company, as its owners see them.

use kernel::{AccountId, EmailAddress, PageRequest, Timestamp};
use serde::{Deserialize, Serialize};

use crate::actor::StaffRole;

/// The people of the caller's company, and whom it invited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StaffQuery {
    /// Which page, who came first first.
    pub page: PageRequest,
}

/// Somebody of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMemberView {
    /// The person's account.
    pub account: AccountId,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The address the person signs in with.
    pub email: EmailAddress,
    /// What the person may do.
    pub role: StaffRole,
    /// Whether the person confirmed the address: nobody invited has yet.
    pub confirmed: bool,
    /// When the invitation was sent last; none of who accepted theirs or needed none.
    pub invited_at: Option<Timestamp>,
    /// Whether it is the one who asks.
    pub is_caller: bool,
}

/// Somebody may do something else from now on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct UpdateStaffRole {
    /// Who.
    pub account: AccountId,
    /// What the person may do.
    pub role: StaffRole,
}

/// One of the company's people.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct StaffMember {
    /// Who.
    pub account: AccountId,
}
