//! No question to the database reads a whole collection.

use std::{collections::BTreeMap, sync::Arc};

use bson::{Bson, Document, doc};
use contracts::{
    Actor,
    booking::{
        BookingService, CheckIn, DoorDayQuery, DoorEntries, MessageOuting, OutingRegistrations,
        RegistrationStatus, RegistrationView, RegistrationWhen, RegistrationsExport, SeatsExport,
        TicketProof, UndoCheckIn,
    },
    personal_data::PersonalDataQuery,
};
use kernel::{Cursor, OutingId, PageRequest};
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;

use crate::fixture::{Outcome, Plan, Setup, World, door, instant, manager, scan};

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
    let Ok(collection) = command.get_str(name) else {
        return Vec::new();
    };
    let found = match name {
        "find" => vec![doc! {
            "filter": command.get_document("filter").cloned().unwrap_or_default(),
            "sort": command.get_document("sort").cloned().unwrap_or_default(),
        }],
        "update" | "delete" => {
            let list = command.get_array(format!("{name}s")).unwrap();
            let filter = |entry: &Bson| entry.as_document().unwrap().get_document("q").unwrap().clone();
            list.iter().map(|entry| doc! { "filter": filter(entry), "sort": {} }).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|filter| (collection.to_owned(), filter)).collect()
}

/// Everything booking does, once.
async fn journey(world: &World) {
    let plans = [Plan::of(3), Plan::of(3)];
    let outing = world.outing(&plans[0]).await;
    world.outing(&plans[1]).await;
    world.tell(&Plan { offer_revision: 4, ..plans[0].clone() }.offer_changed(true)).await;
    let mut held = Vec::new();
    for (name, people) in [("Ana", 1), ("Bob", 2), ("Cleo", 1), ("Dan", 1)] {
        let member = world.member(name).await;
        let view = world.register(&member, outing, people).await.unwrap();
        held.push((member, view));
    }
    drop(world.register(&held[0].0, outing, 1).await);
    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    let (member, view) = &held[0];
    for when in [RegistrationWhen::Upcoming, RegistrationWhen::Past, RegistrationWhen::Waitlisted] {
        let page = PageRequest { first: 1, after: None };
        let query = contracts::booking::MyRegistrations { when, page };
        let page = world.booking.my_registrations(member, query.clone()).await.unwrap();
        let after = page.items.first().map_or_else(
            || Cursor::encode(&(instant("2026-01-01T00:00:00Z"), view.id)).unwrap(),
            |(cursor, _)| cursor.clone(),
        );
        let page = PageRequest { first: 1, after: Some(after) };
        let query = contracts::booking::MyRegistrations { page, ..query };
        world.booking.my_registrations(member, query).await.unwrap();
    }
    world.live(member, outing).await;
    world.savings(member).await;
    world.booking.my_eligibility(member).await.unwrap();
    let staff = door("Porte", "bar");
    for after in [None, Some(Cursor::encode(&view.id).unwrap())] {
        let query = OutingRegistrations::all(outing, PageRequest { first: 2, after });
        world.booking.outing_registrations(&staff, query).await.unwrap();
    }
    on_the_phone(world, outing, (&staff, view)).await;
    for after in [None, Some(outing)] {
        let query = SeatsExport { ends_after: instant("2026-01-01T00:00:00Z"), after };
        world.booking.export_seats(&Actor::System, query).await.unwrap();
    }
    for after in [None, Some(view.id)] {
        let query = RegistrationsExport { after };
        world.booking.export_registrations(&Actor::System, query).await.unwrap();
    }
    world.booking.check_in(&staff, scan(view)).await.admitted();
    world.at("2026-11-22T18:00:00Z");
    world.booking.run_duties().await.unwrap();
    let code = world.live(&held[2].0, outing).await.unwrap().ticket.unwrap().short_code;
    let typed = CheckIn { proof: TicketProof::ShortCode(code), ..scan(view) };
    world.booking.check_in(&staff, typed).await.admitted();
    world.tell(&plans[1].cancelled("Fuite d'eau")).await;
    world.at("2026-11-24T00:00:00Z");
    world.booking.run_duties().await.unwrap();
    let account = member.account().unwrap();
    world.booking.personal_data(&Actor::System, PersonalDataQuery { account }).await.unwrap();
    world.erase(member).await;
    world.at("2026-11-25T00:00:00Z");
    world.booking.run_duties().await.unwrap();
}

/// What the portal and the door ask.
async fn on_the_phone(world: &World, outing: OutingId, (staff, view): (&Actor, &RegistrationView)) {
    let page = PageRequest::first(2);
    let statuses = vec![RegistrationStatus::Confirmed, RegistrationStatus::CheckedIn];
    for after in [None, Some(Cursor::encode(&("ana m", view.id)).unwrap())] {
        let page = PageRequest { after, ..page.clone() };
        let text = Some("a".to_owned());
        let query = OutingRegistrations {
            statuses: statuses.clone(),
            text,
            ..OutingRegistrations::all(outing, page)
        };
        world.booking.outing_registrations(staff, query).await.unwrap();
    }
    let query = OutingRegistrations { statuses, ..OutingRegistrations::all(outing, page.clone()) };
    world.booking.outing_registrations(staff, query).await.unwrap();
    world.booking.door_entries(staff, DoorEntries { outing, page }).await.unwrap();
    world.booking.door_day(staff, DoorDayQuery { date: None }).await.unwrap();
    let (text, idempotency_key) = ("À ce soir !".to_owned(), "k".to_owned());
    let command = MessageOuting { outing, text, idempotency_key };
    world.booking.message_outing(&manager("Ida", "bar"), command).await.unwrap();
    world.booking.check_in(staff, scan(view)).await.admitted();
    let undo = UndoCheckIn { registration: view.id, scan_id: None };
    world.booking.undo_check_in(staff, undo).await.unwrap();
    world.booking.arrivals(staff, vec![outing]).await.unwrap();
}

#[tokio::test]
async fn migrating_makes_every_collection() {
    let world = World::new().await;
    let mut made = world.database().list_collection_names().await.unwrap();
    made.sort_unstable();
    let all = [
        "arrivals",
        "dead_letters",
        "inbox",
        "ledgers",
        "messages",
        "offers",
        "outbox",
        "people",
        "registrations",
        "savings",
    ];
    assert_eq!(made, all);
    world.booking.migrate().await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Asked::default();
    let world = World::on(listening(&asked).await, Setup::default()).await;
    asked.lock().clear();
    journey(&world).await;
    // One of each shape is enough.
    let asked: Vec<_> = asked.lock().drain(..).collect();
    let with_shape = |(collection, find): (String, Document)| {
        let shape = shape(&Bson::Document(find.clone()));
        (format!("{collection} {shape}"), (collection, find))
    };
    let shapes: BTreeMap<_, _> = asked.into_iter().map(with_shape).collect();
    assert!(shapes.len() > 20, "the journey asks more than {} questions", shapes.len());
    for (shape, (collection, find)) in shapes {
        let plan = explained(&world, collection, find).await;
        assert!(!plan.contains("COLLSCAN"), "{shape} reads everything: {plan}");
    }
    world.end().await;
}

async fn explained(world: &World, collection: String, find: Document) -> String {
    let mut command = doc! { "find": collection };
    command.extend(find);
    let plan = world.database().run_command(doc! { "explain": command }).await.unwrap();
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
