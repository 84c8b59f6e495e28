//! A built site over HTTP, without a network.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
};
use http_body_util::BodyExt;
use platform::settings::SiteSettings;
use tower::ServiceExt;

const INDEX: &str = "<!doctype html><title>Portail</title>";

/// A site in a folder of its own.
fn site(name: &str, more: &[(&str, &str)]) -> (PathBuf, Router) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    let script = "console.log('x');".repeat(100);
    let files = [
        ("index.html", INDEX),
        ("assets/app-5f3a.js", script.as_str()),
        ("assets/app-5f3a.js.br", "brotli"),
        ("assets/app-5f3a.js.gz", "gzip"),
        ("sw.js", "self.x = 1;"),
        ("../outside.txt", "secret"),
    ];
    for (file, content) in files.iter().chain(more) {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::create_dir_all(&folder).unwrap();
        fs::write(path, content).unwrap();
    }
    let settings = SiteSettings::read(|name| match name {
        "YOUSOON_PUBLIC_URL" => Some("https://api.yousoon.test".to_owned()),
        "YOUSOON_ENV" => Some("production".to_owned()),
        "YOUSOON_MAP_STYLE_URL" => Some("https://tiles.yousoon.test/style.json".to_owned()),
        _ => None,
    });
    let router = sites::router(&folder, &settings.unwrap()).unwrap();
    (folder, router)
}

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    fn is_index(&self) -> bool {
        self.status == StatusCode::OK && self.body == INDEX.as_bytes()
    }
}

async fn ask(site: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

#[tokio::test]
async fn the_sites_own_router_takes_what_is_no_file() {
    let (_, site) = site("site-pages", &[]);
    for path in ["/", "/index.html", "/offres/off_1/modifier", "/door", "/a?b=c.d"] {
        let answer = ask(&site, path, &[]).await;
        assert!(answer.is_index(), "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.header("content-type").starts_with("text/html"), "{path}");
    }
    for path in [
        "/assets/gone-1234.js",
        "/favicon.ico",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
    ] {
        let answer = ask(&site, path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }
    let post = Request::builder().method(Method::POST).uri("/").body(Body::empty()).unwrap();
    let refused = site.oneshot(post).await.unwrap();
    assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn hashed_files_are_kept_forever_and_sent_compressed() {
    let (_, site) = site("site-assets", &[]);
    for (accepted, encoding, body) in [("br, gzip", "br", "brotli"), ("gzip", "gzip", "gzip")] {
        let answer = ask(&site, "/assets/app-5f3a.js", &[("accept-encoding", accepted)]).await;
        assert_eq!((answer.header("content-encoding"), answer.body.as_slice()), (encoding, body.as_bytes()));
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(answer.header("content-type").contains("javascript"), "{}", answer.header("content-type"));
    }
    let plain = ask(&site, "/assets/app-5f3a.js", &[]).await;
    assert!(plain.header("content-encoding").is_empty() && plain.body.starts_with(b"console"));
    assert_eq!(ask(&site, "/assets/app-5f3a.js.br", &[]).await.status, StatusCode::NOT_FOUND);
    let worker = ask(&site, "/sw.js", &[]).await;
    assert_eq!(worker.header("cache-control"), "no-cache", "a worker must be found anew");
    let known = [("if-modified-since", worker.header("last-modified"))];
    assert_eq!(ask(&site, "/sw.js", &known).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_site_of_pages_says_what_it_does_not_have() {
    let pages = [("404.html", "<p>Rien ici"), ("partenaires/index.html", "<p>Partenaires")];
    let (_, site) = site("site-static", &pages);
    assert_eq!(ask(&site, "/partenaires/", &[]).await.body, b"<p>Partenaires");
    let nothing = ask(&site, "/nulle-part", &[]).await;
    assert_eq!((nothing.status, nothing.body.as_slice()), (StatusCode::NOT_FOUND, &b"<p>Rien ici"[..]));
}

#[tokio::test]
async fn pages_are_told_where_they_are_and_live_under_a_policy() {
    let (_, site) = site("site-config", &[]);
    let answer = ask(&site, "/config.json", &[]).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(
        String::from_utf8(answer.body).unwrap(),
        r#"{"apiUrl":"https://api.yousoon.test","environment":"production","mapStyleUrl":"https://tiles.yousoon.test/style.json"}"#
    );
    for path in ["/", "/config.json", "/assets/app-5f3a.js", "/nothing.txt"] {
        let answer = ask(&site, path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("connect-src 'self' https://api.yousoon.test https://tiles.yousoon.test;"),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(
            answer.header("permissions-policy").starts_with("camera=(self), geolocation=(self)"),
            "{path}"
        );
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
    }
}

#[test]
fn a_site_that_is_not_built_is_refused_at_the_start() {
    let settings = SiteSettings::read(|_| None).unwrap();
    let refused = sites::router(Path::new("/nowhere/at/all"), &settings).err().unwrap();
    assert!(refused.to_string().contains("/nowhere/at/all/index.html"));
}
