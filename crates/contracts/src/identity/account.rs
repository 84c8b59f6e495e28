//! Accounts and sessions, as their owners see them.

use std::net::{IpAddr, Ipv6Addr};

use kernel::{AccountId, EmailAddress, Language, PartnerId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use crate::actor::{AdminRole, StaffRole};

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
    /// Whether an identity document was verified; then name and birth date can no longer be changed.
    #[serde(default)]
    pub identity_verified: bool,
    /// When the account is erased, when its owner asked for that.
    #[serde(default)]
    pub deletion_due_at: Option<Timestamp>,
    /// When the account was made.
    pub created_at: Timestamp,
}

/// The tokens of a signed-in device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionTokens {
    /// A signed token for 15 minutes, sent as `Authorization: Bearer`.
    pub access_token: String,
    /// Good for one refresh; used again later than half a minute after it, it ends the session.
    pub refresh_token: String,
    /// When the access token ends.
    pub expires_at: Timestamp,
    /// When the session ends, unless it is refreshed before.
    #[serde(default)]
    pub session_ends_at: Option<Timestamp>,
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

/// Nothing more to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}

/// Which device asks: for rate limits, and for the list of sessions. It comes from the connection, never
/// from what the client wrote into the request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// The address the request came from.
    pub address: Option<IpAddr>,
    /// The browser or app, as it calls itself; at most 300 characters.
    pub user_agent: Option<String>,
}

impl Client {
    /// Whom the address stands for: of IPv6 the first 64 bits, for one line has as many addresses as it likes.
    #[must_use]
    pub fn network(&self) -> Option<String> {
        self.address.map(|address| match address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        })
    }
}

/// A page of every account.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AccountsExport {
    /// After this account; pages hold up to 1,000.
    pub after: Option<AccountId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_as_one_however_many_addresses_it_has() {
        let of = |text: &str| Client { address: Some(text.parse().unwrap()), user_agent: None }.network();
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
        assert_eq!(Client::default().network(), None);
    }
}
