//! Sign in with Apple and Google: authorization code with PKCE and nonce, against any OpenID Connect issuer.

use std::{pin::Pin, time::Duration};

use chrono::DateTime;
use contracts::{RefusalCode, ServiceError, identity::OidcProvider};
use kernel::{EmailAddress, Timestamp};
use openidconnect::{
    AsyncHttpClient, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenVerifier, IssuerUrl,
    LocalizedClaim, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    SignatureVerificationError, TokenResponse,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKey,
        CoreJwsSigningAlgorithm, CoreProviderMetadata,
    },
};
use platform::{
    settings::{OidcClient, Providers},
    tokens::random_token,
};
use tokio::sync::Mutex;

use crate::domain::oidc::OidcState;

/// For how many seconds what an issuer says of itself, keys included, is not asked again.
const KNOWN_SECONDS: i64 = 3_600;
/// After so many seconds an issuer is asked again when it signed with a key that is not known.
const ASKED_AGAIN_SECONDS: i64 = 60;
const TIMEOUT: Duration = Duration::from_secs(10);
/// Longer answers are no issuer's.
const MAX_ANSWER_BYTES: usize = 1 << 20;
/// OpenID Connect Core: a subject has at most 255 characters.
const MAX_SUBJECT_BYTES: usize = 255;

/// Why a provider did not vouch for somebody. No variant holds a code, a token or a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OidcError {
    #[error("the provider is not configured")]
    NotConfigured,
    #[error("the issuer's address, or the app's, is none")]
    Address,
    #[error("the issuer's description could not be had")]
    Discovery,
    #[error("the issuer gave no token for the code")]
    Token,
    #[error("the id token is not good: {0}")]
    IdToken(&'static str),
}

/// A request that got no answer.
#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("the issuer does not answer")]
    Http(#[from] reqwest::Error),
    #[error("the issuer's answer is too long")]
    TooLong,
}

impl OidcError {
    /// The refusal; what happened goes to the log.
    pub(crate) fn refused(&self, provider: OidcProvider) -> ServiceError {
        if !matches!(self, Self::NotConfigured) {
            tracing::warn!(?provider, error = %self, "a sign-in with a provider failed");
        }
        RefusalCode::ProviderSignInFailed.into()
    }
}

/// What begins a sign-in.
pub(crate) struct Asked {
    pub(crate) authorize_url: String,
    /// Comes back with the code.
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) pkce_verifier: String,
}

/// Whom a provider vouches for.
pub(crate) struct Vouched {
    /// Who it is there, for good.
    pub(crate) subject: String,
    /// Only when the provider verified it.
    pub(crate) email: Option<EmailAddress>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
}

/// An issuer and what it last said of itself.
struct Issuer {
    provider: OidcProvider,
    client: OidcClient,
    known: Mutex<Option<(Timestamp, CoreProviderMetadata)>>,
}

/// Asks the configured issuers.
pub(crate) struct Oidc {
    http: Http,
    redirect: String,
    issuers: Vec<Issuer>,
}

impl Oidc {
    /// The issuers of `providers`, which come back to the app at `app_url`.
    pub(crate) fn new(providers: Providers, app_url: &str) -> Self {
        // A redirect would lead the client's secret to wherever the issuer points.
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()
            .unwrap_or_default();
        let configured = [(OidcProvider::Apple, providers.apple), (OidcProvider::Google, providers.google)];
        let issuers = configured.into_iter().filter_map(|(provider, client)| {
            client.map(|client| Issuer { provider, client, known: Mutex::new(None) })
        });
        let redirect = format!("{}/auth/callback", app_url.trim_end_matches('/'));
        Self { http: Http(http), redirect, issuers: issuers.collect() }
    }

    /// Begins a sign-in.
    pub(crate) async fn ask(&self, provider: OidcProvider, now: Timestamp) -> Result<Asked, OidcError> {
        let issuer = self.issuer(provider)?;
        let metadata = self.metadata(issuer, now, KNOWN_SECONDS).await?;
        let (state, nonce, pkce_verifier) = (random_token(), random_token(), random_token());
        let verifier = PkceCodeVerifier::new(pkce_verifier.clone());
        let (csrf, asked_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
        let client = client(issuer, metadata).set_redirect_uri(self.redirect()?);
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || csrf, || asked_nonce)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_scope(Scope::new("email".to_owned()));
        let request = match provider {
            // Apple tells name and address only to who takes them by POST.
            OidcProvider::Apple => {
                request.add_scope(Scope::new("name".to_owned())).add_extra_param("response_mode", "form_post")
            }
            OidcProvider::Google => request.add_scope(Scope::new("profile".to_owned())),
        };
        Ok(Asked { authorize_url: request.url().0.into(), state, nonce, pkce_verifier })
    }

