//! A GraphQL client as plain as a stranger's.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request, Response, StatusCode, body::Bytes, body::Incoming, header};
use hyper_util::{client::legacy::Client as HyperClient, rt::TokioExecutor};
use serde_json::{Value, json};

/// Talks to one server.
#[derive(Clone)]
pub struct Client {
    http: HyperClient<hyper_util::client::legacy::connect::HttpConnector, Full<Bytes>>,
    address: SocketAddr,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        // Each request on a connection of its own: the platform closes one on which it refused a body too large, and the
        // next request could still be sent on it.
        let http = HyperClient::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build_http();
        Self { http, address }
    }

    /// The raw answer to a POST on `/graphql`.
    pub async fn post(&self, body: impl Into<Bytes>, headers: &[(&str, &str)]) -> Response<Incoming> {
        let mut request = Request::post(format!("http://{}/graphql", self.address));
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.http.request(request.body(Full::new(body.into())).unwrap()).await.unwrap()
    }

    /// The raw answer to a file sent to `path`.
    pub async fn upload(&self, path: &str, token: &str, file: Vec<u8>) -> Response<Incoming> {
        let request = Request::post(format!("http://{}{path}", self.address))
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header(header::ACCEPT_LANGUAGE, "fr")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.http.request(request.body(Full::new(file.into())).unwrap()).await.unwrap()
    }

    /// The raw answer to a file sent to `path` with headers of its own.
    pub async fn upload_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        file: Vec<u8>,
    ) -> Response<Incoming> {
        let mut request = Request::post(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.http.request(request.body(Full::new(file.into())).unwrap()).await.unwrap()
    }

    /// The head of the answer to what a browser asks before it sends what another origin's page wants.
    pub async fn preflight(&self, origin: &str, wants: &str) -> HeaderMap {
        let request = Request::options(format!("http://{}/graphql", self.address))
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, wants);
        let response = self.http.request(request.body(Full::default()).unwrap()).await.unwrap();
        response.headers().clone()
    }

    /// The raw answer to a GET.
    pub async fn fetch(&self, path: &str, headers: &[(&str, &str)]) -> Response<Incoming> {
        let mut request = Request::get(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.http.request(request.body(Full::default()).unwrap()).await.unwrap()
    }

    /// Status and text of a GET.
    pub async fn get(&self, path: &str) -> (StatusCode, String) {
        let response = self.fetch(path, &[]).await;
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    /// The whole GraphQL response.
    pub async fn graphql(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let bearer = token.map(|token| format!("Bearer {token}"));
        let mut headers = vec![("accept-language", "fr")];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        let response = self.post(body, &headers).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let answer = serde_json::from_slice(&bytes);
        // One that took too long has no body.
        assert!(answer.is_ok(), "{query}\n{status}, {answer:?}");
        answer.unwrap()
    }

    /// The data of a response that must have no errors.
    pub async fn data(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        let mut response = self.graphql(token, query, variables).await;
        assert!(response.get("errors").is_none(), "{query}\n{response:#}");
        response["data"].take()
    }

    /// The payload of a mutation that must not be refused.
    pub async fn done(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        let data = self.data(token, query, variables).await;
        let payload = data.as_object().unwrap().values().next().unwrap().clone();
        assert_eq!(payload["errors"], json!([]), "{query}\n{payload:#}");
        payload
    }

    /// The codes with their fields of a mutation that must be refused.
    pub async fn refused(&self, token: Option<&str>, query: &str, variables: Value) -> Vec<(String, String)> {
        let data = self.data(token, query, variables).await;
        let payload = data.as_object().unwrap().values().next().unwrap();
        let errors = payload["errors"].as_array().unwrap();
        assert!(!errors.is_empty(), "{query} was not refused: {payload:#}");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        assert!(errors.iter().all(|error| !text(&error["message"]).is_empty()));
        errors.iter().map(|error| (text(&error["code"]), text(&error["field"]))).collect()
    }

    /// The code of the first error of a request that must fail.
    pub async fn failure(&self, token: Option<&str>, query: &str, variables: Value) -> String {
        let response = self.graphql(token, query, variables).await;
        let code = response["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_else(|| panic!("{query} did not fail: {response:#}")).to_owned()
    }
}
