//! A document verifies one account.

use contracts::{
    catalog::Decision,
    verification::{DocumentType::*, *},
};
use docread::Document;

use crate::{
    script::{card, passport, read},
    world::{World, erased, findings},
};

const USED: [(FindingField, FindingCode); 1] = [(FindingField::Document, FindingCode::DocumentAlreadyUsed)];

#[tokio::test]
async fn a_document_that_verified_somebody_verifies_nobody_else() {
    let world = World::automatic().await;
    let (lea, other) = (world.lea().await, world.lea().await);
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    let view = world.shown(&other).await;
    assert_eq!((view.status, findings(&view)), (IdentityStatus::Rejected, USED.to_vec()));
    // Nor is it worth a person's time.
    world.set_policy(|policy| policy.mode = VerdictMode::Manual).await.unwrap();
    assert_eq!(findings(&world.shown(&other).await), USED);
    // Another document of the same person is another document.
    world.decide_automatically().await;
    world.script.on_back(read(Document { number: "X4RTBPFW5".to_owned(), ..card() }));
    assert_eq!(world.shown(&other).await.status, IdentityStatus::Verified);
    let used = world.stored("documents").await;
    assert_eq!(used.len(), 2);
    assert!(used.iter().all(|used| used.get_str("_id").unwrap().len() == 64));
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_accounts_that_show_one_document_at_once_one_is_verified() {
    for _ in 0..5 {
        let world = World::automatic().await;
        let mut members = Vec::new();
        for _ in 0..4 {
            let member = world.lea().await;
            world.submitted(&member).await;
            members.push(member);
        }
        let (second, third) = (world.other_process(), world.other_process());
        let (one, two, three) =
            tokio::join!(world.verification.run_duties(), second.run_duties(), third.run_duties());
        one.and(two).and(three).unwrap();
        let mut statuses = Vec::new();
        for member in &members {
            statuses.push(world.view(member).await.status);
        }
        let count = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!(
            (count(IdentityStatus::Verified), count(IdentityStatus::Rejected)),
            (1, 3),
            "{statuses:?}"
        );
        assert_eq!(world.stored("documents").await.len(), 1);
        world.database.drop_all().await;
    }
}

#[tokio::test]
async fn a_reviewers_yes_does_not_share_a_document() {
    let world = World::new().await;
    let (lea, other) = (world.lea().await, world.lea().await);
    let (first, second) = (world.shown(&lea).await.id.unwrap(), world.shown(&other).await.id.unwrap());
    let yes = |check| world.decide(check, Decision::Approve, None);
    let (one, two) = tokio::join!(yes(first), yes(second));
    let mut statuses = [one.unwrap().status, two.unwrap().status];
    statuses.sort_by_key(|status| *status != IdentityStatus::Verified);
    assert_eq!(statuses, [IdentityStatus::Verified, IdentityStatus::Rejected]);
    let refused = if world.view(&lea).await.status == IdentityStatus::Rejected { &lea } else { &other };
    assert_eq!(findings(&world.view(refused).await), USED);
    assert_eq!(world.stored("documents").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn one_number_in_two_classes_of_documents_is_two_documents() {
    let world = World::automatic().await;
    let (lea, other) = (world.lea().await, world.lea().await);
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    world.script.on_front(read(passport()));
    let check = world.filled(&other, Passport).await;
    world.submit(&other, check).await.unwrap();
    world.work().await;
    assert_eq!(world.view(&other).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_document_of_an_account_that_is_gone_is_free_again() {
    let world = World::automatic().await;
    let (lea, again) = (world.lea().await, world.lea().await);
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::Verified);
    assert_eq!(findings(&world.shown(&again).await), USED);
    world.tell(&erased(&lea)).await;
    assert_eq!(world.shown(&again).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}
