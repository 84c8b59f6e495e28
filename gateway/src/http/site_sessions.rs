//! Sessions of browser sites, kept in cookies that no script can read.
//!
//! A page says which site it is with the header `X-Yousoon-Site`. Only then are cookies read and set, and an
//! answer that has tokens is sent without them. Another site's page cannot send that header: browsers ask
//! first (CORS), and the answer is no. See `docs/adr/0014-sessions-of-sites-in-cookies.md`.

use axum::{
    Json,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, header::InvalidHeaderValue},
    response::{IntoResponse, Response},
};
use contracts::{
    FailureCode,
    identity::{Secret, SessionTokens},
};
use kernel::{Language, Timestamp};
use platform::settings::{Site, SiteOrigins};
use serde_json::json;

use super::caller::text;
use crate::errors::ErrorTexts;

/// The header a site's pages send.
pub const SITE_HEADER: HeaderName = HeaderName::from_static("x-yousoon-site");
/// Host-only, for no script, over HTTPS (browsers take the loopback address for secure), and never with a
/// request that another site's page began.
const ATTRIBUTES: &str = "Path=/; HttpOnly; Secure; SameSite=Strict";

/// What the cookies of a site's page say.
#[derive(Debug, Clone)]
pub struct SiteSession {
    site: Site,
    access: Option<Secret>,
    refresh: Option<Secret>,
}

/// Why a request that names a site is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteRefusal {
    /// There is no such site, or nobody signs in there.
    Unknown,
    /// The page is not the site's.
    ForeignOrigin,
}

impl SiteSession {
    /// The session of the site that the request names; none when it names no site.
    ///
    /// # Errors
    /// When it names a site that does not exist, or comes from a page that is not the site's.
    pub fn read(headers: &HeaderMap, origins: &SiteOrigins) -> Result<Option<Self>, SiteRefusal> {
        let Some(name) = headers.get(SITE_HEADER) else { return Ok(None) };
        let site = name.to_str().ok().and_then(Site::named).filter(|site| *site != Site::Showcase);
        let site = site.ok_or(SiteRefusal::Unknown)?;
        // Without an origin it is no page of another site: browsers never leave it out of a POST.
        let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
        if origin.is_some_and(|origin| !origins.is_of(site, origin)) {
            return Err(SiteRefusal::ForeignOrigin);
        }
        let [access, refresh] = cookie_names(site).map(|name| cookie(headers, &name));
        Ok(Some(Self { site, access, refresh }))
    }

    /// The access token.
    pub fn access_token(&self) -> Option<&str> {
        self.access.as_ref().map(|token| token.0.as_str())
    }

    /// The refresh token.
    pub fn refresh_token(&self) -> Option<Secret> {
        self.refresh.clone()
    }

    /// The `Set-Cookie` headers that keep these tokens for as long as the session lasts, the access token's
    /// too: what it is good for it says itself.
    ///
    /// # Errors
    /// When a token is not made of what a header may have.
    pub fn keep(
        &self,
        tokens: &SessionTokens,
        now: Timestamp,
    ) -> Result<[HeaderValue; 2], InvalidHeaderValue> {
        let [access, refresh] = cookie_names(self.site);
        let lasts = tokens.session_ends_at.map(|ends| ends.millis_since(now).max(0) / 1_000);
        let lasts = lasts.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let set = |name: &str, value: &str| {
            let mut set = HeaderValue::from_str(&format!("{name}={value}; {ATTRIBUTES}{lasts}"))?;
            set.set_sensitive(true);
            Ok(set)
        };
        Ok([set(&access, &tokens.access_token)?, set(&refresh, &tokens.refresh_token)?])
    }

    /// The `Set-Cookie` headers that remove both cookies.
    ///
    /// # Errors
    /// Never: the names are those of the sites.
    pub fn forget(&self) -> Result<[HeaderValue; 2], InvalidHeaderValue> {
        let [access, refresh] = cookie_names(self.site);
        let remove = |name: &str| HeaderValue::from_str(&format!("{name}=; {ATTRIBUTES}; Max-Age=0"));
        Ok([remove(&access)?, remove(&refresh)?])
    }
}

impl SiteRefusal {
    /// The answer, in the form of GraphQL errors and of refused uploads alike.
    pub fn answer(self, texts: &ErrorTexts, language: Language) -> Response {
        let (status, code) = match self {
            Self::Unknown => (StatusCode::BAD_REQUEST, FailureCode::BadUserInput),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, FailureCode::Forbidden),
        };
        let message = texts.failure(language, code);
        let code = code.as_ref();
        let extensions = json!({ "code": code, "status": status.as_u16() });
        let error = json!({ "code": code, "field": null, "message": message, "extensions": extensions });
        (status, Json(json!({ "data": null, "errors": [error] }))).into_response()
    }
}

/// The names of a site's access and refresh cookie.
fn cookie_names(site: Site) -> [String; 2] {
    ["access", "refresh"].map(|what| format!("yousoon_{}_{what}", site.name()))
}

