//! Accounts with others: each is used when all of its settings are there.

/// Accounts with others.
#[derive(Debug, Clone, Default)]
pub struct Providers {
    /// Sign in with Apple: `YOUSOON_APPLE_CLIENT_ID`, `YOUSOON_APPLE_CLIENT_SECRET`,
    /// `YOUSOON_APPLE_ISSUER` (`https://appleid.apple.com`).
    pub apple: Option<OidcClient>,
    /// Sign in with Google: `YOUSOON_GOOGLE_CLIENT_ID`, `YOUSOON_GOOGLE_CLIENT_SECRET`,
    /// `YOUSOON_GOOGLE_ISSUER` (`https://accounts.google.com`).
    pub google: Option<OidcClient>,
    /// Stripe Identity: `YOUSOON_STRIPE_IDENTITY_KEY`, `YOUSOON_STRIPE_IDENTITY_WEBHOOK_SECRET`,
    /// `YOUSOON_STRIPE_URL` (`https://api.stripe.com`).
    pub stripe_identity: Option<StripeIdentity>,
    /// Veriff: `YOUSOON_VERIFF_API_KEY`, `YOUSOON_VERIFF_SHARED_SECRET`, `YOUSOON_VERIFF_URL`
    /// (`https://stationapi.veriff.com`).
    pub veriff: Option<Veriff>,
}

/// A client of an OpenID Connect issuer.
#[derive(Clone)]
pub struct OidcClient {
    /// Where `/.well-known/openid-configuration` is.
    pub issuer: String,
    /// The client's id there.
    pub client_id: String,
    /// The client's secret there.
    pub client_secret: String,
}

/// An account at Stripe Identity.
#[derive(Clone)]
pub struct StripeIdentity {
    /// Where its API is.
    pub url: String,
    /// The secret key.
    pub key: String,
    /// What its webhooks are signed with.
    pub webhook_secret: String,
}

/// An account at Veriff.
#[derive(Clone)]
pub struct Veriff {
    /// Where its API is.
    pub url: String,
    /// The public part.
    pub api_key: String,
    /// What requests and webhooks are signed with.
    pub shared_secret: String,
}

macro_rules! without_secrets {
    ($($name:ident shows $field:ident;)+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut shown = f.debug_struct(stringify!($name));
                shown.field(stringify!($field), &self.$field).finish_non_exhaustive()
            }
        }
    )+};
}
without_secrets! {
    OidcClient shows issuer;
    StripeIdentity shows url;
    Veriff shows url;
}

impl Providers {
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let or = |name: &str, default: &str| get(name).unwrap_or_else(|| default.to_owned());
        let oidc = |name: &str, issuer: &str| {
            Some(OidcClient {
                issuer: or(&format!("YOUSOON_{name}_ISSUER"), issuer),
                client_id: get(&format!("YOUSOON_{name}_CLIENT_ID"))?,
                client_secret: get(&format!("YOUSOON_{name}_CLIENT_SECRET"))?,
            })
        };
        let stripe_identity = || {
            Some(StripeIdentity {
                url: or("YOUSOON_STRIPE_URL", "https://api.stripe.com"),
                key: get("YOUSOON_STRIPE_IDENTITY_KEY")?,
                webhook_secret: get("YOUSOON_STRIPE_IDENTITY_WEBHOOK_SECRET")?,
            })
        };
        let veriff = || {
            Some(Veriff {
                url: or("YOUSOON_VERIFF_URL", "https://stationapi.veriff.com"),
                api_key: get("YOUSOON_VERIFF_API_KEY")?,
                shared_secret: get("YOUSOON_VERIFF_SHARED_SECRET")?,
            })
        };
        Self {
            apple: oidc("APPLE", "https://appleid.apple.com"),
            google: oidc("GOOGLE", "https://accounts.google.com"),
            stripe_identity: stripe_identity(),
            veriff: veriff(),
        }
    }
}
