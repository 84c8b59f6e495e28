//! Every query finds what it looks for through an index.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use bson::{Document, doc};
use contracts::{Actor, catalog::*, media::PhotoDeleted};
use kernel::{OutingId, PageRequest, time::Weekday};
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use parking_lot::Mutex;
use platform::Tasks;
use testkit::TestDatabase;

use crate::{
    people::{Company, bastille, cancel, draft, moderator, stored},
    slots::slot,
    world::World,
};

/// The `find` commands sent to the server, by what they look for.
type Finds = Arc<Mutex<BTreeMap<String, Document>>>;

const COLLECTIONS: [&str; 6] = ["partners", "venues", "offers", "outings", "offer_drafts", "photos"];

async fn spied_world() -> (World, Finds) {
    let mut database = TestDatabase::new().await;
    let mut options = ClientOptions::parse(std::env::var("MONGODB_URI").unwrap()).await.unwrap();
    let finds = Finds::default();
    let seen = Arc::clone(&finds);
    options.command_event_handler = Some(EventHandler::callback(move |event| {
        let CommandEvent::Started(started) = event else {
            return;
        };
        let command = started.command;
        let name = command.get_str("find").unwrap_or_default().to_owned();
        if COLLECTIONS.contains(&name.as_str()) {
            let sort = command.get_document("sort").cloned().unwrap_or_default();
            let shape = format!("{name} {:?} {:?}", fields(command.get_document("filter").unwrap()), sort);
            seen.lock().insert(shape, command);
        }
    }));
    database.client = Client::with_options(options).unwrap();
    (World::on(database).await, finds)
}

/// What a filter asks for, without the values.
fn fields(filter: &Document) -> Vec<String> {
    let field = |(name, value): (&String, &bson::Bson)| match value {
        bson::Bson::Document(operators) => format!("{name} {:?}", operators.keys().collect::<Vec<_>>()),
        _ => name.clone(),
    };
    filter.iter().map(field).collect()
}

/// Does everything that a partner's staff do.
async fn use_as_partner(world: &World) -> Company {
    let (company, venue, offer) = world.bar().await;
    for day in 1..=3 {
        world.plan(&company, &offer, day).await.unwrap();
    }
    let first = world.outings(&company).await[0].outing.id;
    world.catalog.cancel_outing(&company.manager, cancel(first)).await.unwrap();
    for _ in 0..2 {
        let waiting = world.write(&company, draft(venue.id)).await;
        world.step(&company, waiting.id, OfferStep::Submit).await.unwrap();
        world.venue(&company).await;
    }
    let moved = UpdateVenue {
        id: venue.id,
        venue: CreateVenue { time_zone: Some("Europe/Madrid".to_owned()), ..crate::people::bastille() },
    };
    world.catalog.update_venue(&company.manager, moved).await.unwrap_err();
    for title in ["Un", "Deux"] {
        crate::saved_drafts::keep(world, &company, title).await;
    }
    let slot = slot(venue.id, Weekday::Friday, 20, 22);
    let with_slot = OfferDraft { weekly_slots: vec![slot], ..draft(venue.id) };
    world.edit(&company, offer.id, with_slot).await.unwrap();
    company
}

/// Does everything that media tells.
async fn hear_of_photos(world: &World, company: &Company) {
    let photo = stored(company);
    world.deliver(&photo).await.unwrap();
    let command = CreateVenue { photos: vec![photo.photo.id], ..bastille() };
    world.catalog.create_venue(&company.manager, command).await.unwrap();
    world.deliver(&PhotoDeleted { id: photo.photo.id, partner: company.id }).await.unwrap();
}

/// Does everything that Yousoon does.
async fn use_as_yousoon(world: &World, company: &Company) {
    world.suspend(company, true).await.unwrap();
    for _ in 0..2 {
        world.pending(PartnerType::Culture).await;
    }
    let rejected = world.pending(PartnerType::Bar).await;
    world.decide(ReviewSubject::Partner(rejected.id), Decision::Reject).await.unwrap();
    let again = ResubmitPartner { company_name: "Autre".to_owned() };
    world.catalog.resubmit_partner(&rejected.owner, again).await.unwrap();
}

