//! Settings: read once from the environment, checked, and refused in production when they are the
//! development ones.

mod blobs;
mod providers;
mod served;
mod sites;

use std::{net::SocketAddr, path::PathBuf};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

pub use blobs::BlobPlace;
pub use providers::{OidcClient, Providers, StripeIdentity, Veriff};
pub use served::{SitePlace, SiteSettings};
pub use sites::{Site, SiteOrigins};

/// Where the process runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// A developer's machine or a test.
    Development,
    /// In front of people.
    Production,
}

/// Who may register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EligibilityPolicy {
    /// Confirmed e-mail, verified identity, subscription: the product's rule.
    Full,
    /// Confirmed e-mail, verified identity, adult: development only, until billing exists.
    VerifiedAdults,
    /// Confirmed e-mail and adult: development only.
    ConfirmedAdults,
}

/// Whether administrators must have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactorPolicy {
    /// Until it is set up, a session may do nothing else.
    Required,
    /// Development only.
    Optional,
}

/// Whether committed events are delivered by this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayMode {
    /// Right after the commit, and swept at start and regularly.
    On,
    /// They stay in the outbox for another process (command line, maintenance).
    Paused,
}

/// A 32-byte secret. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// The bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key of its own for `purpose`, which does not lead back to this one: HMAC-SHA-256.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return self.clone();
        };
        mac.update(purpose.as_bytes());
        Self(mac.finalize().into_bytes().into())
    }

    /// The key everybody knows, for development; `purpose` keeps the keys apart.
    #[must_use]
    pub fn development(purpose: u8) -> Self {
        Self([purpose; 32])
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// Everything a process is told from outside.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `YOUSOON_ENV`: `development` (default) or `production`.
    pub environment: Environment,
    /// `YOUSOON_LISTEN`: the API's address, `127.0.0.1:4000` by default.
    pub listen: SocketAddr,
    /// `MONGODB_URI`.
    pub mongodb_uri: String,
    /// `YOUSOON_DB_PREFIX`: what the contexts' database names start with, `yousoon` by default.
    pub database_prefix: String,
    /// `YOUSOON_DB_TRANSACTIONS`: how many transactions are open together, 6 by default.
    pub open_transactions: usize,
    /// `YOUSOON_ACCESS_KEY`: Ed25519 seed of access tokens, 32 bytes in base64url.
    pub access_key: SecretKey,
    /// `YOUSOON_TICKET_KEY`: Ed25519 seed of tickets, 32 bytes in base64url.
    pub ticket_key: SecretKey,
    /// `YOUSOON_CODE_KEY`: key of e-mail codes, 32 bytes in base64url.
    pub code_key: SecretKey,
    /// `YOUSOON_VAULT_KEY`: what secrets and document images are encrypted under, 32 bytes in base64url.
    pub vault_key: SecretKey,
    /// `YOUSOON_VAULT_EARLIER_KEYS`: keys before it, separated by commas; they still open.
    pub vault_earlier_keys: Vec<SecretKey>,
    /// `YOUSOON_DOCUMENT_KEY`: key of the hashes of document numbers, 32 bytes in base64url. It never changes:
    /// a document that verified an account would be accepted again.
    pub document_key: SecretKey,
    /// `YOUSOON_BLOBS`: `s3://bucket` or `s3://bucket/prefix`; or `YOUSOON_BLOBS_DIR`, a folder: where uploaded
    /// files are. One of them is required in production.
    pub blobs: BlobPlace,
    /// `YOUSOON_MEDIA_WORKERS`: how many photos are made into files at a time, 1 by default.
    pub media_workers: usize,
    /// `YOUSOON_OCR_MODEL`: the recognition model (`cargo xtask setup` brings it). Without it every document
    /// goes to manual review.
    pub ocr_model: Option<PathBuf>,
    /// `YOUSOON_OCR_WORKERS`: how many documents are read at a time, 1 by default.
    pub ocr_workers: usize,
    /// `YOUSOON_PUBLIC_URL`: the API's address as clients see it, `http://localhost:4000` by default.
    pub public_url: String,
    /// `YOUSOON_APP_URL`: the member app's address, for passkeys and providers to come back to,
    /// `http://localhost:4000` by default.
    pub app_url: String,
    /// `YOUSOON_SITE_ORIGINS`: where the sites are served from, as `site=origin` separated by commas.
    pub site_origins: SiteOrigins,
    /// `YOUSOON_SECOND_FACTOR`: `required` for administrators (production), or `optional` (development).
    pub admin_second_factor: SecondFactorPolicy,
    /// `YOUSOON_PROXIES`: how many proxies of ours stand in front and add to `X-Forwarded-For`; 0 by default:
    /// then the header is not believed.
    pub proxies: usize,
    /// Sign in with Apple and Google, and the providers of identity checks.
    pub providers: Providers,
    /// `YOUSOON_ELIGIBILITY`: `full` (default in production), or for development `verified-adults` (without
    /// a subscription) or `confirmed-adults` (without an identity check either).
    pub eligibility: EligibilityPolicy,
    /// `YOUSOON_CHECK_IN_OPENS_MINUTES`: how long before the start doors open; 180 by default in
    /// production, unbounded in development so that a journey can be walked at any hour.
    pub check_in_opens_minutes: Option<i64>,
    /// `YOUSOON_RELAY`: `on` (default) or `paused`.
    pub relay: RelayMode,
    /// `SMTP_URL`: `smtp://user:password@host:port` or `smtps://…`; without it mail stays in the mailbox.
    pub smtp_url: Option<String>,
    /// `YOUSOON_MAIL_FROM`: the sender's address.
    pub mail_from: String,
    /// `YOUSOON_GRAPHIQL_DIR`: the folder with GraphiQL's files (`cargo xtask setup` brings them).
    pub graphiql_dir: Option<String>,
}

