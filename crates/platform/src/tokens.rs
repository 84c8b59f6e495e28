//! Access tokens (JWT, EdDSA, 15 minutes) and refresh tokens (opaque, rotated, stored as hashes).

use std::{sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contracts::{Actor, AdminRole, StaffActor, StaffRole};
use ed25519_dalek::{SigningKey, pkcs8::EncodePrivateKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use kernel::{AccountId, PartnerId, SessionId, Timestamp};
use moka::sync::Cache;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::settings::SecretKey;

/// How long an access token is good, in seconds.
pub const ACCESS_TOKEN_SECONDS: i64 = 15 * 60;

const ISSUER: &str = "yousoon";

/// Why a token could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The signing key is unusable.
    #[error("the signing key is unusable")]
    Key(#[from] ed25519_dalek::pkcs8::Error),
    /// The token could not be signed.
    #[error("the token could not be signed")]
    Sign(#[from] jsonwebtoken::errors::Error),
    /// Only people get tokens.
    #[error("this actor cannot hold a token")]
    Actor,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: AccountId,
    sid: SessionId,
    iat: i64,
    exp: i64,
    role: RoleClaim,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RoleClaim {
    Member,
    Staff { partner: PartnerId, role: StaffRole },
    Admin { role: AdminRole },
    Limited,
}

/// Signs and verifies access tokens. Verified tokens are remembered until they end: a signature costs more
/// than all else a cached request does.
#[derive(Clone)]
pub struct AccessTokens {
    encoding: Arc<EncodingKey>,
    decoding: Arc<DecodingKey>,
    verified: Cache<[u8; 32], (Actor, i64)>,
    revoked: Cache<SessionId, ()>,
}

impl AccessTokens {
    /// Tokens under an Ed25519 seed.
    ///
    /// # Errors
    /// When the key cannot be encoded.
    pub fn new(key: &SecretKey) -> Result<Self, TokenError> {
        let signing = SigningKey::from_bytes(key.bytes());
        let der = signing.to_pkcs8_der()?;
        Ok(Self {
            encoding: Arc::new(EncodingKey::from_ed_der(der.as_bytes())),
            decoding: Arc::new(DecodingKey::from_ed_der(signing.verifying_key().as_bytes())),
            verified: Cache::builder()
                .max_capacity(100_000)
                .time_to_live(Duration::from_secs(ACCESS_TOKEN_SECONDS.unsigned_abs()))
                .build(),
            revoked: Cache::builder()
                .max_capacity(1_000_000)
                .time_to_live(Duration::from_secs(ACCESS_TOKEN_SECONDS.unsigned_abs()))
                .build(),
        })
    }

    /// A token for `actor`, and when it ends.
    ///
    /// # Errors
    /// When the actor is not a person, or signing fails.
    pub fn issue(&self, actor: &Actor, now: Timestamp) -> Result<(String, Timestamp), TokenError> {
        let (sub, sid, role) = match actor {
            Actor::Member { account, session } => (*account, *session, RoleClaim::Member),
            Actor::Staff { staff, session } => {
                (staff.account, *session, RoleClaim::Staff { partner: staff.partner, role: staff.role })
            }
            Actor::Admin { account, role, session } => (*account, *session, RoleClaim::Admin { role: *role }),
            Actor::Limited { account, session } => (*account, *session, RoleClaim::Limited),
            Actor::Anonymous | Actor::System => return Err(TokenError::Actor),
        };
        let iat = now.as_seconds();
        let exp = iat + ACCESS_TOKEN_SECONDS;
        let claims = Claims { iss: ISSUER.to_owned(), sub, sid, iat, exp, role };
        let token = encode(&Header::new(Algorithm::EdDSA), &claims, &self.encoding)?;
        Ok((token, Timestamp::from_millis(exp * 1_000)))
    }

    /// The caller behind a token; `None` when it is not ours, has ended, or its session was revoked.
    #[must_use]
    pub fn verify(&self, token: &str, now: Timestamp) -> Option<Actor> {
        let digest: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let (actor, exp) = match self.verified.get(&digest) {
            Some(known) => known,
            None => {
                let fresh = self.decode(token)?;
                self.verified.insert(digest, fresh.clone());
                fresh
            }
        };
        let revoked = actor.session().is_some_and(|session| self.revoked.contains_key(&session));
        (now.as_seconds() < exp && !revoked).then_some(actor)
    }

    /// From now on, tokens of this session are refused.
    pub fn revoke(&self, session: SessionId) {
        self.revoked.insert(session, ());
    }

    fn decode(&self, token: &str) -> Option<(Actor, i64)> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        // The end is compared with our own clock, which tests can move.
        validation.validate_exp = false;
        let claims = decode::<Claims>(token, &self.decoding, &validation).ok()?.claims;
        let (account, session) = (claims.sub, claims.sid);
        let actor = match claims.role {
            RoleClaim::Member => Actor::Member { account, session },
            RoleClaim::Staff { partner, role } => {
                Actor::Staff { staff: StaffActor { account, partner, role }, session }
            }
            RoleClaim::Admin { role } => Actor::Admin { account, role, session },
            RoleClaim::Limited => Actor::Limited { account, session },
        };
        Some((actor, claims.exp))
    }
}

/// `N` random bytes, fit for keys and nonces.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the platform's randomness comes from")]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// A new opaque token of 256 random bits.
#[must_use]
pub fn random_token() -> String {
    let bytes = random_bytes::<32>();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// `count` random characters of `alphabet` (at most 256 of them), each equally likely.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the platform's randomness comes from")]
pub fn random_text(alphabet: &[u8], count: usize) -> String {
    use rand::Rng;
    let mut rng = rand::rng();
    (0..count).map(|_| char::from(alphabet[rng.random_range(0..alphabet.len())])).collect()
}

/// What is stored of an opaque token: its SHA-256 in base64url. The token has 256 random bits, so a fast
/// hash is enough.
#[must_use]
pub fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member() -> Actor {
        Actor::Member { account: AccountId::generate(), session: SessionId::generate() }
    }

    #[test]
    fn a_token_names_its_actor_until_it_ends() {
        let tokens = AccessTokens::new(&SecretKey::development(1)).unwrap();
        let staff = StaffActor {
            account: AccountId::generate(),
            partner: PartnerId::generate(),
            role: StaffRole::Door,
        };
        let now = Timestamp::from_millis(1_800_000_000_000);
        for actor in [member(), Actor::Staff { staff, session: SessionId::generate() }] {
            let (token, ends) = tokens.issue(&actor, now).unwrap();
            assert_eq!(tokens.verify(&token, now), Some(actor.clone()));
            assert_eq!(tokens.verify(&token, ends.plus_seconds(-1)), Some(actor));
            assert_eq!(tokens.verify(&token, ends), None);
        }
        assert!(tokens.issue(&Actor::System, now).is_err());
    }

    #[test]
    fn altered_foreign_and_revoked_tokens_are_refused() {
        let tokens = AccessTokens::new(&SecretKey::development(1)).unwrap();
        let foreign = AccessTokens::new(&SecretKey::development(9)).unwrap();
        let now = Timestamp::from_millis(1_800_000_000_000);
        let actor = member();
        let (token, _) = foreign.issue(&actor, now).unwrap();
        assert_eq!(tokens.verify(&token, now), None);
        let (token, _) = tokens.issue(&actor, now).unwrap();
        let unsigned = format!("{}.", token.rsplit_once('.').unwrap().0);
        assert_eq!(tokens.verify(&unsigned, now), None);
        assert!(tokens.verify(&token, now).is_some());
        tokens.revoke(actor.session().unwrap());
        assert_eq!(tokens.verify(&token, now), None);
    }
}