    /// Ends a sign-in: the code for an id token, which must be the issuer's, for us, for this sign-in, and
    /// not over.
    pub(crate) async fn answer(
        &self,
        asked: &OidcState,
        code: String,
        now: Timestamp,
    ) -> Result<Vouched, OidcError> {
        let issuer = self.issuer(asked.provider)?;
        let metadata = self.metadata(issuer, now, KNOWN_SECONDS).await?;
        let token = self.exchange(issuer, metadata.clone(), (code, asked.pkce_verifier.clone())).await?;
        let expected = Expected { nonce: Nonce::new(asked.nonce.clone()), now };
        let checked = match expected.check(issuer, metadata, &token) {
            // The issuer has other keys since it was asked.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let metadata = self.metadata(issuer, now, ASKED_AGAIN_SECONDS).await?;
                expected.check(issuer, metadata, &token)
            }
            checked => checked,
        };
        vouched(&checked.map_err(|error| OidcError::IdToken(reason(&error)))?)
    }

    async fn exchange(
        &self,
        issuer: &Issuer,
        metadata: CoreProviderMetadata,
        (code, pkce_verifier): (String, String),
    ) -> Result<CoreIdToken, OidcError> {
        let client = client(issuer, metadata).set_redirect_uri(self.redirect()?);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| OidcError::Discovery)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(pkce_verifier));
        let answer = request.request_async(&self.http).await.map_err(|_| OidcError::Token)?;
        answer.id_token().cloned().ok_or(OidcError::Token)
    }

    fn issuer(&self, provider: OidcProvider) -> Result<&Issuer, OidcError> {
        self.issuers.iter().find(|issuer| issuer.provider == provider).ok_or(OidcError::NotConfigured)
    }

    /// What the issuer says of itself, unless it was asked less than `seconds` ago: asked by one at a time.
    async fn metadata(
        &self,
        issuer: &Issuer,
        now: Timestamp,
        seconds: i64,
    ) -> Result<CoreProviderMetadata, OidcError> {
        let mut known = issuer.known.lock().await;
        let fresh = known.as_ref().filter(|(at, _)| now < at.plus_seconds(seconds));
        if let Some((_, metadata)) = fresh {
            return Ok(metadata.clone());
        }
        let url = IssuerUrl::new(issuer.client.issuer.clone()).map_err(|_| OidcError::Address)?;
        let metadata = CoreProviderMetadata::discover_async(url, &self.http).await;
        let metadata = metadata.map_err(|_| OidcError::Discovery)?;
        *known = Some((now, metadata.clone()));
        Ok(metadata)
    }

    fn redirect(&self) -> Result<RedirectUrl, OidcError> {
        RedirectUrl::new(self.redirect.clone()).map_err(|_| OidcError::Address)
    }
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

fn client(issuer: &Issuer, metadata: CoreProviderMetadata) -> Client {
    let id = ClientId::new(issuer.client.client_id.clone());
    let secret = ClientSecret::new(issuer.client.client_secret.clone());
    // Apple takes the secret in the body only, Google there too.
    CoreClient::from_provider_metadata(metadata, id, Some(secret)).set_auth_type(AuthType::RequestBody)
}

/// What an id token must be for.
struct Expected {
    nonce: Nonce,
    now: Timestamp,
}

impl Expected {
    fn check(
        &self,
        issuer: &Issuer,
        metadata: CoreProviderMetadata,
        token: &CoreIdToken,
    ) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
        let client = client(issuer, metadata);
        let seconds = self.now.as_seconds();
        // What issuers sign with; never with the secret they share with us.
        let signed =
            [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];
        let verifier: IdTokenVerifier<'_, CoreJsonWebKey> = client
            .id_token_verifier()
            .set_allowed_algs(signed)
            .set_time_fn(move || DateTime::from_timestamp(seconds, 0).unwrap_or_default());
        token.claims(&verifier, &self.nonce).cloned()
    }
}

/// The value in whatever language it comes.
fn first<T: std::ops::Deref<Target = String>>(claim: &LocalizedClaim<T>) -> Option<String> {
    claim.iter().next().map(|(_, value)| value.to_string())
}

/// Whom the claims are about.
fn vouched(claims: &CoreIdTokenClaims) -> Result<Vouched, OidcError> {
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > MAX_SUBJECT_BYTES {
        return Err(OidcError::IdToken("the subject"));
    }
    let is_verified = claims.email_verified() == Some(true);
    let email = claims.email().filter(|_| is_verified).and_then(|email| EmailAddress::parse(email.as_str()));
    Ok(Vouched {
        subject: subject.to_owned(),
        email,
        first_name: claims.given_name().and_then(first),
        last_name: claims.family_name().and_then(first),
    })
}

/// What is wrong with an id token, without what it says.
const fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "it is over",
        ClaimsVerificationError::InvalidAudience(_) => "the audience",
        ClaimsVerificationError::InvalidIssuer(_) => "the issuer",
        ClaimsVerificationError::InvalidNonce(_) => "the nonce",
        ClaimsVerificationError::SignatureVerification(_) => "the signature",
        _ => "something else",
    }
}

/// Sends what the library prepared.
struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = FetchError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

impl Http {
    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MAX_ANSWER_BYTES {
                return Err(FetchError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        std::mem::swap(response.headers_mut(), answer.headers_mut());
        Ok(response)
    }
}
