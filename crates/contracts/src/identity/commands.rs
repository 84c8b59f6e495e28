//! Signing up, signing in, staff.

use kernel::{Language, PartnerId, Siret, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::account::{AccountRole, Client, Secret};
use crate::{actor::StaffRole, catalog::PartnerType};

/// A member signs up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignUp {
    /// Address for the code.
    pub email: String,
    /// The password, as typed.
    pub password: Secret,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Date of birth; members are adults.
    pub birth_date: Date,
    /// The language of messages.
    pub language: Language,
    /// Whether the terms of use were accepted.
    pub accept_terms: bool,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// A company signs up with its first account, the owner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignUpPartner {
    /// Address for the code.
    pub email: String,
    /// The password, as typed.
    pub password: Secret,
    /// Given name of the owner.
    pub first_name: String,
    /// Family name of the owner.
    pub last_name: String,
    /// The company's name.
    pub company_name: String,
    /// The company's SIRET, as typed.
    pub siret: String,
    /// What kind of partner.
    pub partner_type: PartnerType,
    /// The language of messages.
    pub language: Language,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// What a sign-up answers. It is the same whether or not the address had an account: the owner of a known
/// address gets a message instead of a code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignedUpPartner {
    /// The company's new id.
    pub partner: PartnerId,
    /// The company's name, cleaned.
    pub company_name: String,
    /// The company's SIRET.
    pub siret: Siret,
    /// What kind of partner.
    pub partner_type: PartnerType,
    /// When it signed up.
    pub created_at: Timestamp,
}

/// The code out of the mailbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmEmail {
    /// The address.
    pub email: String,
    /// Six digits.
    pub code: Secret,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// A new code, please.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResendCode {
    /// The address.
    pub email: String,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// E-mail and password.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password, as typed.
    pub password: Secret,
    /// The six digits of the authenticator, or a recovery code, when the account has a second factor.
    #[serde(default)]
    pub second_factor: Option<Secret>,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// A refresh token for new tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefreshSession {
    /// The device's current refresh token.
    pub refresh_token: Secret,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// An owner invites somebody to the company.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InviteStaff {
    /// Address for the code.
    pub email: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// What the person may do.
    pub role: StaffRole,
    /// The language of messages.
    pub language: Language,
}

/// Somebody accepts an invitation with the code out of the mailbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AcceptInvitation {
    /// The address.
    pub email: String,
    /// Six digits.
    pub code: Secret,
    /// The password the person chose.
    pub password: Secret,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// The platform makes an account that is confirmed at once: demo data and the first administrator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProvisionAccount {
    /// The address.
    pub email: String,
    /// The password.
    pub password: Secret,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Only for members.
    pub birth_date: Option<Date>,
    /// What the account is for.
    pub role: AccountRole,
}
