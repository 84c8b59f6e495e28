//! The gateway: the only place that knows GraphQL and HTTP.
//!
//! `schema/` maps the services' messages to GraphQL types, one file per subject; `access` says who may call
//! which root field (what it does not list is refused); `documents` parses, limits and remembers queries;
//! `errors` turns refusals into texts; `http/` is everything around it.

mod access;
mod documents;
mod errors;
mod http;
mod links;
mod live;
mod live_conversations;
mod live_inbox;
mod loaders;
mod request;
mod scalars;
mod schema;

use std::sync::Arc;

use async_graphql::Request;
use axum::Router;
use contracts::{
    booking::BookingService, catalog::CatalogService, discovery::DiscoveryService,
    engagement::EngagementService, identity::IdentityService, media::MediaService,
    notification::NotificationService, reporting::ReportingService, verification::VerificationService,
};
use kernel::Clock;
use platform::{Bus, settings::SiteOrigins, tokens::AccessTokens, vault::Vault};

pub use access::{Access, ROOT_FIELDS};
pub use errors::GatewayError;
pub use metrics_exporter_prometheus::PrometheusHandle;
pub use request::Caller;

/// The contexts, wherever they run.
#[derive(Clone)]
pub struct Services {
    /// Accounts and sessions.
    pub identity: Arc<dyn IdentityService>,
    /// Partners, venues, offers, outings.
    pub catalog: Arc<dyn CatalogService>,
    /// What can be booked.
    pub discovery: Arc<dyn DiscoveryService>,
    /// Registrations and tickets.
    pub booking: Arc<dyn BookingService>,
    /// Messages to people.
    pub notification: Arc<dyn NotificationService>,
    /// Identity documents and verdicts.
    pub verification: Arc<dyn VerificationService>,
    /// Photos of partners.
    pub media: Arc<dyn MediaService>,
    /// What partners gained.
    pub reporting: Arc<dyn ReportingService>,
    /// Favourites and conversations.
    pub engagement: Arc<dyn EngagementService>,
}

/// Whether everything a request needs is there.
#[async_trait::async_trait]
pub trait Readiness: Send + Sync {
    /// What is missing; nothing when requests can be served.
    async fn missing(&self) -> Vec<String>;
}

/// What the gateway is made of.
pub struct Deps {
    /// The contexts.
    pub services: Services,
    /// Verifies access tokens.
    pub tokens: AccessTokens,
    /// Tells of changes, for subscriptions.
    pub bus: Bus,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Whether requests can be served.
    pub readiness: Arc<dyn Readiness>,
    /// Renders the metrics.
    pub metrics: Option<PrometheusHandle>,
    /// Development only: GraphiQL, introspection, the mailbox.
    pub development: bool,
    /// The folder with GraphiQL's files.
    pub graphiql_dir: Option<String>,
    /// The address clients reach the API at, for links that answers hold.
    pub public_url: String,
    /// Where the sites are served from.
    pub site_origins: SiteOrigins,
    /// How many proxies of ours stand in front and add to `X-Forwarded-For`; with 0 it is not believed.
    pub proxies: usize,
    /// Seals the links to data exports.
    pub vault: Vault,
}

/// The GraphQL endpoint, without its HTTP.
#[derive(Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

struct Inner {
    schema: schema::YousoonSchema,
    documents: documents::Documents,
    texts: Arc<errors::ErrorTexts>,
    links: links::Links,
    uploads: http::Places,
    photo_files: http::PhotoFiles,
    exports: Arc<tokio::sync::Semaphore>,
    deps: Deps,
}

