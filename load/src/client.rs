//! One HTTP/1.1 connection that is kept open.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// What is asked.
#[derive(Clone)]
pub struct Call {
    /// The path.
    pub path: &'static str,
    /// A JSON text to post; a plain GET without one.
    pub json: Option<Bytes>,
    /// `Authorization`.
    pub authorization: Option<HeaderValue>,
}

/// A connection to a server.
pub struct Connection {
    address: SocketAddr,
    host: HeaderValue,
    sender: SendRequest<Full<Bytes>>,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("connecting to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Ends with the connection; what goes wrong comes up where a request waits.
        tokio::spawn(connection);
        Ok(Self { address, host: HeaderValue::from_str(&address.to_string())?, sender })
    }

    /// Connects anew if the server has closed the connection, and waits until the last answer is through.
    pub async fn make_ready(&mut self) -> Result<()> {
        if self.sender.ready().await.is_err() {
            *self = Self::open(self.address).await?;
        }
        Ok(())
    }

    /// Asks, and returns the whole answer. Anything but 200 is an error.
    pub async fn ask(&mut self, call: &Call) -> Result<Bytes> {
        let method = if call.json.is_some() { Method::POST } else { Method::GET };
        let mut request = Request::builder().method(method).uri(call.path).header(HOST, &self.host);
        if call.json.is_some() {
            request = request.header(CONTENT_TYPE, "application/json").header(ACCEPT_LANGUAGE, "fr");
        }
        if let Some(authorization) = &call.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let request = request.body(Full::new(call.json.clone().unwrap_or_default()))?;
        let answer = self.sender.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        ensure!(status.as_u16() == 200, "HTTP {status}: {}", beginning(&body));
        Ok(body)
    }
}

/// Enough of an answer to recognise it by.
pub fn beginning(body: &[u8]) -> String {
    String::from_utf8_lossy(body).chars().take(300).collect()
}
