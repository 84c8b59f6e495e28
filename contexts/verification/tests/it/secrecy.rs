//! What was read out of a document is written down nowhere in clear.

use std::{io::Write, sync::Arc};

use contracts::{
    Actor,
    catalog::Decision,
    verification::{DocumentType::*, *},
};
use docread::Document;
use parking_lot::Mutex;
use tracing_subscriber::fmt::MakeWriter;

use crate::{
    script::{NUMBER, card, read},
    world::{World, moderator},
};

const COLLECTIONS: [&str; 11] = [
    "people",
    "identities",
    "checks",
    "documents",
    "policy",
    "webhooks",
    "image_links",
    "audit",
    "outbox",
    "inbox",
    "dead_letters",
];

/// Everything that is logged.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Every way a document ends, and failures on the way.
async fn journey(world: &World) -> Vec<String> {
    let mut shown = Vec::new();
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    let link = world
        .verification
        .issue_image_link(&moderator(), IssueImageLink { check, side: DocumentSide::Front })
        .await
        .unwrap();
    let open = OpenImageLink { token: link.token.clone() };
    shown.push(format!("{open:?} {link:?}"));
    world.verification.open_image_link(&Actor::Anonymous, open).await.unwrap();
    shown.push(format!("{:?}", world.review(check).await.unwrap().reading));
    world.decide(check, Decision::Approve, None).await.unwrap();
    world.decide_automatically().await;
    // Used, expired, of somebody else, and one whose photos are gone.
    let other = world.lea().await;
    shown.push(format!("{:?}", world.shown(&other).await));
    let expired = docread::Expiry::Printed("2030-01-01".parse().unwrap());
    let wrong = Document { surname: "XYLOPHAGE".into(), expiry: expired, ..card() };
    world.script.on_back(read(wrong));
    shown.push(format!("{:?}", world.shown(&other).await));
    let lost = world.filled(&other, IdentityCard).await;
    for name in ["front-1", "back-2"] {
        world.blobs.put(&format!("identity/{lost}/{name}"), b"damaged".to_vec()).await.unwrap();
    }
    world.submit(&other, lost).await.unwrap();
    world.work().await;
    shown
}

#[tokio::test]
async fn nothing_out_of_a_document_is_in_a_log_an_event_or_the_database() {
    let world = World::new().await;
    let lines = Lines::default();
    let subscriber =
        tracing_subscriber::fmt().with_writer(lines.clone()).with_max_level(tracing::Level::TRACE);
    let guard = tracing::subscriber::set_default(subscriber.finish());
    let shown = journey(&world).await;
    drop(guard);

    let mut written = String::from_utf8_lossy(&lines.0.lock()).into_owned();
    assert!(written.contains("could not be read"), "the log was listened to");
    written.push_str(&shown.concat());
    for collection in COLLECTIONS {
        for document in world.stored(collection).await {
            written.push_str(&document.to_string());
        }
    }
    assert!(written.contains("verification.identity.changed"));
    // The number, names and dates that are on documents and in no profile.
    for secret in [NUMBER, "ZEPHYRINE", "XYLOPHAGE", "2030-01-01"] {
        assert!(!written.to_uppercase().contains(secret), "{secret} was written down");
    }
    world.database.drop_all().await;
}
