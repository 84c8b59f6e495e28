//! How answers travel.

use http_body_util::BodyExt;
use hyper::header;
use serde_json::json;

use crate::world::*;

const CARD: &str =
    "outings { nodes { id startsAt endsAt status capacity seatsLeft offer { id title description
    partner { id name } } venue { id name address { street postalCode city } } } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_answer_is_compressed_for_who_can_read_it() {
    let world = World::start().await;
    world.bar(10).await;
    let query = ["a", "b", "c", "d", "e", "f"].map(|alias| format!("{alias}: {CARD}")).join(" ");
    let long = json!({ "query": format!("{{ {query} }}") }).to_string();
    let encoding = async |body: &str, accepted: &[(&str, &str)]| {
        let response = world.client.post(body.to_owned(), accepted).await;
        let encoding = response.headers().get(header::CONTENT_ENCODING).cloned();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (encoding.map(|value| value.to_str().unwrap().to_owned()), body.len())
    };
    let gzip = [("accept-encoding", "gzip")];
    let (plain, whole) = encoding(&long, &[]).await;
    let (packed, small) = encoding(&long, &gzip).await;
    assert_eq!((plain, packed.as_deref()), (None, Some("gzip")));
    assert!(small * 3 < whole, "{small} of {whole}");
    let short = json!({ "query": "{ __typename }" }).to_string();
    assert_eq!(encoding(&short, &gzip).await.0, None, "a short one is not worth it");
    world.end().await;
}
