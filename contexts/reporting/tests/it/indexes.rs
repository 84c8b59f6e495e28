//! No question to the database reads a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use contracts::{
    Actor,
    booking::RegistrationStep,
    identity::Client as Device,
    personal_data::PersonalDataQuery,
    reporting::{RecordViews, ReportingService},
};
use kernel::AccountId;
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;

use crate::support::{builders::*, *};

type Asked = Arc<Mutex<Vec<(String, Document)>>>;

/// A connection that notes every filter.
async fn listening(asked: &Asked) -> Client {
    let mut options = ClientOptions::parse(std::env::var("MONGODB_URI").unwrap()).await.unwrap();
    let asked = Arc::clone(asked);
    options.command_event_handler = Some(EventHandler::callback(move |event| {
        if let CommandEvent::Started(started) = event {
            asked.lock().extend(filters(&started.command_name, &started.command));
        }
    }));
    Client::with_options(options).unwrap()
}

fn filters(name: &str, command: &Document) -> Vec<(String, Document)> {
    let Ok(collection) = command.get_str(name) else {
        return Vec::new();
    };
    let document = |field: &str| command.get_document(field).cloned().unwrap_or_default();
    let found = match name {
        "find" => vec![doc! { "filter": document("filter"), "sort": document("sort") }],
        "findAndModify" => vec![doc! { "filter": document("query"), "sort": {} }],
        "update" | "delete" => {
            let list = command.get_array(format!("{name}s")).unwrap();
            let filter = |entry: &Bson| entry.as_document().unwrap().get_document("q").unwrap().clone();
            list.iter().map(|entry| doc! { "filter": filter(entry), "sort": {} }).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|filter| (collection.to_owned(), filter)).collect()
}

/// Everything reporting does, once.
async fn journey(world: &World) {
    let (menu_offer, place) = (offer("Menu", menu(&["Soupe"])), venue("Le Comptoir", 48.85, 2.36));
    let outings = [120, 24 * 60].map(|minutes| outing(&menu_offer, &place, minutes));
    for facts in &outings {
        world.plan(facts).await;
        let visit = came(&party(facts, "Anna"), 2, facts.outing.starts_at);
        world.hear(&changed(&visit, RegistrationStep::CheckedIn)).await;
        world.hear(&saved(&visit)).await;
        world.hear(&changed(&undone(&visit), RegistrationStep::CheckInUndone)).await;
    }
    let client = Device { address: "192.0.2.7".parse().ok(), user_agent: None };
    let views = RecordViews { outings: outings.iter().map(|facts| facts.outing.id).collect(), client };
    world.reporting.record_views(&Actor::Anonymous, views).await.unwrap();
    world.results(place.partner).await;
    world.reporting.fill().await.unwrap();
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    world.reporting.personal_data(&Actor::System, query).await.unwrap();
    world.hear(&erased("Anna")).await;
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Asked::default();
    let world = World::through(listening(&asked).await).await;
    asked.lock().clear();
    journey(&world).await;
    // One of each shape is enough.
    let asked: Vec<_> = asked.lock().drain(..).collect();
    let with_shape = |(collection, find): (String, Document)| {
        (format!("{collection} {}", shape(&Bson::Document(find.clone()))), (collection, find))
    };
    let shapes: BTreeMap<_, _> = asked.into_iter().map(with_shape).collect();
    assert!(shapes.len() > 10, "the journey asks more than {} questions", shapes.len());
    for (shape, (collection, find)) in shapes {
        let plan = explained(&world, collection, find).await;
        assert!(!plan.contains("COLLSCAN"), "{shape} reads everything: {plan}");
    }
    world.end().await;
}

#[tokio::test]
async fn migrating_makes_every_collection() {
    let world = World::new().await;
    let database = world.database.client.database(&format!("{}_reporting", world.database.prefix));
    let mut made = database.list_collection_names().await.unwrap();
    made.sort_unstable();
    let all = [
        "days",
        "dead_letters",
        "erased",
        "facts",
        "inbox",
        "marks",
        "names",
        "outbox",
        "outings",
        "rate_limits",
        "viewings",
        "visitors",
    ];
    assert_eq!(made, all);
    world.reporting.migrate().await.unwrap();
    world.end().await;
}

async fn explained(world: &World, collection: String, find: Document) -> String {
    let mut command = doc! { "find": collection };
    command.extend(find);
    let database = world.database.client.database(&format!("{}_reporting", world.database.prefix));
    let plan = database.run_command(doc! { "explain": command }).await.unwrap();
    let plan = plan.get_document("queryPlanner").unwrap();
    plan.get_document("winningPlan").unwrap().to_string()
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
