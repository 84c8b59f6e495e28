//! Typed identifiers: a ULID behind a prefix that names the entity, `out_01J8Z…` on the wire.

use std::{fmt, str::FromStr, sync::Mutex};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use ulid::Ulid;

/// Why a text is not an identifier of the expected type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier of the form {prefix}_<ulid>")]
pub struct InvalidId {
    /// The prefix that was expected.
    pub prefix: &'static str,
}

/// The next ULID of this process, strictly greater than the one before it.
///
/// Event ids order the events of one aggregate, so two ids of the same millisecond must not swap.
fn next_ulid() -> Ulid {
    static GENERATOR: Mutex<Option<ulid::Generator>> = Mutex::new(None);
    let mut guard = GENERATOR.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let generator = guard.get_or_insert_with(ulid::Generator::new);
    // The generator fails only after 2^80 ids in one millisecond; a fresh random id is right even then.
    generator.generate().unwrap_or_else(|_| Ulid::new())
}

/// An identifier that is the same for the same source text, for idempotent imports and schedules.
fn derived_ulid(source: &str) -> Ulid {
    let digest = Sha256::digest(source.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    Ulid::from_bytes(bytes)
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Ulid);

        impl $name {
            /// What the wire form starts with.
            pub const PREFIX: &'static str = $prefix;

            /// A new identifier, greater than every one this process made before.
            #[must_use]
            pub fn generate() -> Self {
                Self(next_ulid())
            }

            /// The identifier that belongs to `source`: the same text always gives the same one.
            #[must_use]
            pub fn derived_from(source: &str) -> Self {
                Self(derived_ulid(&format!("{}:{source}", Self::PREFIX)))
            }

            /// The 16 bytes behind the text, for compact formats such as the ticket.
            #[must_use]
            pub const fn to_bytes(self) -> [u8; 16] {
                self.0.to_bytes()
            }

            /// The identifier behind 16 bytes made by [`Self::to_bytes`].
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Ulid::from_bytes(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", Self::PREFIX, self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.strip_prefix(Self::PREFIX)
                    .and_then(|rest| rest.strip_prefix('_'))
                    .and_then(|rest| Ulid::from_string(rest).ok())
                    .map(Self)
                    .ok_or(InvalidId { prefix: Self::PREFIX })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }

        impl From<$name> for bson::Bson {
            fn from(id: $name) -> Self {
                Self::String(id.to_string())
            }
        }
    )+};
}

typed_ids! {
    /// An account: a member, a partner's staff or an administrator.
    AccountId = "acc";
    /// A pending e-mail code.
    ChallengeId = "chl";
    /// A signed-in device: the family of its refresh tokens.
    SessionId = "ses";
    /// A partner company.
    PartnerId = "par";
    /// A place of a partner.
    VenueId = "ven";
    /// Discount terms of a partner.
    OfferId = "off";
    /// What a partner has written of an offer that is not one yet.
    OfferDraftId = "odr";
    /// A dated occurrence of an offer at one venue.
    OutingId = "out";
    /// A member's place or places in an outing.
    RegistrationId = "reg";
    /// A domain event; also the key of its outbox and inbox entries.
    EventId = "evt";
    /// What a partner wrote to everybody who comes to an outing.
    GroupMessageId = "gms";
    /// A message to a person.
    MailId = "mai";
    /// What a person finds in the app's inbox.
    NotificationId = "ntf";
    /// One try of a member to show an identity document.
    IdentityCheckId = "idc";
    /// A passkey of an account.
    PasskeyId = "pky";
    /// A photo of a partner's.
    PhotoId = "pho";
    /// A conversation: an outing's group, or a member with a partner.
    ConversationId = "cnv";
    /// What somebody wrote in a conversation.
    MessageId = "msg";
    /// That somebody found a message not right.
    MessageReportId = "rpt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_the_wire_and_refuses_another_type() {
        let id = OutingId::generate();
        assert_eq!(id.to_string().parse::<OutingId>(), Ok(id));
        assert!(id.to_string().parse::<OfferId>().is_err());
        assert!("out_nonsense".parse::<OutingId>().is_err());
        assert_eq!(OutingId::from_bytes(id.to_bytes()), id);
    }

    #[test]
    fn ids_of_one_process_never_swap() {
        let ids: Vec<_> = (0..10_000).map(|_| EventId::generate()).collect();
        assert!(ids.windows(2).all(|pair| pair[0].to_string() < pair[1].to_string()));
    }

    #[test]
    fn a_derived_id_depends_on_text_and_type() {
        assert_eq!(VenueId::derived_from("a"), VenueId::derived_from("a"));
        assert_ne!(VenueId::derived_from("a"), VenueId::derived_from("b"));
        assert_ne!(VenueId::derived_from("a").to_bytes(), OfferId::derived_from("a").to_bytes());
    }
}
