//! The queue of what is to be read is the database: it survives processes, and is shared between them.

use std::{sync::atomic::Ordering, time::Duration};

use contracts::verification::{FindingCode, FindingField, IdentityStatus};
use platform::Tasks;
use testkit::eventually;

use crate::world::{Setup, World, findings};

#[tokio::test]
async fn what_is_handed_in_is_read_at_once_in_the_background() {
    let world = World::automatic().await;
    let tasks = Tasks::default();
    world.verification.start(&tasks);
    let lea = world.lea().await;
    world.submitted(&lea).await;
    eventually("a verdict", || async {
        (world.view(&lea).await.status == IdentityStatus::Verified).then_some(())
    })
    .await;
    drop(tasks);
    world.database.drop_all().await;
}

#[tokio::test]
async fn two_processes_never_read_one_document_twice() {
    let world = World::automatic().await;
    let other = world.other_process();
    let mut members = Vec::new();
    for _ in 0..6 {
        let member = world.lea().await;
        world.submitted(&member).await;
        members.push(member);
    }
    let (one, two) = tokio::join!(world.verification.run_duties(), other.run_duties());
    assert_eq!(one.unwrap() + two.unwrap(), 6);
    assert_eq!(world.script.reads.load(Ordering::SeqCst), 6, "each card's back, once");
    for member in &members {
        assert_ne!(world.view(member).await.status, IdentityStatus::Processing);
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_a_dead_process_held_is_taken_over_when_its_lease_ends() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    world.submitted(&lea).await;
    world.script.close();
    let dying = world.other_process();
    let held = tokio::spawn(async move { dying.run_duties().await });
    eventually("the document is being read", || async { (world.script.inside() == 1).then_some(()) }).await;
    held.abort();
    world.work().await;
    assert_eq!(world.view(&lea).await.status, IdentityStatus::Processing, "the lease holds");
    world.clock.advance_minutes(2);
    world.script.open();
    world.work().await;
    assert_eq!(world.view(&lea).await.status, IdentityStatus::Verified);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_late_reading_changes_nothing_after_another_process_took_over() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    world.submitted(&lea).await;
    world.script.close();
    let (slow, quick) = (world.other_process(), world.verification.clone());
    let slow = tokio::spawn(async move { slow.run_duties().await });
    eventually("the first reads", || async { (world.script.inside() == 1).then_some(()) }).await;
    world.clock.advance_minutes(2);
    let quick = tokio::spawn(async move { quick.run_duties().await });
    eventually("both read", || async { (world.script.inside() == 2).then_some(()) }).await;
    world.script.open();
    slow.await.unwrap().unwrap();
    quick.await.unwrap().unwrap();
    assert_eq!(world.view(&lea).await.status, IdentityStatus::Verified);
    let check = &world.stored("checks").await[0];
    assert_eq!(check.get_i64("leases").unwrap(), 2);
    let identity = &world.stored("identities").await[0];
    assert_eq!(identity.get_i64("revision").unwrap(), 3, "begun, handed in, decided on once");
    world.database.drop_all().await;
}

#[tokio::test]
async fn who_cannot_be_read_is_asked_to_try_again_and_keeps_the_try() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    let check = world.submitted(&lea).await;
    for number in 1..=2 {
        for side in ["front", "back"] {
            world.blobs.delete(&format!("identity/{check}/{side}-{number}")).await.unwrap();
        }
    }
    for _ in 0..5 {
        world.work().await;
        assert_eq!(world.view(&lea).await.status, IdentityStatus::Processing);
        world.clock.advance_minutes(2);
    }
    world.work().await;
    let view = world.view(&lea).await;
    assert_eq!(findings(&view), [(FindingField::Document, FindingCode::TimedOut)]);
    assert_eq!((view.status, view.attempts_left), (IdentityStatus::Rejected, 10));
    world.start(&lea, contracts::verification::DocumentType::Passport).await.unwrap();
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_burst_waits_outside_of_memory() {
    let world = World::with(Setup { workers: 2, ..Setup::default() }).await;
    world.script.close();
    let tasks = Tasks::default();
    world.verification.start(&tasks);
    let mut members = Vec::new();
    for _ in 0..8 {
        let member = world.lea().await;
        let handed_in = tokio::time::timeout(Duration::from_secs(10), world.submitted(&member));
        handed_in.await.expect("nobody who hands in waits for a reader");
        members.push(member);
    }
    eventually("two are being read", || async { (world.script.inside() == 2).then_some(()) }).await;
    world.script.open();
    for member in &members {
        eventually("a verdict", || async {
            (world.view(member).await.status == IdentityStatus::ManualReview).then_some(())
        })
        .await;
    }
    assert_eq!(world.script.most.load(Ordering::SeqCst), 2);
    drop(tasks);
    world.database.drop_all().await;
}
