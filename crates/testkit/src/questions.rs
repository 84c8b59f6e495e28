//! What a context asks its database, noted as it is sent: no question may read a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use mongodb::{
    Client, Database,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;

/// Filters with their collections, as they were sent.
#[derive(Clone, Default)]
pub struct Questions(Arc<Mutex<Vec<(String, Document)>>>);

impl Questions {
    /// A connection to the test server that notes every filter.
    ///
    /// # Panics
    /// When `MONGODB_URI` is not set: `cargo xtask test` sets it.
    pub async fn listening(&self) -> Client {
        let uri = std::env::var("MONGODB_URI").expect("MONGODB_URI");
        let mut options = ClientOptions::parse(uri).await.expect("a MongoDB URI");
        let asked = Arc::clone(&self.0);
        options.command_event_handler = Some(EventHandler::callback(move |event| {
            if let CommandEvent::Started(started) = event {
                asked.lock().extend(filters(&started.command_name, &started.command));
            }
        }));
        Client::with_options(options).expect("options of a client")
    }

    /// Forgets what was asked so far: to migrate, for instance.
    pub fn forget(&self) {
        self.0.lock().clear();
    }

    /// Has the server explain one question of each shape that was asked.
    ///
    /// # Panics
    /// When one reads a whole collection, or there are no more than `more_than` shapes: then too little was asked.
    pub async fn read_no_whole_collection(&self, database: &Database, more_than: usize) {
        let asked: Vec<_> = self.0.lock().drain(..).collect();
        let with_shape = |(collection, find): (String, Document)| {
            (format!("{collection} {}", shape(&Bson::Document(find.clone()))), (collection, find))
        };
        let shapes: BTreeMap<_, _> = asked.into_iter().map(with_shape).collect();
        assert!(shapes.len() > more_than, "the journey asks more than {} questions", shapes.len());
        for (shape, (collection, find)) in shapes {
            let plan = explained(database, collection, find).await;
            assert!(!plan.contains("COLLSCAN"), "{shape} reads everything: {plan}");
        }
    }
}

fn filters(name: &str, command: &Document) -> Vec<(String, Document)> {
    let Ok(collection) = command.get_str(name) else {
        return Vec::new();
    };
    let part = |document: &Document, name: &str| document.get_document(name).cloned().unwrap_or_default();
    let found = match name {
        "find" => vec![doc! { "filter": part(command, "filter"), "sort": part(command, "sort") }],
        "findAndModify" => vec![doc! { "filter": part(command, "query"), "sort": part(command, "sort") }],
        "update" | "delete" => {
            let list = command.get_array(format!("{name}s")).expect("a list of changes");
            let filter = |entry: &Bson| part(entry.as_document().expect("a change"), "q");
            list.iter().map(|entry| doc! { "filter": filter(entry), "sort": {} }).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|filter| (collection.to_owned(), filter)).collect()
}

async fn explained(database: &Database, collection: String, find: Document) -> String {
    let mut command = doc! { "find": collection };
    command.extend(find);
    let plan = database.run_command(doc! { "explain": command }).await.expect("an explanation");
    let planner = plan.get_document("queryPlanner").expect("a planner");
    planner.get_document("winningPlan").expect("a plan").to_string()
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
