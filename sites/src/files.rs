//! Which file answers which address, and how long it may be kept.

use std::{convert::Infallible, path::Path};

use axum::{
    body::Body,
    http::{HeaderValue, Method, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::{Service, ServiceExt};
use tower_http::services::{ServeDir, ServeFile};

/// Folders whose files have a hash in their names.
const HASHED: [&str; 2] = ["/assets/", "/_astro/"];
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The files of a site.
pub struct Site {
    folder: ServeDir,
    index: ServeFile,
    not_found: Option<ServeFile>,
}

impl Site {
    /// The files of `folder`.
    pub fn new(folder: &Path) -> Self {
        let page = |name: &str| ServeFile::new(folder.join(name)).precompressed_br().precompressed_gzip();
        Self {
            folder: ServeDir::new(folder).precompressed_br().precompressed_gzip(),
            index: page("index.html"),
            not_found: folder.join("404.html").is_file().then(|| page("404.html")),
        }
    }

    /// The file for an address, or what stands for it.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let path = request.uri().path().to_owned();
        // Files that only exist for this server.
        if path.ends_with(".br") || path.ends_with(".gz") {
            return self.nothing(again(&request)).await;
        }
        let asked = again(&request);
        let found = served(self.folder.clone(), request).await;
        if found.status() != StatusCode::NOT_FOUND {
            return kept(found, HASHED.iter().any(|folder| path.starts_with(folder)));
        }
        // The site's own router takes what looks like no file, unless every page is a file of its own.
        let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
        if is_page && self.not_found.is_none() {
            return kept(served(self.index.clone(), asked).await, false);
        }
        self.nothing(asked).await
    }

    async fn nothing(&self, mut asked: Request<Body>) -> Response {
        let Some(page) = &self.not_found else {
            return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, ASK_AGAIN)]).into_response();
        };
        // Whether the page is known already does not matter: the answer is no.
        asked.headers_mut().remove(header::IF_MODIFIED_SINCE);
        let mut response = kept(served(page.clone(), asked).await, false);
        *response.status_mut() = StatusCode::NOT_FOUND;
        response
    }
}

/// The same question once more; it has no body.
fn again(request: &Request<Body>) -> Request<Body> {
    let mut again = Request::new(Body::empty());
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    again
}

async fn served<S>(service: S, request: Request<Body>) -> Response
where
    S: Service<Request<Body>, Error = Infallible>,
    S::Response: IntoResponse,
{
    match service.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}

fn kept(mut response: Response, hashed: bool) -> Response {
    let is_there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let how_long = if hashed && is_there { FOREVER } else { ASK_AGAIN };
    response.headers_mut().insert(header::CACHE_CONTROL, how_long);
    response
}
