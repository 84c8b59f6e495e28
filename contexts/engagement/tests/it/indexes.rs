//! No question to the database reads a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use contracts::{
    Actor,
    engagement::{
        ConversationMessages, EngagementService, MarkConversationRead, MessagesSince, MyConversations,
        MyFavourites, ReportMessage, SetFavourite,
    },
    personal_data::PersonalDataQuery,
};
use kernel::{AccountId, PageRequest};
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

/// Everything engagement does, once.
async fn journey(world: &World) {
    let facts = dinner();
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(facts.outing.partner));
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let (engagement, page) = (&world.engagement, PageRequest::first(1));
    let favourite = SetFavourite { offer: facts.offer.id, favourite: true };
    engagement.set_favourite(&anna, favourite).await.unwrap();
    let found = engagement.my_favourites(&anna, MyFavourites { page: page.clone() }).await.unwrap();
    let after = found.items.last().map(|(cursor, _)| cursor.clone());
    let next = PageRequest { first: 1, after };
    engagement.my_favourites(&anna, MyFavourites { page: next }).await.unwrap();
    let remove = SetFavourite { favourite: false, ..favourite };
    engagement.set_favourite(&anna, remove).await.unwrap();
    let group = world.group(&anna).await.id;
    let asked = world.open(&anna, &facts).await.unwrap().id;
    world.open(&anna, &facts).await.unwrap();
    let sent = world.say(&anna, group, "Bonsoir").await.unwrap();
    world.say(&anna, group, "Bonsoir").await.unwrap();
    world.say(&anna, asked, "Bonjour").await.unwrap();
    for reader in [&anna, &company] {
        let found =
            engagement.my_conversations(reader, MyConversations { page: page.clone() }).await.unwrap();
        let after = found.items.last().map(|(cursor, _)| cursor.clone());
        let query = MyConversations { page: PageRequest { first: 1, after } };
        engagement.my_conversations(reader, query).await.unwrap();
        engagement.conversation(reader, group).await.unwrap();
        world.texts(reader, group).await.unwrap();
    }
    let query = ConversationMessages { conversation: group, page };
    let newest = engagement.messages(&anna, query).await.unwrap();
    let before = newest.items.last().map(|(cursor, _)| cursor.clone());
    let query = ConversationMessages { conversation: group, page: PageRequest { first: 1, after: before } };
    engagement.messages(&anna, query).await.unwrap();
    let since = MessagesSince { conversation: group, sequence: 0 };
    engagement.messages_since(&bruno, since).await.unwrap();
    let read = MarkConversationRead { conversation: group, up_to: sent.id };
    engagement.mark_conversation_read(&bruno, read).await.unwrap();
    let report = ReportMessage { message: sent.id, reason: "Insultant".to_owned() };
    engagement.report_message(&bruno, report).await.unwrap();
    engagement.fill().await.unwrap();
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    engagement.personal_data(&Actor::System, query).await.unwrap();
    for name in ["Anna", "Bruno"] {
        world.hear(&erased(name)).await;
    }
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
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
    let mut made = database.list_collection_names().await.unwrap();
    made.sort_unstable();
    let all = [
        "audit",
        "conversations",
        "dead_letters",
        "erased",
        "favourites",
        "inbox",
        "marks",
        "messages",
        "offers",
        "outbox",
        "outings",
        "participations",
        "people",
        "rate_limits",
        "readings",
        "reports",
    ];
    assert_eq!(made, all);
    world.engagement.migrate().await.unwrap();
    world.end().await;
}

async fn explained(world: &World, collection: String, find: Document) -> String {
    let mut command = doc! { "find": collection };
    command.extend(find);
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
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
