//! Development only: GraphiQL and the mailbox.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use contracts::{
    Actor,
    notification::{MailView, MailboxQuery},
};
use kernel::TimeZoneName;
use platform::telemetry::chain;
use serde::Deserialize;

use crate::Gateway;

/// GraphiQL's files and their types; nothing else is served from its folder.
const FILES: &[(&str, &str)] = &[
    ("graphiql.min.js", "text/javascript"),
    ("graphiql.min.css", "text/css"),
    ("react.production.min.js", "text/javascript"),
    ("react-dom.production.min.js", "text/javascript"),
    ("start.js", "text/javascript"),
];

/// Starts GraphiQL; a file of its own because the page's policy allows no inline script.
const START: &str = include_str!("graphiql.js");

/// The GraphiQL page.
pub async fn graphiql() -> Html<&'static str> {
    Html(include_str!("graphiql.html"))
}

/// One of GraphiQL's files.
pub async fn graphiql_file(State(gateway): State<Gateway>, Path(file): Path<String>) -> Response {
    let Some((name, kind)) = FILES.iter().find(|(name, _)| *name == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let content = match (*name, &gateway.inner.deps.graphiql_dir) {
        ("start.js", _) => Some(START.as_bytes().to_vec()),
        (name, Some(folder)) => tokio::fs::read(std::path::Path::new(folder).join(name)).await.ok(),
        (_, None) => None,
    };
    match content {
        Some(content) => ([(header::CONTENT_TYPE, *kind)], content).into_response(),
        None => (StatusCode::NOT_FOUND, "run `cargo xtask setup` to bring GraphiQL's files").into_response(),
    }
}

/// Which messages.
#[derive(Deserialize)]
pub struct MailboxParams {
    to: Option<String>,
}

/// The newest messages: as a page for a browser, as JSON for everybody else.
pub async fn mailbox(
    State(gateway): State<Gateway>,
    Query(params): Query<MailboxParams>,
    headers: HeaderMap,
) -> Response {
    let query = MailboxQuery { to: params.to };
    let mails = match gateway.inner.deps.services.notification.mailbox(&Actor::System, query).await {
        Ok(mails) => mails,
        Err(error) => {
            tracing::error!(error = chain(&error), "the mailbox could not be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        Html(page(&mails)).into_response()
    } else {
        Json(mails).into_response()
    }
}

fn page(mails: &[MailView]) -> String {
    let zone = TimeZoneName::paris();
    let items: String = mails
        .iter()
        .map(|mail| {
            format!(
                "<article><header><h2>{}</h2><p>{} · <time>{}</time> · {}</p></header><pre>{}</pre></article>",
                escape(&mail.subject),
                escape(mail.to.as_str()),
                mail.created_at.to_rfc3339_in(&zone),
                escape(&mail.template),
                escape(&mail.text),
            )
        })
        .collect();
    let content = if items.is_empty() { "<p>Aucun message pour le moment.</p>".to_owned() } else { items };
    include_str!("mailbox.html").replace("{content}", &content)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
