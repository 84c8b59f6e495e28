//! No question to the database reads a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use contracts::{catalog::Decision, personal_data::PersonalDataQuery, verification::*};
use kernel::PageRequest;
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;

use crate::world::{Setup, World, erased, moderator};

/// Filters by collection, as they were sent.
type Asked = Arc<Mutex<Vec<(String, Document)>>>;

/// A connection that notes every filter.
async fn listening(asked: &Asked) -> Client {
    let uri = std::env::var("MONGODB_URI").unwrap();
    let mut options = ClientOptions::parse(uri).await.unwrap();
    let asked = Arc::clone(asked);
    options.command_event_handler = Some(EventHandler::callback(move |event| {
        if let CommandEvent::Started(started) = event {
            asked.lock().extend(filters(&started.command_name, &started.command));
        }
    }));
    Client::with_options(options).unwrap()
}

fn filters(name: &str, command: &Document) -> Vec<(String, Document)> {
    let part = |document: &Document, name: &str| document.get_document(name).cloned().unwrap_or_default();
    let collection = |key: &str| command.get_str(key).map(str::to_owned).unwrap_or_default();
    match name {
        "find" => {
            let asked = doc! { "filter": part(command, "filter"), "sort": part(command, "sort") };
            vec![(collection(name), asked)]
        }
        "findAndModify" => {
            let asked = doc! { "filter": part(command, "query"), "sort": part(command, "sort") };
            vec![(collection(name), asked)]
        }
        "update" | "delete" => {
            let list = command.get_array(format!("{name}s")).unwrap();
            let filter = |entry: &Bson| part(entry.as_document().unwrap(), "q");
            list.iter()
                .map(|entry| (collection(name), doc! { "filter": filter(entry), "sort": {} }))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Everything verification does, once.
async fn journey(world: &World) {
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    let page = world.queue(PageRequest::first(1)).await;
    let after = page.items.last().map(|item| item.0.clone());
    world.queue(PageRequest { first: 1, after }).await;
    let issue = IssueImageLink { check, side: DocumentSide::Front };
    let token = world.verification.issue_image_link(&moderator(), issue).await.unwrap().token;
    world.verification.open_image_link(&contracts::Actor::Anonymous, OpenImageLink { token }).await.unwrap();
    world.decide(check, Decision::Approve, None).await.unwrap();
    let query = PersonalDataQuery { account: lea.account().unwrap() };
    world.verification.personal_data(&lea, query).await.unwrap();
    world.filled(&world.member("Zoé", "Durand").await, DocumentType::IdentityCard).await;
    world.clock.advance_minutes(24 * 60);
    world.work().await;
    world.tell(&erased(&lea)).await;
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Asked::default();
    let client = Some(listening(&asked).await);
    let world = World::with(Setup { client, ..Setup::default() }).await;
    asked.lock().clear();
    journey(&world).await;
    // One of each shape is enough.
    let asked: Vec<_> = asked.lock().drain(..).collect();
    let with_shape = |(collection, find): (String, Document)| {
        let shape = shape(&Bson::Document(find.clone()));
        (format!("{collection} {shape}"), (collection, find))
    };
    let shapes: BTreeMap<_, _> = asked.into_iter().map(with_shape).collect();
    assert!(shapes.len() > 15, "the journey asks more than {} questions", shapes.len());
    for (shape, (collection, find)) in shapes {
        let mut command = doc! { "find": collection };
        command.extend(find);
        let plan = world.mongo().run_command(doc! { "explain": command }).await.unwrap();
        let plan =
            plan.get_document("queryPlanner").unwrap().get_document("winningPlan").unwrap().to_string();
        assert!(!plan.contains("COLLSCAN"), "{shape} reads everything: {plan}");
    }
    world.database.drop_all().await;
}

/// A filter without its values.
fn shape(value: &Bson) -> String {
    match value {
        Bson::Document(document) => {
            let fields: Vec<_> =
                document.iter().map(|(key, value)| format!("{key}: {}", shape(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        Bson::Array(list) => {
            let mut shapes: Vec<_> = list.iter().map(shape).collect();
            shapes.dedup();
            format!("[{}]", shapes.join(", "))
        }
        _ => "?".to_owned(),
    }
}
