//! Password, address, sessions, second factor, passkeys, other providers.

use kernel::{Language, PasskeyId, SessionId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::account::{Client, Secret, SessionTokens};

/// A code to choose another password, please.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RequestPasswordReset {
    /// The address.
    pub email: String,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// Another password, with the code out of the mailbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResetPassword {
    /// The address.
    pub email: String,
    /// Six digits.
    pub code: Secret,
    /// The new password, as typed.
    pub password: Secret,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// Another password, knowing the present one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The present password; none when the account has none (it was made by Apple or Google).
    pub current: Option<Secret>,
    /// The new password, as typed.
    pub password: Secret,
}

/// Another address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RequestEmailChange {
    /// The new address.
    pub email: String,
    /// The password.
    pub password: Secret,
}

/// The codes sent to both addresses.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmEmailChange {
    /// Six digits out of the old mailbox.
    pub old_code: Secret,
    /// Six digits out of the new mailbox.
    pub new_code: Secret,
}

/// What a person says of themselves; what is absent stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct UpdateProfile {
    /// Given name; refused once the identity is verified.
    pub first_name: Option<String>,
    /// Family name; refused once the identity is verified.
    pub last_name: Option<String>,
    /// Date of birth; refused once there is one.
    pub birth_date: Option<Date>,
    /// The language of messages.
    pub language: Option<Language>,
}

/// A signed-in device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// The session.
    pub id: SessionId,
    /// The browser or app, in words: `Firefox, Linux`.
    pub device: Option<String>,
    /// When it signed in.
    pub created_at: Timestamp,
    /// When it last refreshed.
    pub last_used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Ends a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeSession {
    /// Which.
    pub session: SessionId,
}

/// Shows that the owner sits at the device: the password, or for an account without one a fresh sign-in
/// (within ten minutes); and the second factor when there is one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ProveOwner {
    /// The password.
    pub password: Option<Secret>,
    /// The authenticator's six digits, or a recovery code.
    pub second_factor: Option<Secret>,
}

/// What secures an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityView {
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether sign-in asks for an authenticator's code.
    pub totp_enabled: bool,
    /// Whether this account must have a second factor.
    pub totp_required: bool,
    /// How many recovery codes are unused.
    pub recovery_codes_left: u32,
    /// The passkeys.
    pub passkeys: Vec<PasskeyView>,
    /// Apple and Google accounts that open this one.
    pub linked_providers: Vec<OidcProvider>,
}

/// Starts a second factor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartTotp {
    /// The password.
    pub password: Secret,
}

/// A secret for an authenticator. It is shown once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TotpSetup {
    /// For typing: base32.
    pub secret: Secret,
    /// For the QR code: `otpauth://totp/…`.
    pub uri: Secret,
}

/// The authenticator's first code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmTotp {
    /// Six digits.
    pub code: Secret,
}

/// Codes that replace the authenticator, each once. They are shown once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// Ten codes.
    pub codes: Vec<Secret>,
}

/// The second factor is on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TotpConfirmed {
    /// For the day the authenticator is lost.
    pub recovery_codes: RecoveryCodes,
    /// Tokens of the same session with everything the account may do: those of somebody who had to set up
    /// a second factor first may do nothing else.
    pub session: SessionTokens,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyView {
    /// Its id here.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last signed in.
    pub last_used_at: Option<Timestamp>,
}

/// What a browser needs for `navigator.credentials`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyCeremony {
    /// To be sent back with the answer. Good for five minutes.
    pub ceremony: String,
    /// `PublicKeyCredentialCreationOptions` or `…RequestOptions`, as JSON.
    pub options: String,
}

/// The passkey the browser made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishPasskey {
    /// Which ceremony.
    pub ceremony: String,
    /// What the owner calls it.
    pub name: String,
    /// The browser's `PublicKeyCredential`, as JSON.
    pub credential: Secret,
}

/// A passkey's answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishPasskeySignIn {
    /// Which ceremony.
    pub ceremony: String,
    /// The browser's `PublicKeyCredential`, as JSON.
    pub credential: Secret,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}

/// Forgets a passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemovePasskey {
    /// Which.
    pub passkey: PasskeyId,
}

/// Who else can say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OidcProvider {
    /// Sign in with Apple.
    Apple,
    /// Sign in with Google.
    Google,
}

/// Sign in with a provider, or link it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartOidc {
    /// Which.
    pub provider: OidcProvider,
    /// The language of messages, when an account is made.
    pub language: Language,
    /// Whether the terms of use were accepted: without, an account is opened but none is made.
    pub accept_terms: bool,
}

/// Where to send the browser.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OidcStart {
    /// The provider's page.
    pub authorize_url: String,
    /// Comes back with the code; the client keeps it and compares. Good for ten minutes.
    pub state: String,
}

/// What the provider sent the browser back with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishOidc {
    /// The state of the start.
    pub state: String,
    /// The provider's code.
    pub code: Secret,
    /// Given name: Apple tells it the client alone, and only the first time.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// The second factor, when the account has one.
    pub second_factor: Option<Secret>,
    /// Which device asks.
    #[serde(default)]
    pub client: Client,
}