/// A cookie's value. Two different ones of one name are none: a neighbour of our host could have set the
/// other one, and which is which cannot be told.
fn cookie(headers: &HeaderMap, name: &str) -> Option<Secret> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut values = pairs.filter(|(known, _)| *known == name).map(|(_, value)| value);
    let value = values.next().filter(|value| !value.is_empty())?;
    values.all(|other| other == value).then(|| Secret(value.to_owned()))
}

/// The access token of a request: that of its `Authorization` header when it has one, of the site's cookie
/// otherwise.
pub fn access_token<'a>(headers: &'a HeaderMap, site: Option<&'a SiteSession>) -> Option<&'a str> {
    match text(headers, header::AUTHORIZATION) {
        Some(authorization) => {
            let (scheme, token) = authorization.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        }
        None => site.and_then(SiteSession::access_token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, HeaderValue::from_static(value));
        }
        headers
    }

    fn read(pairs: &[(HeaderName, &'static str)]) -> Result<Option<SiteSession>, SiteRefusal> {
        let origins = platform::Settings::read(|_| None).unwrap().site_origins;
        SiteSession::read(&headers(pairs), &origins)
    }

    const COOKIES: (HeaderName, &str) =
        (header::COOKIE, "a=b; yousoon_portal_access=acc.e.ss; yousoon_portal_refresh=re.fre.sh");

    #[test]
    fn cookies_are_read_for_the_site_that_is_named_and_no_other() {
        assert!(read(&[COOKIES]).unwrap().is_none());
        let portal = read(&[COOKIES, (SITE_HEADER, "portal")]).unwrap().unwrap();
        assert_eq!(portal.access_token(), Some("acc.e.ss"));
        assert_eq!(portal.refresh_token().unwrap().0, "re.fre.sh");
        for other in ["admin", "member"] {
            let session = read(&[COOKIES, (SITE_HEADER, other)]).unwrap().unwrap();
            assert!(session.access_token().is_none() && session.refresh_token().is_none(), "{other}");
        }
        for unknown in ["", "Portal", "showcase", "shop"] {
            assert_eq!(read(&[(SITE_HEADER, unknown)]).unwrap_err(), SiteRefusal::Unknown, "{unknown}");
        }
    }

    #[test]
    fn a_page_that_is_not_the_sites_is_refused() {
        let site = (SITE_HEADER, "portal");
        assert!(read(&[site.clone(), (header::ORIGIN, "http://127.0.0.1:4002")]).unwrap().is_some());
        for foreign in ["https://evil.example", "http://127.0.0.1:4003", "http://127.0.0.1:4000", "null", ""]
        {
            let refused = read(&[site.clone(), (header::ORIGIN, foreign)]).unwrap_err();
            assert_eq!(refused, SiteRefusal::ForeignOrigin, "{foreign}");
        }
    }

    #[test]
    fn two_cookies_of_one_name_are_none_unless_they_agree() {
        let access = |lines: &[&'static str]| {
            let lines: Vec<_> = lines.iter().map(|line| (header::COOKIE, *line)).collect();
            cookie(&headers(&lines), "yousoon_portal_access").map(|token| token.0)
        };
        assert_eq!(access(&["yousoon_portal_access=one; yousoon_portal_access=two"]), None);
        assert_eq!(access(&["yousoon_portal_access=one", "yousoon_portal_access=two"]), None);
        assert_eq!(access(&["yousoon_portal_access=one", "yousoon_portal_access=one"]), Some("one".into()));
        assert_eq!(access(&["yousoon_portal_access="]), None);
        assert_eq!(access(&["xyousoon_portal_access=one;yousoon_portal_access"]), None);
    }

    #[test]
    fn a_bearer_token_comes_before_the_cookie() {
        let session = read(&[COOKIES, (SITE_HEADER, "portal")]).unwrap();
        let token = |authorization: &[(HeaderName, &'static str)]| {
            access_token(&headers(authorization), session.as_ref()).map(str::to_owned)
        };
        assert_eq!(token(&[]).as_deref(), Some("acc.e.ss"));
        assert_eq!(token(&[(header::AUTHORIZATION, "bearer own")]).as_deref(), Some("own"));
        assert_eq!(token(&[(header::AUTHORIZATION, "Basic own")]), None);
        assert_eq!(access_token(&headers(&[]), None), None);
    }

    #[test]
    fn cookies_last_as_long_as_the_session_and_no_script_reads_them() {
        let session = read(&[(SITE_HEADER, "portal")]).unwrap().unwrap();
        let now = Timestamp::from_millis(0);
        let tokens = SessionTokens {
            access_token: "a.b.c".into(),
            refresh_token: "d.e.f".into(),
            expires_at: now.plus_minutes(15),
            session_ends_at: Some(now.plus_days(30)),
        };
        let [access, refresh] = session.keep(&tokens, now).unwrap();
        let attributes = "Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=2592000";
        assert_eq!(access, format!("yousoon_portal_access=a.b.c; {attributes}"));
        assert_eq!(refresh, format!("yousoon_portal_refresh=d.e.f; {attributes}"));
        let [access, _] = session.forget().unwrap();
        assert_eq!(access, "yousoon_portal_access=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0");
        assert!(!format!("{session:?} {refresh:?}").contains("d.e.f"));
    }
}
