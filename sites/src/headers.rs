//! The headers every answer carries.

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
};
use platform::settings::SiteSettings;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::loopback;

/// Adds them.
pub fn on(router: Router, settings: &SiteSettings) -> Router {
    // Settings with characters no header may hold end as a policy that allows nothing.
    let policy = HeaderValue::from_str(&content_security_policy(settings))
        .unwrap_or(HeaderValue::from_static("default-src 'none'"));
    router
        .layer(always(header::CONTENT_SECURITY_POLICY, policy))
        .layer(constant("permissions-policy", PERMISSIONS))
        .layer(constant("x-content-type-options", "nosniff"))
        .layer(constant("x-frame-options", "DENY"))
        .layer(constant("referrer-policy", "strict-origin-when-cross-origin"))
        .layer(constant("cross-origin-opener-policy", "same-origin"))
}

/// The camera for the scanner and for documents, the place for what is near.
const PERMISSIONS: &str =
    "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), midi=(), display-capture=()";

fn constant(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    always(HeaderName::from_static(name), HeaderValue::from_static(value))
}

fn always(name: HeaderName, value: HeaderValue) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, value)
}

fn content_security_policy(settings: &SiteSettings) -> String {
    let mut others = loopback::names(settings, origin(&settings.api_url));
    if settings.public_url != settings.api_url {
        others.extend(loopback::names(settings, origin(&settings.public_url)));
    }
    let maps = settings.map_style_url.iter().chain(&settings.map_origins);
    others.extend(maps.map(|address| origin(address).to_owned()));
    let others = others.join(" ");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' {others}; \
         img-src 'self' data: blob: {others}; style-src 'self' 'unsafe-inline'; font-src 'self'; \
         worker-src 'self' blob:; media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}

/// `https://host:port` of an address.
fn origin(address: &str) -> &str {
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let path = address[after_scheme..].find('/');
    path.map_or(address, |at| &address[..after_scheme + at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::settings::Environment;

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(origin("https://tiles.yousoon.com/styles/paris.json"), "https://tiles.yousoon.com");
        assert_eq!(origin("http://127.0.0.1:4000"), "http://127.0.0.1:4000");
    }

    #[test]
    fn the_policy_names_the_api_and_the_maps_and_nobody_else() {
        let settings = SiteSettings {
            environment: Environment::Production,
            sites: Vec::new(),
            api_url: "https://api.yousoon.com".to_owned(),
            public_url: "https://api.yousoon.com".to_owned(),
            map_style_url: Some("https://tiles.yousoon.com/style.json".to_owned()),
            map_origins: vec!["https://fonts.yousoon.com".to_owned()],
        };
        let policy = content_security_policy(&settings);
        let others = "https://api.yousoon.com https://tiles.yousoon.com https://fonts.yousoon.com";
        assert!(policy.contains(&format!("connect-src 'self' {others};")), "{policy}");
        assert!(policy.contains(&format!("img-src 'self' data: blob: {others};")), "{policy}");
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'") && !policy.contains('*'), "{policy}");
    }
}