/// Why the settings are refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SettingsError {
    /// A setting has a value it cannot have.
    #[error("{name}: {problem}")]
    Invalid {
        /// Which setting.
        name: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// A setting that production needs is missing or the development one.
    #[error("{name}: production needs a value of its own")]
    DevelopmentInProduction {
        /// Which setting.
        name: &'static str,
    },
}

impl Settings {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// On the first setting that cannot be used.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::read(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads settings from any source of named values.
    ///
    /// # Errors
    /// On the first setting that cannot be used.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let environment = choice(
            &get,
            "YOUSOON_ENV",
            Environment::Development,
            &[("development", Environment::Development), ("production", Environment::Production)],
        )?;
        let production = environment == Environment::Production;
        let default_eligibility =
            if production { EligibilityPolicy::Full } else { EligibilityPolicy::ConfirmedAdults };
        let eligibility = choice(
            &get,
            "YOUSOON_ELIGIBILITY",
            default_eligibility,
            &[
                ("full", EligibilityPolicy::Full),
                ("verified-adults", EligibilityPolicy::VerifiedAdults),
                ("confirmed-adults", EligibilityPolicy::ConfirmedAdults),
            ],
        )?;
        if production && eligibility != EligibilityPolicy::Full {
            return Err(SettingsError::DevelopmentInProduction { name: "YOUSOON_ELIGIBILITY" });
        }
        let mongodb_uri = match get("MONGODB_URI") {
            Some(uri) => uri,
            None if production => return Err(SettingsError::DevelopmentInProduction { name: "MONGODB_URI" }),
            None => "mongodb://127.0.0.1:27017/?directConnection=true".to_owned(),
        };
        Ok(Self {
            environment,
            listen: parsed(&get, "YOUSOON_LISTEN", SocketAddr::from(([127, 0, 0, 1], 4000)))?,
            mongodb_uri,
            database_prefix: get("YOUSOON_DB_PREFIX").unwrap_or_else(|| "yousoon".to_owned()),
            open_transactions: number(&get, "YOUSOON_DB_TRANSACTIONS", 6, 1..=1_000)?,
            access_key: key(&get, "YOUSOON_ACCESS_KEY", production, 1)?,
            ticket_key: key(&get, "YOUSOON_TICKET_KEY", production, 2)?,
            code_key: key(&get, "YOUSOON_CODE_KEY", production, 3)?,
            vault_key: key(&get, "YOUSOON_VAULT_KEY", production, 4)?,
            vault_earlier_keys: keys(&get, "YOUSOON_VAULT_EARLIER_KEYS")?,
            document_key: key(&get, "YOUSOON_DOCUMENT_KEY", production, 5)?,
            blobs: BlobPlace::read(&get, production)?,
            media_workers: number(&get, "YOUSOON_MEDIA_WORKERS", 1, 1..=64)?,
            ocr_model: get("YOUSOON_OCR_MODEL").map(PathBuf::from),
            ocr_workers: number(&get, "YOUSOON_OCR_WORKERS", 1, 1..=64)?,
            public_url: address(&get, "YOUSOON_PUBLIC_URL", production)?,
            app_url: address(&get, "YOUSOON_APP_URL", production)?,
            site_origins: SiteOrigins::read(&get, production)?,
            admin_second_factor: second_factor(&get, production)?,
            proxies: number(&get, "YOUSOON_PROXIES", 0, 0..=10)?,
            providers: Providers::read(&get),
            eligibility,
            check_in_opens_minutes: match get("YOUSOON_CHECK_IN_OPENS_MINUTES") {
                Some(_) => Some(parsed(&get, "YOUSOON_CHECK_IN_OPENS_MINUTES", 180)?),
                None => production.then_some(180),
            },
            relay: choice(
                &get,
                "YOUSOON_RELAY",
                RelayMode::On,
                &[("on", RelayMode::On), ("paused", RelayMode::Paused)],
            )?,
            smtp_url: get("SMTP_URL"),
            mail_from: get("YOUSOON_MAIL_FROM").unwrap_or_else(|| "Yousoon <bonjour@yousoon.com>".to_owned()),
            graphiql_dir: get("YOUSOON_GRAPHIQL_DIR"),
        })
    }

    /// Whether this is a developer's machine or a test.
    #[must_use]
    pub fn is_development(&self) -> bool {
        self.environment == Environment::Development
    }
}

