//! An OpenID Connect issuer on this machine, and what can be wrong with it.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Clock;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use parking_lot::Mutex;
use platform::{settings::OidcClient, tokens::random_token};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::FakeClock;

use crate::passkeys::authenticator::random_key;

pub const CLIENT_ID: &str = "yousoon-web";
pub const CLIENT_SECRET: &str = "a-secret-shared-with-the-issuer";

/// What is not right about an id token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    None,
    Nonce,
    Audience,
    Issuer,
    Expired,
    Signature,
    /// Not signed at all.
    Unsigned,
    /// Signed with the secret that the client has too.
    SharedSecret,
    /// There is none.
    Missing,
}

/// Somebody with an account there.
#[derive(Debug, Clone)]
pub struct Person {
    pub subject: String,
    pub email: String,
    /// `true`, `false`, or as Apple writes it: `"true"`.
    pub email_verified: Value,
    pub names: Option<(String, String)>,
}

impl Person {
    pub fn new(subject: &str, email: &str) -> Self {
        let names = Some(("Léa".to_owned(), "Martin".to_owned()));
        Self { subject: subject.to_owned(), email: email.to_owned(), email_verified: json!(true), names }
    }
}

/// What was asked for when a code was given.
struct Grant {
    person: Person,
    nonce: String,
    challenge: String,
    redirect: String,
    flaw: Flaw,
}

struct Inner {
    url: String,
    clock: FakeClock,
    key: Mutex<(String, SigningKey)>,
    grants: Mutex<HashMap<String, Grant>>,
    descriptions: Mutex<usize>,
}

/// A running issuer.
#[derive(Clone)]
pub struct Issuer(Arc<Inner>);

impl Issuer {
    /// Starts one with the test's clock.
    pub async fn start(clock: &FakeClock) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let issuer = Self(Arc::new(Inner {
            url,
            clock: clock.clone(),
            key: Mutex::new(("first".to_owned(), random_key())),
            grants: Mutex::default(),
            descriptions: Mutex::default(),
        }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        issuer
    }

    /// The client that is registered there.
    pub fn client(&self) -> OidcClient {
        OidcClient {
            issuer: self.0.url.clone(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: CLIENT_SECRET.to_owned(),
        }
    }

    /// The person agrees on the issuer's page: the code the browser comes back with.
    pub fn agree(&self, authorize_url: &str, person: Person, flaw: Flaw) -> String {
        let asked = query(authorize_url);
        assert_eq!(asked["client_id"], CLIENT_ID);
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["redirect_uri"], "http://localhost:4000/auth/callback");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let grant = Grant {
            person,
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            redirect: asked["redirect_uri"].clone(),
            flaw,
        };
        let code = random_token();
        self.0.grants.lock().insert(code.clone(), grant);
        code
    }

    /// From now on it signs with another key.
    pub fn change_keys(&self) {
        *self.0.key.lock() = (random_token(), random_key());
    }

    /// How often it was asked to describe itself.
    pub fn descriptions(&self) -> usize {
        *self.0.descriptions.lock()
    }

    fn id_token(&self, grant: &Grant) -> String {
        let now = self.0.clock.now().as_seconds();
        let Person { subject, email, email_verified, names } = &grant.person;
        let is = |flaw| grant.flaw == flaw;
        let mut claims = json!({
            "iss": if is(Flaw::Issuer) { "http://evil.example" } else { &self.0.url },
            "sub": subject,
            "aud": if is(Flaw::Audience) { "somebody-else" } else { CLIENT_ID },
            "iat": now - 1,
            "exp": if is(Flaw::Expired) { now } else { now + 600 },
            "nonce": if is(Flaw::Nonce) { "another" } else { &grant.nonce },
            "email": email,
            "email_verified": email_verified,
        });
        if let Some((first, last)) = names {
            claims["given_name"] = json!(first);
            claims["family_name"] = json!(last);
        }
        let (id, key) = self.0.key.lock().clone();
        let algorithm = match grant.flaw {
            Flaw::Unsigned => "none",
            Flaw::SharedSecret => "HS256",
            _ => "ES256",
        };
        let encode = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encode(json!({ "alg": algorithm, "kid": id })), encode(claims));
        let signature = match grant.flaw {
            Flaw::Unsigned => Vec::new(),
            Flaw::SharedSecret => hmac(signed.as_bytes()),
            flaw => {
                let key = if flaw == Flaw::Signature { random_key() } else { key };
                let signature: Signature = key.sign(signed.as_bytes());
                signature.to_bytes().to_vec()
            }
        };
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// The parameters of an address.
pub fn query(url: &str) -> HashMap<String, String> {
    let url = openidconnect::url::Url::parse(url).unwrap();
    url.query_pairs().into_owned().collect()
}

fn hmac(text: &[u8]) -> Vec<u8> {
    use hmac::{Hmac, Mac};
    let mut mac = Hmac::<Sha256>::new_from_slice(CLIENT_SECRET.as_bytes()).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

async fn describe(State(Issuer(issuer)): State<Issuer>) -> Json<Value> {
    *issuer.descriptions.lock() += 1;
    let url = &issuer.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    }))
}

async fn keys(State(Issuer(issuer)): State<Issuer>) -> Json<Value> {
    let (id, key) = issuer.key.lock().clone();
    let point = key.verifying_key().to_sec1_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
        "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    });
    Json(json!({ "keys": [key] }))
}

/// Checks everything that an issuer must, and gives each code one token.
async fn token(State(issuer): State<Issuer>, body: String) -> Result<Json<Value>, (StatusCode, Json<Value>)> {
    let form: HashMap<_, _> =
        openidconnect::url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let refused = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let grant = issuer.0.grants.lock().remove(field("code")).ok_or_else(refused)?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
    let is_right = field("grant_type") == "authorization_code"
        && field("client_id") == CLIENT_ID
        && field("client_secret") == CLIENT_SECRET
        && field("redirect_uri") == grant.redirect
        && challenge == grant.challenge;
    if !is_right {
        return Err(refused());
    }
    let mut answer = json!({ "access_token": random_token(), "token_type": "Bearer", "expires_in": 600 });
    if grant.flaw != Flaw::Missing {
        answer["id_token"] = json!(issuer.id_token(&grant));
    }
    Ok(Json(answer))
}
