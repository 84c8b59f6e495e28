//! Who asks, out of a request's head: the token (its own or a site's cookie), the language, the device.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Response},
};
use contracts::identity::Client;
use kernel::Language;

use super::site_sessions::{SiteRefusal, SiteSession, access_token};
use crate::{Gateway, errors::ErrorTexts, request::Caller};

/// Longest name a browser or app may give itself, in characters.
const MAX_USER_AGENT: usize = 300;

impl FromRequestParts<Gateway> for Caller {
    type Rejection = Rejected;

    async fn from_request_parts(parts: &mut Parts, gateway: &Gateway) -> Result<Self, Rejected> {
        let (headers, deps) = (&parts.headers, &gateway.inner.deps);
        let accept_language = text(headers, header::ACCEPT_LANGUAGE);
        let site = SiteSession::read(headers, &deps.site_origins);
        let site = site.map_err(|refusal| Rejected {
            refusal,
            texts: Arc::clone(&gateway.inner.texts),
            language: accept_language.map(Language::from_accept_language).unwrap_or_default(),
        })?;
        let caller = gateway.caller(access_token(headers, site.as_ref()), accept_language);
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let address = client_address(peer, headers, deps.proxies);
        Ok(Self { client: Client { address, user_agent: user_agent(headers) }, site, ..caller })
    }
}

/// A request that nobody is told anything about.
pub struct Rejected {
    refusal: SiteRefusal,
    texts: Arc<ErrorTexts>,
    language: Language,
}

impl IntoResponse for Rejected {
    fn into_response(self) -> Response {
        self.refusal.answer(&self.texts, self.language)
    }
}

/// A header's text.
pub fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let name = String::from_utf8_lossy(headers.get(header::USER_AGENT)?.as_bytes());
    let name: String = name.trim().chars().take(MAX_USER_AGENT).collect();
    (!name.is_empty()).then_some(name)
}

/// The address a request came from. Each of our proxies adds the address it was called from at the end of
/// `X-Forwarded-For`, so the client's is as many from the right as there are proxies; what stands further left
/// the client may have made up. A request that came around the proxies has fewer: its peer is the client.
fn client_address(peer: Option<IpAddr>, headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let forwarded = || {
        let lines = headers.get_all("x-forwarded-for").iter();
        let text: Vec<_> = lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
        let text = text.join(",");
        let from_the_right = proxies.checked_sub(1)?;
        ip(text.rsplit(',').nth(from_the_right)?.trim())
    };
    forwarded().or(peer).map(|address| address.to_canonical())
}

/// An address, with or without a port.
fn ip(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse::<SocketAddr>().map(|address| address.ip());
    text.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn address(lines: &[&'static str], proxies: usize) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let peer = Some(IpAddr::from([10, 0, 0, 9]));
        client_address(peer, &headers, proxies).map(|address| address.to_string())
    }

    #[test]
    fn only_our_proxies_are_believed() {
        let peer = Some("10.0.0.9".to_owned());
        assert_eq!(address(&["198.51.100.7"], 0), peer, "no proxy of ours: anybody can write that");
        assert_eq!(address(&["6.6.6.6, 198.51.100.7"], 1).as_deref(), Some("198.51.100.7"));
        assert_eq!(address(&["6.6.6.6, 198.51.100.7, 10.0.0.1"], 2).as_deref(), Some("198.51.100.7"));
        assert_eq!(address(&["6.6.6.6", "198.51.100.7", "10.0.0.1"], 2).as_deref(), Some("198.51.100.7"));
        assert_eq!(address(&["198.51.100.7"], 2), peer, "it came around a proxy");
        assert_eq!(address(&[], 1), peer);
        assert_eq!(address(&["198.51.100.7, unknown"], 1), peer);
    }

    #[test]
    fn an_address_is_written_in_one_way() {
        for (written, meant) in [
            ("198.51.100.7:443", "198.51.100.7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
        ] {
            assert_eq!(address(&[written], 1).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(client_address(None, &HeaderMap::new(), 1), None);
    }

    #[test]
    fn a_long_name_is_cut() {
        let mut headers = HeaderMap::new();
        assert_eq!(user_agent(&headers), None);
        headers.insert(header::USER_AGENT, HeaderValue::from_str(&"é".repeat(1_000)).unwrap());
        assert_eq!(user_agent(&headers).unwrap().chars().count(), 300);
        headers.insert(header::USER_AGENT, HeaderValue::from_static("  "));
        assert_eq!(user_agent(&headers), None);
    }
}
