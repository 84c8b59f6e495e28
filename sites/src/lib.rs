//! Serves built sites. `README.md` has what is answered to what.
//!
//! `headers` makes the policy that pages live under, `files` finds the file for an address, `loopback` keeps pages and
//! API of a developer's machine at one name, `router` puts them together.

mod files;
mod headers;
mod loopback;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Json, Router,
    extract::Request,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use platform::settings::{Environment, SiteSettings};
use serde_json::{Value, json};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Why a site cannot be served.
#[derive(Debug, PartialEq, Eq)]
pub struct NotBuilt(PathBuf);

impl std::fmt::Display for NotBuilt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is not there: the site is not built", self.0.display())
    }
}

impl std::error::Error for NotBuilt {}

/// The routes of the site in `folder`.
///
/// # Errors
/// When the folder holds no `index.html`.
pub fn router(folder: &Path, settings: &SiteSettings) -> Result<Router, NotBuilt> {
    let index = folder.join("index.html");
    if !index.is_file() {
        return Err(NotBuilt(index));
    }
    let told = settings.clone();
    let site = Arc::new(files::Site::new(folder));
    let router = Router::new()
        .route("/config.json", get(move |asked: HeaderMap| std::future::ready(answer(config(&told, &asked)))))
        .route("/healthz", get(|| std::future::ready("ok")))
        .fallback(move |request: Request| {
            let site = Arc::clone(&site);
            async move { site.answer(request).await }
        });
    let router = router.layer(CompressionLayer::new());
    Ok(headers::on(router, settings).layer(CatchPanicLayer::new()))
}

/// What the pages are told at run time, so that one build serves every installation.
fn config(settings: &SiteSettings, asked: &HeaderMap) -> Value {
    let host = asked.get(header::HOST).and_then(|host| host.to_str().ok());
    let api_url = loopback::beside(settings, &settings.api_url, host.unwrap_or_default());
    let environment = match settings.environment {
        Environment::Development => "development",
        Environment::Production => "production",
    };
    json!({
        "apiUrl": api_url,
        "environment": environment,
        "mapStyleUrl": settings.map_style_url,
    })
}

fn answer(config: Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(config)).into_response()
}
