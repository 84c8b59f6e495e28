//! identity: accounts, credentials, sessions, roles.

use async_trait::async_trait;
use kernel::{
    AccountId, ChallengeId, EmailAddress, Language, PartnerId, SessionId, Siret, Timestamp, time::Date,
};
use serde::{Deserialize, Serialize};

use crate::{
    actor::{Actor, AdminRole, StaffRole},
    catalog::PartnerType,
    error::ServiceResult,
    event::events,
};

/// What an account is for. One e-mail address has one account, and an account one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountRole {
    /// A member.
    Member,
    /// A partner's staff.
    Staff {
        /// The company.
        partner: PartnerId,
        /// What the person may do there.
        role: StaffRole,
    },
    /// Yousoon's staff.
    Admin {
        /// What the person may do.
        role: AdminRole,
    },
}

/// An account as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// The account's id.
    pub id: AccountId,
    /// The address codes and tickets are sent to.
    pub email: EmailAddress,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Only members give it.
    pub birth_date: Option<Date>,
    /// The language of messages to this person.
    pub language: Language,
    /// What the account is for.
    pub role: AccountRole,
    /// Whether the e-mail code was entered.
    pub email_confirmed: bool,
    /// When the account was made.
    pub created_at: Timestamp,
}

/// The tokens of a signed-in device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionTokens {
    /// A signed token for 15 minutes, sent as `Authorization: Bearer`.
    pub access_token: String,
    /// Good for one refresh; using it twice ends the session.
    pub refresh_token: String,
    /// When the access token ends.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for SessionTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionTokens").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// A signed-in device and whose it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignedIn {
    /// The tokens.
    pub session: SessionTokens,
    /// The account.
    pub account: AccountView,
}

/// A secret a person typed. It is never shown in logs.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

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
}

/// A new code, please.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResendCode {
    /// The address.
    pub email: String,
}

/// E-mail and password.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password, as typed.
    pub password: Secret,
}

/// A refresh token for new tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefreshSession {
    /// The device's current refresh token.
    pub refresh_token: Secret,
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

/// Nothing more to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}

/// The identity context.
#[async_trait]
pub trait IdentityService: Send + Sync {
    /// Makes a member's account, not yet confirmed, and has a code sent.
    async fn sign_up(&self, actor: &Actor, command: SignUp) -> ServiceResult<AccountView>;
    /// Makes a company's first account, not yet confirmed, and has a code sent.
    async fn sign_up_partner(&self, actor: &Actor, command: SignUpPartner) -> ServiceResult<SignedUpPartner>;
    /// Confirms the address and signs in.
    async fn confirm_email(&self, actor: &Actor, command: ConfirmEmail) -> ServiceResult<SignedIn>;
    /// Has another code sent, when there is an unconfirmed account; the answer never tells.
    async fn resend_code(&self, actor: &Actor, command: ResendCode) -> ServiceResult<Done>;
    /// Signs in.
    async fn sign_in(&self, actor: &Actor, command: SignIn) -> ServiceResult<SignedIn>;
    /// New tokens for a refresh token; a token used twice ends the whole session.
    async fn refresh_session(&self, actor: &Actor, command: RefreshSession) -> ServiceResult<SignedIn>;
    /// Ends the caller's session.
    async fn sign_out(&self, actor: &Actor, command: Done) -> ServiceResult<Done>;
    /// The caller's own account.
    async fn me(&self, actor: &Actor, query: Done) -> ServiceResult<AccountView>;
    /// An owner invites staff.
    async fn invite_staff(&self, actor: &Actor, command: InviteStaff) -> ServiceResult<AccountView>;
    /// The invited person chooses a password and is signed in.
    async fn accept_invitation(&self, actor: &Actor, command: AcceptInvitation) -> ServiceResult<SignedIn>;
    /// The platform makes a confirmed account; the existing one when the address has one.
    async fn provision_account(&self, actor: &Actor, command: ProvisionAccount)
    -> ServiceResult<AccountView>;
}

/// Why a code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CodePurpose {
    /// Confirm the address of a new account.
    ConfirmEmail,
    /// Accept an invitation to a company.
    AcceptInvitation,
}

/// An account was made, or its owner's data changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountChanged {
    /// The account as it is now.
    pub account: AccountView,
    /// Rises with each change of the account.
    pub revision: i64,
}

/// A company's owner confirmed the address: the company can be reviewed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerOwnerConfirmed {
    /// The company.
    pub partner: PartnerId,
    /// Its owner.
    pub owner: AccountId,
}

/// A company signed up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartnerSignedUp {
    /// The company's new id.
    pub partner: PartnerId,
    /// Its first account.
    pub owner: AccountId,
    /// The company's name.
    pub company_name: String,
    /// The company's SIRET.
    pub siret: Siret,
    /// What kind of partner.
    pub partner_type: PartnerType,
}

/// A code is to be sent. The event holds no code: who sends it derives it from the challenge with the
/// shared key (`platform::codes`).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CodeRequested {
    /// What the code is derived from.
    pub challenge: ChallengeId,
    /// Why.
    pub purpose: CodePurpose,
    /// The account it is for.
    pub account: AccountId,
    /// Where to.
    pub email: EmailAddress,
    /// How to address the person.
    pub first_name: String,
    /// In which language.
    pub language: Language,
    /// Until when the code is good.
    pub expires_at: Timestamp,
}

/// Somebody tried to sign up with an address that has an account; its owner is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KnownEmailTried {
    /// The account of that address.
    pub account: AccountId,
    /// Where to.
    pub email: EmailAddress,
    /// How to address the person.
    pub first_name: String,
    /// In which language.
    pub language: Language,
}

/// A session is over: signed out, or its refresh token was used twice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionRevoked {
    /// The session.
    pub session: SessionId,
    /// Whose it was.
    pub account: AccountId,
}

events! {
    AccountChanged = "identity.account.changed" by account.id;
    PartnerSignedUp = "identity.partner.signed_up" by partner;
    PartnerOwnerConfirmed = "identity.partner.owner_confirmed" by partner;
    CodeRequested = "identity.code.requested" by challenge;
    KnownEmailTried = "identity.email.known_tried" by account;
    SessionRevoked = "identity.session.revoked" by session;
}
