//! What the others hear.

use kernel::{AccountId, ChallengeId, EmailAddress, Language, PartnerId, SessionId, Siret, Timestamp};
use serde::{Deserialize, Serialize};

use super::account::{AccountRole, AccountView};
use crate::{catalog::PartnerType, event::events};

/// Why a code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CodePurpose {
    /// Confirm the address of a new account.
    ConfirmEmail,
    /// Accept an invitation to a company.
    AcceptInvitation,
    /// Choose another password.
    ResetPassword,
    /// Agree, at the old address, to another one.
    LeaveEmail,
    /// Confirm the new address.
    ChangeEmail,
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

/// The password was changed or reset; the owner is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordChanged {
    /// Whose.
    pub account: AccountId,
    /// Where the owner is told.
    pub email: EmailAddress,
    /// How to address the person.
    pub first_name: String,
    /// In which language.
    pub language: Language,
}

/// Somebody asked for the account to be erased, or no longer wants it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeletionRequested {
    /// Whose.
    pub account: AccountId,
    /// Where the owner is told.
    pub email: EmailAddress,
    /// How to address the person.
    pub first_name: String,
    /// In which language.
    pub language: Language,
    /// When it is erased; none when the request was taken back.
    pub due_at: Option<Timestamp>,
}

/// An account is gone: every context erases or anonymises what it keeps of the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountErased {
    /// Which.
    pub account: AccountId,
    /// What it was for.
    pub role: AccountRole,
}

events! {
    PasswordChanged = "identity.password.changed" by account;
    DeletionRequested = "identity.deletion.requested" by account;
    AccountErased = "identity.account.erased" by account;
    AccountChanged = "identity.account.changed" by account.id;
    PartnerSignedUp = "identity.partner.signed_up" by partner;
    PartnerOwnerConfirmed = "identity.partner.owner_confirmed" by partner;
    CodeRequested = "identity.code.requested" by challenge;
    KnownEmailTried = "identity.email.known_tried" by account;
    SessionRevoked = "identity.session.revoked" by session;
}
