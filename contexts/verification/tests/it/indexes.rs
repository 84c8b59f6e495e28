//! No question to the database reads a whole collection.

use contracts::{catalog::Decision, personal_data::PersonalDataQuery, verification::*};
use kernel::PageRequest;
use testkit::questions::Questions;

use crate::world::{Setup, World, erased, moderator};

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
    let asked = Questions::default();
    let client = Some(asked.listening().await);
    let world = World::with(Setup { client, ..Setup::default() }).await;
    asked.forget();
    journey(&world).await;
    let database = world.mongo();
    asked.read_no_whole_collection(&database, 15).await;
    world.database.drop_all().await;
}