fn choice<T: Copy>(
    get: impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: T,
    options: &[(&str, T)],
) -> Result<T, SettingsError> {
    let Some(text) = get(name) else { return Ok(default) };
    let found = options.iter().find(|(option, _)| *option == text).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let known: Vec<_> = options.iter().map(|(option, _)| *option).collect();
        SettingsError::Invalid { name, problem: format!("expected one of {}", known.join(", ")) }
    })
}

fn parsed<T: std::str::FromStr>(
    get: impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: T,
) -> Result<T, SettingsError>
where
    T::Err: std::fmt::Display,
{
    let Some(text) = get(name) else { return Ok(default) };
    text.parse().map_err(|error: T::Err| SettingsError::Invalid { name, problem: error.to_string() })
}

fn number(
    get: impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: usize,
    range: std::ops::RangeInclusive<usize>,
) -> Result<usize, SettingsError> {
    let number = parsed(get, name, default)?;
    if range.contains(&number) {
        return Ok(number);
    }
    let problem = format!("between {} and {}", range.start(), range.end());
    Err(SettingsError::Invalid { name, problem })
}

/// An address of our own, without a slash at its end.
fn address(
    get: impl Fn(&str) -> Option<String>,
    name: &'static str,
    production: bool,
) -> Result<String, SettingsError> {
    let address = match get(name) {
        Some(address) => address.trim_end_matches('/').to_owned(),
        None if production => return Err(SettingsError::DevelopmentInProduction { name }),
        None => "http://localhost:4000".to_owned(),
    };
    let secure = address.starts_with("https://");
    if secure || (!production && address.starts_with("http://")) {
        return Ok(address);
    }
    Err(SettingsError::Invalid { name, problem: "an address that starts with https://".to_owned() })
}

fn second_factor(
    get: impl Fn(&str) -> Option<String>,
    production: bool,
) -> Result<SecondFactorPolicy, SettingsError> {
    let default = if production { SecondFactorPolicy::Required } else { SecondFactorPolicy::Optional };
    let name = "YOUSOON_SECOND_FACTOR";
    let choices = [("required", SecondFactorPolicy::Required), ("optional", SecondFactorPolicy::Optional)];
    let policy = choice(get, name, default, &choices)?;
    if production && policy != SecondFactorPolicy::Required {
        return Err(SettingsError::DevelopmentInProduction { name });
    }
    Ok(policy)
}

fn keys(get: impl Fn(&str) -> Option<String>, name: &'static str) -> Result<Vec<SecretKey>, SettingsError> {
    let Some(texts) = get(name) else { return Ok(Vec::new()) };
    texts.split(',').map(|text| key(|_: &str| Some(text.trim().to_owned()), name, true, 0)).collect()
}

fn key(
    get: impl Fn(&str) -> Option<String>,
    name: &'static str,
    production: bool,
    purpose: u8,
) -> Result<SecretKey, SettingsError> {
    let development = SecretKey::development(purpose);
    let key = match get(name) {
        None => development.clone(),
        Some(text) => {
            let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
            let bytes = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            let problem = "expected 32 bytes in base64url".to_owned();
            SecretKey(bytes.ok_or(SettingsError::Invalid { name, problem })?)
        }
    };
    if production && key == development {
        return Err(SettingsError::DevelopmentInProduction { name });
    }
    Ok(key)
}

#[cfg(test)]
mod tests;
