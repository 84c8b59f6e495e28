//! No log line, event, error or stored record carries a document number, a password, a code or a token.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use bson::Document as Record;
use futures::TryStreamExt;
use serde_json::{Value, json};
use specimens::Format;
use tracing_subscriber::fmt::MakeWriter;

use super::{
    EMAIL,
    newcomer::{CONFIRM_EMAIL, Document, Newcomer, Profile, confirm_input, outcome, sign_up_input},
};
use crate::world::{PASSWORD, SIGN_IN, SIGN_UP, World};

/// Everything this process logs, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn start() -> Self {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
        subscriber.with_ansi(false).with_writer(log.clone()).try_init().unwrap();
        log
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The records of all collections of this test, except mails: those are what people are sent.
async fn records(world: &World, only: Option<&str>) -> String {
    let client = world.database_client();
    let mut text = String::new();
    for name in client.list_database_names().await.unwrap() {
        if !name.starts_with(&world.prefix()) || name.ends_with("_notification") {
            continue;
        }
        let database = client.database(&name);
        for collection in database.list_collection_names().await.unwrap() {
            if only.is_none_or(|only| only == collection) {
                let found = database.collection::<Record>(&collection).find(Record::new()).await.unwrap();
                for record in found.try_collect::<Vec<_>>().await.unwrap() {
                    text.push_str(&format!("{name}.{collection}: {record}\n"));
                }
            }
        }
    }
    text
}

/// The events that wait, and then their delivery: nothing else delivers them in this test.
async fn pass_on(world: &World, events: &mut String) {
    events.push_str(&records(world, Some("outbox")).await);
    world.platform.deliver_all().await.unwrap();
}

/// Whether `secret` is in `text` with no letter or digit beside it.
fn stands_alone(text: &str, secret: &str) -> bool {
    let beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(secret).any(|(at, _)| {
        !beside(text[..at].chars().next_back()) && !beside(text[at + secret.len()..].chars().next())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_secret_is_written_down() {
    let log = Log::start();
    let model = std::env::var("YOUSOON_OCR_MODEL").unwrap();
    let world = World::start_with(&[("YOUSOON_RELAY", "paused"), ("YOUSOON_OCR_MODEL", &model)]).await;
    let admin = world.admin().await;
    world.set_verdicts(&admin, "AUTOMATIC").await;
    let document = Document::new(Format::Td3, 23);
    let profile = Profile::of(&document, EMAIL);
    let (mut events, mut answers) = (String::new(), String::new());

    world.client.done(None, SIGN_UP, sign_up_input(&profile)).await;
    pass_on(&world, &mut events).await;
    let code = world.code(EMAIL).await;
    for (query, input) in [
        (SIGN_UP, sign_up_input(&profile)),
        (SIGN_IN, json!({ "input": { "email": EMAIL, "password": "pas-le-bon-mot-de-passe" } })),
        (CONFIRM_EMAIL, confirm_input("autre@yousoon.test", &code)),
        (
            "mutation($input: Nonsense!) { signIn(input: $input) { account { id } } }",
            json!({ "input": PASSWORD }),
        ),
    ] {
        answers.push_str(&world.client.graphql(None, query, input).await.to_string());
    }
    let code = {
        pass_on(&world, &mut events).await;
        world.code(EMAIL).await
    };
    let confirmed = world.client.done(None, CONFIRM_EMAIL, confirm_input(EMAIL, &code)).await;
    pass_on(&world, &mut events).await;
    let session = &confirmed["session"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let (access, refresh) = (text(&session["accessToken"]), text(&session["refreshToken"]));

    let member = Newcomer { world: &world, token: access.clone() };
    let check = member.shows(&document).await;
    assert_eq!(outcome(&check), ("VERIFIED", vec![]));
    answers.push_str(&check.to_string());
    pass_on(&world, &mut events).await;

    let everything = [
        ("the log", log.text()),
        ("the events", events),
        ("the answers", answers),
        ("the records", records(&world, None).await),
    ];
    let truth = document.truth.as_ref().unwrap();
    let mut secrets = vec![PASSWORD, "pas-le-bon-mot-de-passe", &code, &access, &truth.number];
    secrets.extend(refresh.split('.').skip(1));
    secrets.extend(truth.lines.iter().map(String::as_str));
    for (place, text) in &everything {
        assert!(text.len() > 100, "{place} is empty: {text}");
        for secret in &secrets {
            assert!(!stands_alone(text, secret), "{place} holds {secret}");
        }
    }
    assert!(everything[1].1.contains("verification.identity.changed"));
    world.end().await;
}
