//! The ticket behind the QR code: 103 bytes, signed, verifiable without asking anybody. The format is written
//! down in this context's README.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contracts::booking::TicketKeyView;
use ed25519_dalek::{Signature, Signer, SigningKey};
use kernel::{OutingId, RegistrationId, Timestamp};

use super::registration::Registration;

/// The only version so far.
const VERSION: u8 = 1;
/// Version, key id, registration, outing, people, valid until.
const SIGNED_BYTES: usize = 1 + 1 + 16 + 16 + 1 + 4;
/// With the signature (RFC 8032).
const TOKEN_BYTES: usize = SIGNED_BYTES + 64;
/// In base64url without padding.
const TOKEN_CHARS: usize = (TOKEN_BYTES * 4).div_ceil(3);
/// A ticket is good until so long after the end of its outing.
pub const VALID_AFTER_END_MINUTES: i64 = 12 * 60;

/// What a ticket says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketClaims {
    /// The registration it admits.
    pub registration: RegistrationId,
    /// To which outing.
    pub outing: OutingId,
    /// The member and the guests.
    pub people: u8,
    /// Until when, in whole seconds since 1970-01-01T00:00:00Z.
    pub valid_until: u32,
}

impl TicketClaims {
    /// What the ticket of a registration says.
    #[must_use]
    pub fn of(registration: &Registration) -> Self {
        let valid_until = registration.summary.ends_at.plus_minutes(VALID_AFTER_END_MINUTES);
        Self {
            registration: registration.id,
            outing: registration.summary.outing,
            people: u8::try_from(registration.people).unwrap_or(u8::MAX),
            valid_until: seconds(valid_until),
        }
    }

    fn to_bytes(self, key_id: u8) -> [u8; SIGNED_BYTES] {
        let mut bytes = [0; SIGNED_BYTES];
        bytes[0] = VERSION;
        bytes[1] = key_id;
        bytes[2..18].copy_from_slice(&self.registration.to_bytes());
        bytes[18..34].copy_from_slice(&self.outing.to_bytes());
        bytes[34] = self.people;
        bytes[35..].copy_from_slice(&self.valid_until.to_be_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            registration: RegistrationId::from_bytes(bytes.get(2..18)?.try_into().ok()?),
            outing: OutingId::from_bytes(bytes.get(18..34)?.try_into().ok()?),
            people: *bytes.get(34)?,
            valid_until: u32::from_be_bytes(bytes.get(35..SIGNED_BYTES)?.try_into().ok()?),
        })
    }
}

/// Signs tickets and knows its own.
pub struct Tickets {
    key: SigningKey,
    key_id: u8,
}

impl Tickets {
    /// Tickets under an Ed25519 seed. The key's id is the first byte of its public key, so that a new key
    /// gets a new id by itself.
    #[must_use]
    pub fn new(seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        let key_id = key.verifying_key().as_bytes()[0];
        Self { key, key_id }
    }

    /// The text behind the QR code. Ed25519 is deterministic: the same claims give the same text, so it is
    /// computed when it is read and stored nowhere.
    #[must_use]
    pub fn sign(&self, claims: TicketClaims) -> String {
        let signed = claims.to_bytes(self.key_id);
        let mut token = [0; TOKEN_BYTES];
        token[..SIGNED_BYTES].copy_from_slice(&signed);
        token[SIGNED_BYTES..].copy_from_slice(&self.key.sign(&signed).to_bytes());
        URL_SAFE_NO_PAD.encode(token)
    }