impl Gateway {
    /// Puts the endpoint together.
    ///
    /// # Errors
    /// When a catalogue of texts is malformed.
    pub fn new(deps: Deps) -> Result<Self, GatewayError> {
        let texts = Arc::new(errors::ErrorTexts::load()?);
        let live = live::LiveOutings::listen(&deps.bus);
        let conversations = live_conversations::LiveConversations::listen(&deps.bus);
        let links = links::Links::new(&deps.public_url, deps.vault.clone());
        let parts = schema::Parts {
            services: deps.services.clone(),
            texts: Arc::clone(&texts),
            links: links.clone(),
            live,
            conversations,
            live_inbox: live_inbox::LiveInboxes::listen(&deps.bus),
        };
        let inner = Inner {
            schema: schema::build(parts, deps.development),
            documents: documents::Documents::new(),
            texts,
            links,
            uploads: http::Places::default(),
            photo_files: http::PhotoFiles::listen(&deps.bus),
            exports: Arc::new(tokio::sync::Semaphore::new(http::EXPORTS_AT_A_TIME)),
            deps,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The HTTP routes.
    pub fn router(&self) -> Router {
        http::router(self.clone())
    }

    /// Answers one GraphQL request of `caller`.
    pub async fn execute(&self, request: Request, caller: Caller) -> async_graphql::Response {
        let mut response = match self.prepare(request, &caller) {
            Ok(request) => {
                self.inner
                    .schema
                    .execute(request.data(loaders::Loaders::new(self, &caller)).data(caller))
                    .await
            }
            Err(refused) => async_graphql::Response::from_errors(vec![refused]),
        };
        self.inner.texts.complete(&mut response.errors);
        response
    }

    /// Answers a subscription of `caller` with a stream; any other operation with a stream of one.
    pub fn stream(
        &self,
        request: Request,
        caller: Caller,
    ) -> futures::stream::BoxStream<'static, async_graphql::Response> {
        use futures::StreamExt;
        let texts = Arc::clone(&self.inner.texts);
        let responses = match self.prepare(request, &caller) {
            Ok(request) => {
                let loaders = loaders::Loaders::new(self, &caller);
                self.inner.schema.execute_stream(request.data(loaders).data(caller))
            }
            Err(refused) => {
                let refused = async_graphql::Response::from_errors(vec![refused]);
                futures::stream::once(async { refused }).boxed()
            }
        };
        let completed = responses.map(move |mut response| {
            texts.complete(&mut response.errors);
            response
        });
        completed.boxed()
    }

    /// The caller behind an access token, on no device in particular.
    #[must_use]
    pub fn caller(&self, token: Option<&str>, accept_language: Option<&str>) -> Caller {
        let now = self.inner.deps.clock.now();
        let actor = token.and_then(|token| self.inner.deps.tokens.verify(token, now));
        Caller {
            actor: actor.unwrap_or(contracts::Actor::Anonymous),
            language: accept_language.map(kernel::Language::from_accept_language).unwrap_or_default(),
            now,
            client: contracts::identity::Client::default(),
            site: None,
        }
    }

    /// Whether the request is a subscription, as far as it can be understood.
    fn is_subscription(&self, request: &Request) -> bool {
        let mut plain = Request::new(request.query.clone());
        plain.operation_name.clone_from(&request.operation_name);
        let parsed = self.inner.documents.parse(plain);
        parsed.is_ok_and(|(_, roots)| roots.iter().any(|root| root.name.starts_with("Subscription.")))
    }

    fn prepare(&self, request: Request, caller: &Caller) -> Result<Request, async_graphql::ServerError> {
        let (request, root_fields) = self.inner.documents.parse(request)?;
        access::check(&root_fields, &caller.actor, &self.inner.texts, caller.language)?;
        Ok(request)
    }
}

/// The schema in GraphQL's definition language: what clients are generated from.
#[must_use]
pub fn sdl() -> String {
    schema::sdl()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_is_whole_and_holds_what_others_rely_on() {
        let sdl = super::sdl();
        for line in [
            "outings(filter: OutingFilter, first: Int = 20, after: String): OutingConnection!",
            "register(input: RegisterInput!): RegisterPayload!",
            "input OfferTermsInput @oneOf",
            "union OfferTerms =",
            "myPartner: Partner",
        ] {
            assert!(sdl.contains(line), "{line} is not in:\n{sdl}");
        }
    }
}
