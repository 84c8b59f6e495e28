//! Who calls: taken from a verified access token, never from a message.

use kernel::{AccountId, PartnerId, SessionId};
use serde::{Deserialize, Serialize};

use crate::error::{FailureCode, ServiceError};

/// What a partner's staff may do. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StaffRole {
    /// Checks in at the door and nothing else.
    Door,
    /// Venues, offers and outings.
    Manager,
    /// Everything of the company, its staff included.
    Owner,
}

/// What Yousoon's own staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AdminRole {
    /// Everything.
    Super,
    /// Decides on partners, offers and reviews.
    Moderator,
    /// Looks, and helps members.
    Support,
}

/// The caller of a service method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody in particular.
    Anonymous,
    /// A member.
    Member {
        /// The member's account.
        account: AccountId,
        /// The device's session.
        session: SessionId,
    },
    /// A partner's staff.
    Staff {
        /// The person and the company.
        staff: StaffActor,
        /// The device's session.
        session: SessionId,
    },
    /// Yousoon's staff.
    Admin {
        /// The person's account.
        account: AccountId,
        /// What the person may do.
        role: AdminRole,
        /// The device's session.
        session: SessionId,
    },
    /// Somebody with a session who must set up a second factor before anything else: what everybody with an
    /// account may do, and no more.
    Limited {
        /// The person's account.
        account: AccountId,
        /// The device's session.
        session: SessionId,
    },
    /// The platform itself: command line, schedulers and read models. Never made from a token.
    System,
}

/// A staff member of a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffActor {
    /// The person's account.
    pub account: AccountId,
    /// The company the person works for.
    pub partner: PartnerId,
    /// What the person may do there.
    pub role: StaffRole,
}

impl Actor {
    /// The caller's account, whoever it is.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Anonymous | Self::System => None,
            Self::Member { account, .. } | Self::Admin { account, .. } | Self::Limited { account, .. } => {
                Some(*account)
            }
            Self::Staff { staff, .. } => Some(staff.account),
        }
    }

    /// The caller's session, when there is one.
    #[must_use]
    pub const fn session(&self) -> Option<SessionId> {
        match self {
            Self::Anonymous | Self::System => None,
            Self::Member { session, .. }
            | Self::Staff { session, .. }
            | Self::Admin { session, .. }
            | Self::Limited { session, .. } => Some(*session),
        }
    }

    /// The account of any signed-in caller.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` for anybody else.
    pub fn require_account(&self) -> Result<AccountId, ServiceError> {
        self.account().ok_or_else(|| self.denied())
    }

    /// The account of a member.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when nobody is signed in, `FORBIDDEN` for any other kind of account.
    pub fn require_member(&self) -> Result<AccountId, ServiceError> {
        match self {
            Self::Member { account, .. } => Ok(*account),
            _ => Err(self.denied()),
        }
    }

    /// The staff member, when the role is at least `role`.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when nobody is signed in, `FORBIDDEN` for other accounts and lesser roles.
    pub fn require_staff(&self, role: StaffRole) -> Result<StaffActor, ServiceError> {
        match self {
            Self::Staff { staff, .. } if staff.role >= role => Ok(*staff),
            _ => Err(self.denied()),
        }
    }

    /// The account of an administrator who may decide (super or moderator).
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when nobody is signed in, `FORBIDDEN` for everybody else.
    pub fn require_moderator(&self) -> Result<AccountId, ServiceError> {
        match self {
            Self::Admin { account, role: AdminRole::Super | AdminRole::Moderator, .. } => Ok(*account),
            _ => Err(self.denied()),
        }
    }

    /// The account of any administrator.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when nobody is signed in, `FORBIDDEN` for everybody else.
    pub fn require_admin(&self) -> Result<AccountId, ServiceError> {
        match self {
            Self::Admin { account, .. } => Ok(*account),
            _ => Err(self.denied()),
        }
    }

    /// The account of an administrator who may do everything.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when nobody is signed in, `FORBIDDEN` for everybody else.
    pub fn require_super(&self) -> Result<AccountId, ServiceError> {
        match self {
            Self::Admin { account, role: AdminRole::Super, .. } => Ok(*account),
            _ => Err(self.denied()),
        }
    }

    /// Nothing, when the platform itself calls.
    ///
    /// # Errors
    /// `FORBIDDEN` for every caller that came with a token or without one.
    pub fn require_system(&self) -> Result<(), ServiceError> {
        match self {
            Self::System => Ok(()),
            _ => Err(ServiceError::failed(FailureCode::Forbidden)),
        }
    }

    /// The failure for a caller who may not do what was asked.
    #[must_use]
    pub fn denied(&self) -> ServiceError {
        ServiceError::failed(match self {
            Self::Anonymous => FailureCode::Unauthenticated,
            _ => FailureCode::Forbidden,
        })
    }
}