    /// What a presented text says, when it is a ticket of ours and unaltered.
    #[must_use]
    pub fn verify(&self, token: &str) -> Option<TicketClaims> {
        if token.len() != TOKEN_CHARS {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (signed, signature) = bytes.split_at_checked(SIGNED_BYTES)?;
        if signed.first() != Some(&VERSION) || signed.get(1) != Some(&self.key_id) {
            return None;
        }
        let signature = Signature::from_slice(signature).ok()?;
        self.key.verifying_key().verify_strict(signed, &signature).ok()?;
        TicketClaims::from_bytes(signed)
    }

    /// What a door needs to verify tickets by itself.
    #[must_use]
    pub fn published_key(&self) -> TicketKeyView {
        let public_key = URL_SAFE_NO_PAD.encode(self.key.verifying_key().as_bytes());
        TicketKeyView { key_id: self.key_id, public_key }
    }
}

fn seconds(instant: Timestamp) -> u32 {
    u32::try_from(instant.as_seconds().max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::VerifyingKey;
    use proptest::prelude::*;

    fn claims() -> TicketClaims {
        TicketClaims {
            registration: RegistrationId::derived_from("r"),
            outing: OutingId::derived_from("o"),
            people: 3,
            valid_until: 1_800_000_000,
        }
    }

    #[test]
    fn a_ticket_says_what_was_signed_and_always_in_the_same_words() {
        let tickets = Tickets::new(&[2; 32]);
        let token = tickets.sign(claims());
        assert_eq!(token.len(), 138);
        assert_eq!(tickets.verify(&token), Some(claims()));
        assert_eq!(tickets.sign(claims()), token);
    }

    #[test]
    fn the_example_of_the_readme() {
        let tickets = Tickets::new(&[2; 32]);
        let claims = TicketClaims {
            registration: "reg_01KAYQ5K8W0000000000000001".parse().unwrap(),
            outing: "out_01KAYQ5K8W0000000000000002".parse().unwrap(),
            people: 3,
            valid_until: 1_795_428_000,
        };
        let readme = include_str!("../../README.md");
        let (token, key) = (tickets.sign(claims), tickets.published_key());
        assert!(readme.contains(&token), "{token}");
        assert!(readme.contains(&key.public_key), "{} {}", key.key_id, key.public_key);
    }

    /// What the README promises to a client in another language, step by step.
    #[test]
    fn the_published_key_verifies_a_ticket_as_the_readme_says() {
        let tickets = Tickets::new(&[2; 32]);
        let bytes = URL_SAFE_NO_PAD.decode(tickets.sign(claims())).unwrap();
        let published = tickets.published_key();
        let key = URL_SAFE_NO_PAD.decode(&published.public_key).unwrap();
        let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
        assert_eq!(bytes.len(), 103);
        assert_eq!((bytes[0], bytes[1]), (1, published.key_id));
        key.verify_strict(&bytes[..39], &Signature::from_slice(&bytes[39..]).unwrap()).unwrap();
        assert_eq!(RegistrationId::from_bytes(bytes[2..18].try_into().unwrap()), claims().registration);
        assert_eq!(OutingId::from_bytes(bytes[18..34].try_into().unwrap()), claims().outing);
        assert_eq!(bytes[34], 3);
        assert_eq!(u32::from_be_bytes(bytes[35..39].try_into().unwrap()), 1_800_000_000);
    }

    #[test]
    fn every_single_flipped_bit_is_refused() {
        let tickets = Tickets::new(&[2; 32]);
        let bytes = URL_SAFE_NO_PAD.decode(tickets.sign(claims())).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut altered = bytes.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(tickets.verify(&URL_SAFE_NO_PAD.encode(altered)), None, "bit {bit}");
        }
    }

    #[test]
    fn foreign_truncated_and_oversized_tickets_are_refused() {
        let tickets = Tickets::new(&[2; 32]);
        let token = tickets.sign(claims());
        let foreign = Tickets::new(&[9; 32]);
        assert_eq!(foreign.verify(&token), None);
        // Not even under the right key id.
        let impostor = Tickets { key: SigningKey::from_bytes(&[9; 32]), key_id: tickets.key_id };
        assert_eq!(tickets.verify(&impostor.sign(claims())), None);
        for length in 0..token.len() {
            assert_eq!(tickets.verify(&token[..length]), None, "{length}");
        }
        for text in [format!("{token}A"), format!("{token}="), "A".repeat(1 << 20), "é".repeat(69)] {
            assert_eq!(tickets.verify(&text), None);
        }
    }

    proptest! {
        #[test]
        fn any_ticket_is_read_back_and_any_flipped_bit_of_it_refused(
            registration in any::<[u8; 16]>(), outing in any::<[u8; 16]>(), people in any::<u8>(),
            valid_until in any::<u32>(), bit in 0_usize..TOKEN_BYTES * 8,
        ) {
            let tickets = Tickets::new(&[2; 32]);
            let claims = TicketClaims {
                registration: RegistrationId::from_bytes(registration),
                outing: OutingId::from_bytes(outing),
                people,
                valid_until,
            };
            let token = tickets.sign(claims);
            prop_assert_eq!(tickets.verify(&token), Some(claims));
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(tickets.verify(&URL_SAFE_NO_PAD.encode(bytes)), None);
        }

        #[test]
        fn no_text_passes_for_a_ticket(text in ".{0,200}") {
            prop_assert_eq!(Tickets::new(&[2; 32]).verify(&text), None);
        }
    }
}
