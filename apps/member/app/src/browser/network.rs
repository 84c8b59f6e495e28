//! Requests to the gateway.

use std::rc::Rc;

use async_trait::async_trait;
use gloo_net::http::{Request, RequestBuilder};
use member_core::{
    client::{Client, Outgoing, Outside},
    failure::Failure,
    store::{MemoryStore, Store, StoreFailure, Table},
    time::Instant,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCredentials};

use super::{database::BrowserStore, early};

/// The browser as the client sees it.
struct Browser {
    endpoint: String,
}

/// A client over this browser's network and database.
pub fn client() -> Client {
    Client::new(Box::new(Browser { endpoint: format!("{}/graphql", api()) }), Box::new(LazyStore::default()))
}

/// Where the gateway is: said by the server of the page; the same origin when it says nothing.
pub fn api() -> String {
    super::page::config("apiUrl").trim_end_matches('/').to_owned()
}

/// Where the app itself is.
pub fn site() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

fn request(endpoint: &str, outgoing: &Outgoing, accept: &str) -> RequestBuilder {
    let builder = Request::post(endpoint)
        .header("Content-Type", "application/json")
        .header("Accept", accept)
        .header("Accept-Language", outgoing.lang.tag())
        // The session is in cookies of this site; no other site can send this header.
        .header("X-Yousoon-Site", "member")
        .credentials(RequestCredentials::Include);
    match &outgoing.bearer {
        Some(bearer) => builder.header("Authorization", &format!("Bearer {bearer}")),
        None => builder,
    }
}

#[async_trait(?Send)]
impl Outside for Browser {
    async fn post(&self, outgoing: &Outgoing) -> Result<String, Failure> {
        if let Some(answer) = early::answer(&outgoing.body).await {
            return Ok(answer);
        }
        let strange = |error: gloo_net::Error| Failure::NotUnderstood(error.to_string());
        let request = request(&self.endpoint, outgoing, "application/json");
        let request = request.body(outgoing.body.as_str()).map_err(strange)?;
        // A browser says no more than that there was no answer.
        let response = request.send().await.map_err(|_| Failure::Offline)?;
        if matches!(response.status(), 502..=504) {
            return Err(Failure::Offline);
        }
        response.text().await.map_err(|_| Failure::Offline)
    }

    fn now(&self) -> Instant {
        Instant::from_millis(js_sys::Date::now() as i64)
    }
}

/// What is heard on a stream.
#[derive(Debug, Clone, Copy)]
pub enum Streamed<'a> {
    /// It stands.
    Connected,
    /// The JSON of an answer.
    Answer(&'a str),
}

/// Follows a subscription until the stream ends or breaks.
pub async fn stream(outgoing: &Outgoing, mut hear: impl FnMut(Streamed<'_>)) -> Result<(), Failure> {
    let ending = Ending::new()?;
    let request = request(&format!("{}/graphql", api()), outgoing, "text/event-stream");
    let request = request.abort_signal(Some(&ending.0.signal()));
    let request = request.body(outgoing.body.as_str());
    let request = request.map_err(|error| Failure::NotUnderstood(error.to_string()))?;
    let response = request.send().await.map_err(|_| Failure::Offline)?;
    let body = response.body().ok_or(Failure::Offline)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    hear(Streamed::Connected);
    let decoder = web_sys::TextDecoder::new().map_err(|_| Failure::Offline)?;
    let mut rest = String::new();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(|_| Failure::Offline)?;
        let field = |name: &str| js_sys::Reflect::get(&read, &JsValue::from_str(name)).ok();
        let Some(chunk) = field("value").and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok()) else {
            return Ok(());
        };
        rest.push_str(&text_of(&decoder, &chunk));
        while let Some(end) = rest.find("\n\n") {
            let block: String = rest.drain(..end + 2).collect();
            let answers = block.lines().filter_map(|line| line.strip_prefix("data:"));
            answers.for_each(|data| hear(Streamed::Answer(data.trim())));
        }
    }
}

/// A letter may be cut in two by the end of a chunk: the decoder keeps its first half.
fn text_of(decoder: &web_sys::TextDecoder, chunk: &js_sys::Uint8Array) -> String {
    let more = web_sys::TextDecodeOptions::new();
    more.set_stream(true);
    decoder.decode_with_js_u8_array_and_options(chunk, &more).unwrap_or_default()
}

/// Ends a request when nobody waits for it any more.
struct Ending(web_sys::AbortController);

impl Ending {
    fn new() -> Result<Self, Failure> {
        web_sys::AbortController::new().map(Self).map_err(|_| Failure::Offline)
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The browser's database, opened at first use; memory where it is closed to us (private windows).
#[derive(Default)]
struct LazyStore {
    opened: futures::lock::Mutex<Option<Rc<dyn Store>>>,
}

impl LazyStore {
    async fn store(&self) -> Rc<dyn Store> {
        let mut opened = self.opened.lock().await;
        if let Some(store) = &*opened {
            return store.clone();
        }
        let store: Rc<dyn Store> = match BrowserStore::open().await {
            Ok(store) => Rc::new(store),
            Err(_) => Rc::new(MemoryStore::default()),
        };
        *opened = Some(store.clone());
        store
    }
}

#[async_trait(?Send)]
impl Store for LazyStore {
    async fn get(&self, table: Table, key: &str) -> Result<Option<String>, StoreFailure> {
        self.store().await.get(table, key).await
    }

    async fn put(&self, table: Table, key: &str, text: &str) -> Result<(), StoreFailure> {
        self.store().await.put(table, key, text).await
    }

    async fn remove(&self, table: Table, key: &str) -> Result<(), StoreFailure> {
        self.store().await.remove(table, key).await
    }

    async fn entries(&self, table: Table) -> Result<Vec<(String, String)>, StoreFailure> {
        self.store().await.entries(table).await
    }

    async fn clear(&self, table: Table) -> Result<(), StoreFailure> {
        self.store().await.clear(table).await
    }
}
