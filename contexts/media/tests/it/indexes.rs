//! No question to the database reads a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use contracts::media::PhotoFormat;
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;

use crate::world::{World, manager, venue};

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
    let collection = command.get_str(name).map(str::to_owned).unwrap_or_default();
    match name {
        "find" => {
            vec![(collection, doc! { "filter": part(command, "filter"), "sort": part(command, "sort") })]
        }
        "findAndModify" => {
            vec![(collection, doc! { "filter": part(command, "query"), "sort": part(command, "sort") })]
        }
        "update" | "delete" => {
            let list = command.get_array(format!("{name}s")).unwrap();
            let filter = |entry: &Bson| part(entry.as_document().unwrap(), "q");
            list.iter().map(|entry| (collection.clone(), doc! { "filter": filter(entry) })).collect()
        }
        _ => Vec::new(),
    }
}

/// Everything media does, once.
async fn journey(world: &World) {
    let own = manager("a");
    let (photo, other) = (world.photo(&own).await, world.photo(&own).await);
    world.tell(&venue("a", "Bar", &[&photo], 1)).await;
    world.tell(&venue("a", "Bar", &[], 2)).await;
    world.media.run_duties().await.unwrap();
    world.file(photo.id, 800, PhotoFormat::Webp).await.unwrap();
    world.delete(&own, other.id).await.unwrap();
    world.clock.advance_minutes(8 * 24 * 60);
    world.media.run_duties().await.unwrap();
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Asked::default();
    let world = World::with(Some(listening(&asked).await)).await;
    asked.lock().clear();
    journey(&world).await;
    let asked: Vec<_> = asked.lock().drain(..).collect();
    // One of each shape is enough.
    let shapes: BTreeMap<_, _> =
        asked.into_iter().map(|(name, find)| (format!("{name} {}", shape(&find)), (name, find))).collect();
    assert!(shapes.len() > 6, "the journey asks more than {} questions", shapes.len());
    let database = world.database.client.database(&format!("{}_media", world.database.prefix));
    for (shape, (collection, find)) in shapes {
        let mut command = doc! { "find": collection };
        command.extend(find);
        let plan = database.run_command(doc! { "explain": command }).await.unwrap();
        let plan =
            plan.get_document("queryPlanner").unwrap().get_document("winningPlan").unwrap().to_string();
        assert!(!plan.contains("COLLSCAN"), "{shape} reads everything: {plan}");
    }
    world.database.drop_all().await;
}

/// The names in a filter.
fn shape(document: &Document) -> String {
    let fields: Vec<_> = document
        .iter()
        .map(|(key, value)| match value {
            Bson::Document(inner) => format!("{key}: {{{}}}", shape(inner)),
            _ => key.clone(),
        })
        .collect();
    fields.join(", ")
}
