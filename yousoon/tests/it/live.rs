//! Seats and tiers move live, over server-sent events.

use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::world::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_sees_places_go() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let member = world.member("lea@yousoon.test").await;
    let query = format!(
        "subscription {{ outingChanged(id: \"{}\") {{ seatsLeft registeredCount nextTier {{ minPeople }} }} }}",
        bar.outing
    );
    let body = json!({ "query": query }).to_string();
    let response = world.client.post(body, &[("accept", "text/event-stream")]).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = Events::of(response);
    assert_eq!(events.next().await["data"]["outingChanged"]["seatsLeft"], 10);
    world.register(&member, &bar.outing, 7).await;
    let change = events.next().await;
    assert_eq!(change["data"]["outingChanged"]["seatsLeft"], 3, "{change:#}");
    assert_eq!(change["data"]["outingChanged"]["nextTier"]["minPeople"], 10);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_subscription_says_why_and_ends() {
    let world = World::start().await;
    let body = json!({ "query": "subscription { outingChanged(id: \"nonsense\") { id } }" }).to_string();
    let response = world.client.post(body, &[("accept", "text/event-stream")]).await;
    let text = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8_lossy(&text);
    assert!(
        text.contains("INVALID_ID") && text.trim_end().ends_with("event: complete\ndata: null"),
        "{text}"
    );
    world.end().await;
}

/// What a subscriber is sent.
pub struct Events {
    body: hyper::body::Incoming,
    buffer: String,
}

impl Events {
    /// The events of an answer.
    pub fn of(response: hyper::Response<hyper::body::Incoming>) -> Self {
        Self { body: response.into_body(), buffer: String::new() }
    }

    /// Whether the server ends the subscription, whatever it sends before.
    pub async fn is_over(&mut self) -> bool {
        let wait = async { while let Some(Ok(_)) = self.body.frame().await {} };
        tokio::time::timeout(std::time::Duration::from_secs(15), wait).await.is_ok()
    }

    /// The data of the next `next` event.
    pub async fn next(&mut self) -> Value {
        let wait = async {
            loop {
                if let Some((event, rest)) = self.buffer.split_once("\n\n") {
                    let event = event.to_owned();
                    self.buffer = rest.to_owned();
                    let data = event.lines().find_map(|line| line.strip_prefix("data: "));
                    if let Some(data) = data {
                        return serde_json::from_str(data).unwrap();
                    }
                    continue;
                }
                let frame = self.body.frame().await.unwrap().unwrap();
                self.buffer.push_str(&String::from_utf8_lossy(frame.data_ref().unwrap()));
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(15), wait).await.unwrap()
    }
}
