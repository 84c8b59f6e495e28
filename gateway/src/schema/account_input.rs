//! What people type about accounts and sessions.

use async_graphql::{Enum, InputObject};
use contracts::StaffRole;

use crate::scalars::{CalendarDate, Language};

/// What staff may be invited as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "StaffRole", remote = "StaffRole")]
pub enum StaffRoleApi {
    /// Checks in at the door and nothing else.
    Door,
    /// Venues, offers and outings.
    Manager,
    /// Everything of the company.
    Owner,
}

/// A member signs up.
#[derive(InputObject)]
pub struct SignUpInput {
    /// Address for the code.
    pub email: String,
    /// Hard to guess: what is too easy is refused, with advice.
    #[graphql(secret)]
    pub password: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: CalendarDate,
    /// The language of messages; that of the request when absent.
    pub language: Option<Language>,
    /// Whether the terms of use were accepted.
    pub accept_terms: bool,
}

/// E-mail and code.
#[derive(InputObject)]
pub struct ConfirmEmailInput {
    /// The address.
    pub email: String,
    /// Six digits.
    #[graphql(secret)]
    pub code: String,
}

/// Where to send another code.
#[derive(InputObject)]
pub struct ResendCodeInput {
    /// The address.
    pub email: String,
}

/// E-mail and password.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address.
    pub email: String,
    /// The password.
    #[graphql(secret)]
    pub password: String,
    /// The six digits of the authenticator, or a recovery code; needed when `SECOND_FACTOR_REQUIRED` says so.
    #[graphql(secret)]
    pub second_factor: Option<String>,
}

/// A refresh token.
#[derive(InputObject)]
pub struct RefreshSessionInput {
    /// The device's current refresh token; empty when it is in the site's cookie.
    #[graphql(secret)]
    pub refresh_token: String,
}

/// Whom to invite.
#[derive(InputObject)]
pub struct InviteStaffInput {
    /// Address for the code.
    pub email: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// What the person may do.
    pub role: StaffRoleApi,
    /// The language of messages; that of the request when absent.
    pub language: Option<Language>,
}

/// E-mail, code and a password of one's own.
#[derive(InputObject)]
pub struct AcceptStaffInvitationInput {
    /// The address.
    pub email: String,
    /// Six digits.
    #[graphql(secret)]
    pub code: String,
    /// Hard to guess: what is too easy is refused, with advice.
    #[graphql(secret)]
    pub password: String,
}
