//! A server that answers like the platform, remembers what it was asked, and can be told to misbehave.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::Arc,
};

use axum::{Json, Router, extract::State, http::HeaderMap, routing::post};
use parking_lot::Mutex;
use serde_json::{Value, json};

/// What the stand-in was asked.
#[derive(Default)]
pub struct Seen {
    /// Requests by operation.
    pub operations: BTreeMap<&'static str, u64>,
    /// Member and outing of each registration.
    pub pairs: BTreeSet<(String, String)>,
    /// Tickets that were admitted.
    pub admitted: BTreeSet<String>,
    /// What no well-behaved client does.
    pub misuse: Vec<String>,
}

/// A way to misbehave.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// All answers are right.
    Good,
    /// Registering is refused.
    Refuses,
    /// The outing page answers with GraphQL errors.
    Errs,
    /// A search finds nothing.
    FindsNothing,
}

/// A running stand-in.
pub struct StandIn {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it was asked so far.
    pub seen: Arc<Mutex<Seen>>,
}

#[derive(Clone)]
struct Shared {
    seen: Arc<Mutex<Seen>>,
    manner: Manner,
}

impl StandIn {
    /// Starts one on a free port.
    pub async fn start(manner: Manner) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Shared { seen: Arc::clone(&seen), manner };
        let app = Router::new().route("/graphql", post(answer)).with_state(shared);
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { address, seen }
    }
}

async fn answer(State(shared): State<Shared>, headers: HeaderMap, Json(asked): Json<Value>) -> Json<Value> {
    let caller = headers.get("authorization").map(|value| value.to_str().unwrap().replace("Bearer ", ""));
    let query = asked["query"].as_str().unwrap();
    let operation = query.split([' ', '(']).nth(1).unwrap();
    let variables = &asked["variables"];
    let mut seen = shared.seen.lock();
    let (name, data) = match operation {
        "SignIn" => ("signIn", sign_in(&variables["input"])),
        "Sample" => ("sample", sample(variables["after"].as_str())),
        "Cards" => ("cards", cards(variables, shared.manner)),
        "Suggest" => ("suggest", json!({ "searchSuggestions": [{ "text": "Happy hour du jeudi" }] })),
        "Similar" => ("similar", json!({ "similarOutings": [{ "id": "out_2" }] })),
        "OutingPage" if shared.manner == Manner::Errs => ("outing", Value::Null),
        "OutingPage" => ("outing", json!({ "outing": { "id": variables["id"] } })),
        "Register" => ("register", register(&mut seen, caller, &variables["input"], shared.manner)),
        "CheckIn" => ("checkIn", check_in(&mut seen, caller, &variables["input"])),
        other => panic!("the operation {other} is unknown"),
    };
    *seen.operations.entry(name).or_default() += 1;
    if data.is_null() {
        return Json(json!({ "data": null, "errors": [{ "message": "it broke" }] }));
    }
    Json(json!({ "data": data }))
}

fn sign_in(input: &Value) -> Value {
    let right = input["password"] == "Demo-Yousoon-2026";
    let session = right.then(|| json!({ "accessToken": input["email"] }));
    let errors = if right { json!([]) } else { json!([{ "code": "INVALID_CREDENTIALS", "field": null }]) };
    let account = json!({ "partnerId": "par_bench" });
    json!({ "signIn": { "session": session, "account": account, "errors": errors } })
}

/// Two pages of 100 outings, one of which cannot be booked and one of which is another partner's.
fn sample(after: Option<&str>) -> Value {
    let start = if after.is_some() { 100 } else { 0 };
    let edge = |number: u32| {
        json!({ "node": {
            "id": format!("out_{number}"),
            "status": if number == 150 { "FULL" } else { "OPEN" },
            "offer": { "title": "Happy hour du jeudi" },
            "venue": {
                "location": { "latitude": 48.8, "longitude": 2.0 + f64::from(number) / 1000.0 },
                "partner": { "id": if number == 50 { "par_other" } else { "par_bench" } },
            },
        } })
    };
    let edges: Vec<_> = (start..start + 100).map(edge).collect();
    json!({ "outings": { "edges": edges, "pageInfo": { "hasNextPage": start == 0, "endCursor": "c" } } })
}

fn cards(variables: &Value, manner: Manner) -> Value {
    let searched = !variables["filter"]["text"].is_null();
    let edges = if searched && manner == Manner::FindsNothing { json!([]) } else { json!([{ "node": {} }]) };
    json!({ "outings": { "edges": edges, "pageInfo": { "hasNextPage": false, "endCursor": null } } })
}

fn register(seen: &mut Seen, caller: Option<String>, input: &Value, manner: Manner) -> Value {
    if manner == Manner::Refuses {
        return json!({ "register": { "registration": null, "errors": [{ "code": "NOT_ELIGIBLE", "field": null }] } });
    }
    let (member, outing) = (caller.unwrap_or_default(), input["outingId"].as_str().unwrap().to_owned());
    let ticket = format!("{member}/{outing}");
    if !member.starts_with("bench-member-")
        || ["out_50", "out_150"].contains(&outing.as_str())
        || input["idempotencyKey"].is_null()
    {
        seen.misuse.push(format!("register: {member} {input}"));
    }
    if !seen.pairs.insert((member, outing)) {
        seen.misuse.push(format!("registered twice: {ticket}"));
    }
    let registration = json!({ "id": "reg_1", "status": "CONFIRMED", "ticket": { "token": ticket } });
    json!({ "register": { "registration": registration, "errors": [] } })
}

fn check_in(seen: &mut Seen, caller: Option<String>, input: &Value) -> Value {
    let token = input["token"].as_str().unwrap().to_owned();
    if caller.as_deref() != Some("bench-door@demo.yousoon.com") || !token.contains("/out_") {
        seen.misuse.push(format!("check-in by {caller:?}: {input}"));
    }
    if !seen.admitted.insert(token) {
        seen.misuse.push(format!("admitted twice: {input}"));
    }
    json!({ "checkIn": { "registration": { "id": "reg_1", "status": "CHECKED_IN" }, "errors": [] } })
}
