//! The HTTP around GraphQL: routes, limits, headers.

mod archive;
mod caller;
mod development;
mod exports;
mod graphql;
mod operations;
mod photos;
mod places;
mod refusal;
mod review_images;
mod site_sessions;
mod uploads;
mod webhooks;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    routing::{get, post},
};
use platform::settings::SiteOrigins;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
    cors::CorsLayer,
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

pub use exports::EXPORTS_AT_A_TIME;
pub use photos::PhotoFiles;
pub use places::Places;
pub use site_sessions::SiteSession;

use crate::Gateway;

/// Largest request body. The largest legitimate one is an offer with all its texts, under 64 kB.
const MAX_BODY_BYTES: usize = 256 * 1024;
/// No request takes longer; a stream is not a request once it has begun.
const MAX_DURATION: Duration = Duration::from_secs(15);

/// A smaller answer fits into one packet as it is.
const LEAST_COMPRESSED: u16 = 1_200;

/// Every route.
pub fn router(gateway: Gateway) -> Router {
    let development = gateway.inner.deps.development;
    let uploads = Router::new()
        .route("/uploads/identity/{check}/{side}", post(uploads::identity_image))
        .route("/uploads/photos", post(uploads::photo));
    let router = limited(routes(development), MAX_DURATION, MAX_BODY_BYTES);
    let router = router.merge(limited(uploads, uploads::MAX_DURATION, uploads::MAX_BODY));
    let headers = ServiceBuilder::new()
        .layer(header_layer(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_layer(header::REFERRER_POLICY, "no-referrer"))
        .layer(header_layer(header::X_FRAME_OPTIONS, "DENY"))
        .layer(header_layer(header::CONTENT_SECURITY_POLICY, content_security_policy(development)));
    let cors = cors(&gateway.inner.deps.site_origins);
    router.layer(headers).layer(cors).with_state(gateway)
}

/// Every route but those that take files.
fn routes(development: bool) -> Router<Gateway> {
    let router = Router::new()
        .route("/graphql", post(graphql::answer).layer(compression()))
        .route("/webhooks/stripe-identity", post(webhooks::stripe_identity))
        .route("/webhooks/veriff", post(webhooks::veriff))
        .route("/review/images/{token}", get(review_images::image))
        .route("/exports/{token}", get(exports::export))
        .route("/media/{photo}/{file}", get(photos::file))
        .route("/healthz", get(operations::healthy))
        .route("/readyz", get(operations::ready))
        .route("/metrics", get(operations::metrics))
        .route("/.well-known/yousoon-ticket-key", get(operations::ticket_keys));
    if !development {
        return router;
    }
    router
        .route("/graphql", get(development::graphiql))
        .route("/graphiql/{file}", get(development::graphiql_file))
        .route("/dev/mailbox", get(development::mailbox))
}

/// A page of the feed is 31 kB of JSON, and 4 on the wire: on a poor network that is a quarter of a second. Events are sent as
/// they come.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth_it = SizeAbove::new(LEAST_COMPRESSED).and(NotForContentType::SSE);
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it)
}

/// Ends what takes too long or sends too much, and survives what panics.
fn limited(router: Router<Gateway>, duration: Duration, body: usize) -> Router<Gateway> {
    let limits = ServiceBuilder::new()
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, duration))
        .layer(DefaultBodyLimit::max(body));
    router.layer(limits)
}

fn header_layer(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// An API serves no page; in development it serves GraphiQL, which styles itself inline.
const fn content_security_policy(development: bool) -> &'static str {
    if development {
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
         worker-src 'self' blob:; frame-ancestors 'none'"
    } else {
        "default-src 'none'; frame-ancestors 'none'"
    }
}

/// The sites call from their own origins, with cookies when they say which site they are. To the pages of
/// other origins browsers show nothing, and send nothing for them that a form could not send.
fn cors(origins: &SiteOrigins) -> CorsLayer {
    // An origin is plain ASCII: `SiteOrigins` reads no other.
    let origins: Vec<_> = origins.all().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect();
    CorsLayer::new()
        .allow_origin(origins)
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::CONTENT_TYPE,
            header::AUTHORIZATION,
            header::ACCEPT_LANGUAGE,
            site_sessions::SITE_HEADER,
        ])
        .expose_headers([header::RETRY_AFTER])
        .max_age(Duration::from_secs(3600))
}
