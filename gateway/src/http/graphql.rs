//! `POST /graphql`: JSON in, JSON out; or server-sent events for a subscription (the "distinct connections"
//! mode of the GraphQL over SSE protocol).

use std::{convert::Infallible, time::Instant};

use async_graphql::Request;
use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use contracts::FailureCode;
use futures::{StreamExt, stream::BoxStream};

use super::caller::text;
use crate::{Gateway, request::Caller};

/// Answers one operation.
pub async fn answer(
    State(gateway): State<Gateway>,
    caller: Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return malformed(&gateway, &caller, rejection.status()),
    };
    // A form or plain text can be sent by any site without asking; JSON cannot.
    let json = text(&headers, header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json"));
    if !json {
        return malformed(&gateway, &caller, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    // A list would read as a request's fields in order: batches are not taken.
    let object = body.trim_ascii_start().starts_with(b"{");
    let request = if object { serde_json::from_slice::<Request>(&body).ok() } else { None };
    let Some(request) = request else {
        return malformed(&gateway, &caller, StatusCode::BAD_REQUEST);
    };
    let wants_events =
        text(&headers, header::ACCEPT).is_some_and(|accept| accept.contains("text/event-stream"));
    if wants_events && gateway.is_subscription(&request) {
        return events(gateway.stream(request, caller));
    }
    let started = Instant::now();
    let mut response = gateway.execute(request, caller).await;
    metrics::histogram!("graphql_request_seconds").record(started.elapsed().as_secs_f64());
    // Cookies go into the head of the answer, so an operation that is none to follow is done before it.
    let cookies = std::mem::take(&mut response.http_headers);
    let mut answer = if wants_events {
        events(futures::stream::once(async { response }).boxed())
    } else {
        written(&response)
    };
    answer.headers_mut().extend(cookies);
    answer
}

fn written(response: &async_graphql::Response) -> Response {
    match serde_json::to_vec(response) {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn events(responses: BoxStream<'static, async_graphql::Response>) -> Response {
    let next = responses.map(|response| {
        let event = Event::default().event("next");
        let with_data = event.json_data(&response);
        Ok::<_, Infallible>(with_data.unwrap_or_else(|_| Event::default().event("next").data("null")))
    });
    // An event without data is not dispatched by browsers.
    let complete = futures::stream::once(async { Ok(Event::default().event("complete").data("null")) });
    Sse::new(next.chain(complete)).keep_alive(KeepAlive::default()).into_response()
}

/// The body never became a GraphQL request.
fn malformed(gateway: &Gateway, caller: &Caller, status: StatusCode) -> Response {
    let message = gateway.inner.texts.failure(caller.language, FailureCode::BadUserInput);
    let code = FailureCode::BadUserInput.as_ref();
    let body = serde_json::json!({ "data": null, "errors": [{
        "message": message,
        "extensions": { "code": code, "status": status.as_u16() },
    }] });
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