/// Does everything that the platform does.
async fn use_as_platform(world: &World, company: &Company) {
    let ids = world.outings(company).await.iter().map(|facts| facts.outing.id).collect();
    world.catalog.outings_by_id(&Actor::System, ids).await.unwrap();
    for after in [None, Some(OutingId::derived_from("x"))] {
        let query = ExportQuery { ends_after: world.now(), after };
        world.catalog.export(&Actor::System, query).await.unwrap();
    }
    crate::import::import(world, vec![crate::import::row(world, "x", true)]).await;
}

/// Reads the first two pages of each list.
async fn read_pages(world: &World, manager: &Actor) {
    let catalog = &world.catalog;
    let first = PageRequest::first(1);
    let next = |cursor: Option<kernel::Cursor>| PageRequest { first: 1, after: Some(cursor.unwrap()) };
    macro_rules! two_pages {
        ($list:ident, $actor:expr, $page:ident => $query:expr) => {
            let query = |$page| $query;
            let page = catalog.$list($actor, query(first.clone())).await.unwrap();
            let cursor = page.items.last().map(|item| item.0.clone());
            catalog.$list($actor, query(next(cursor))).await.unwrap();
        };
    }
    two_pages!(my_venues, manager, page => PartnerList { page });
    two_pages!(my_offers, manager, page => PartnerOffers { statuses: vec![], page });
    let statuses = [OfferStatus::Draft, OfferStatus::PendingReview];
    two_pages!(my_offers, manager, page => PartnerOffers { statuses: statuses.into(), page });
    two_pages!(my_drafts, manager, page => DraftList { page });
    two_pages!(my_outings, manager, page => PartnerOutings { from: None, to: None, page });
    let (from, to) = (Some(world.now()), Some(world.now().plus_days(99)));
    two_pages!(my_outings, manager, page => PartnerOutings { from, to, page });
    for kind in [ReviewKind::Partner, ReviewKind::Offer] {
        two_pages!(review_queue, &moderator(), page => ReviewQueueQuery { kind, page });
    }
}

#[tokio::test]
async fn no_query_scans_a_collection() {
    let (world, finds) = spied_world().await;
    let company = use_as_partner(&world).await;
    hear_of_photos(&world, &company).await;
    use_as_platform(&world, &company).await;
    use_as_yousoon(&world, &company).await;
    read_pages(&world, &company.manager).await;
    let tasks = Tasks::default();
    world.catalog.start(&tasks);
    let ran = |part: &str| finds.lock().keys().any(|shape| shape.contains(part)).then_some(());
    testkit::eventually("offers to end are looked for", || async { ran("valid_until") }).await;
    testkit::eventually("due slots are looked for", || async { ran("slots_due_at") }).await;
    drop(tasks);
    let database = world.documents("offers").client().database(&format!("{}_catalog", world.database.prefix));
    let finds = finds.lock().clone();
    let collections: HashSet<_> = finds.values().filter_map(|find| find.get_str("find").ok()).collect();
    assert_eq!(collections.len(), COLLECTIONS.len());
    for (shape, find) in finds {
        let asked =
            find.into_iter().filter(|(key, _)| ["find", "filter", "sort", "limit"].contains(&key.as_str()));
        let explain = doc! { "explain": Document::from_iter(asked), "verbosity": "queryPlanner" };
        let plan = database.run_command(explain).await.unwrap().to_string();
        let by_index =
            plan.contains("IXSCAN") || plan.contains("IDHACK") || plan.contains("CLUSTERED_IXSCAN");
        assert!(by_index && !plan.contains("COLLSCAN"), "{shape}: {plan}");
    }
    world.end().await;
}

#[tokio::test]
async fn migrating_makes_every_collection() {
    let world = World::new().await;
    let database = world.database.client.database(&format!("{}_catalog", world.database.prefix));
    let made = database.list_collection_names().await.unwrap();
    let made: HashSet<&str> = made.iter().map(String::as_str).collect();
    for name in COLLECTIONS.into_iter().chain(["audit", "outbox", "inbox", "dead_letters"]) {
        assert!(made.contains(name), "{name} is not among {made:?}");
    }
    world.catalog.migrate().await.unwrap();
    world.end().await;
}
