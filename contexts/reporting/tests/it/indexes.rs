//! No question to the database reads a whole collection.

use contracts::{
    Actor,
    booking::RegistrationStep,
    identity::Client as Device,
    personal_data::PersonalDataQuery,
    reporting::{RecordViews, ReportingService},
};
use kernel::AccountId;
use testkit::questions::Questions;

use crate::support::{builders::*, *};

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
    let asked = Questions::default();
    let world = World::through(asked.listening().await).await;
    asked.forget();
    journey(&world).await;
    let database = world.database.client.database(&format!("{}_reporting", world.database.prefix));
    asked.read_no_whole_collection(&database, 10).await;
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
