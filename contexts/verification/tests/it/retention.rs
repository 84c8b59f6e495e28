//! Images go in time.

use contracts::{
    catalog::Decision,
    verification::{DocumentType::*, *},
};
use kernel::IdentityCheckId;

use crate::{script::NUMBER, world::World};

async fn kept(world: &World, check: IdentityCheckId) -> usize {
    let mut kept = 0;
    for name in ["front-1", "front-2", "back-1", "back-2"] {
        kept += usize::from(world.file(check, name).await.is_some());
    }
    kept
}

#[tokio::test]
async fn after_a_verdict_images_and_reading_stay_for_a_day_and_then_go() {
    let world = World::automatic().await;
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    world.clock.advance_minutes(24 * 60 - 1);
    world.work().await;
    assert_eq!(kept(&world, check).await, 2);
    assert!(world.review(check).await.unwrap().reading.is_some());
    world.clock.advance_minutes(1);
    world.work().await;
    assert_eq!(kept(&world, check).await, 0);
    let review = world.review(check).await.unwrap();
    assert_eq!((review.reading, review.images.len(), review.status), (None, 0, IdentityStatus::Verified));
    // Once more for what was on its way, and then never again.
    world.blobs.put(&format!("identity/{check}/front-2"), vec![1]).await.unwrap();
    world.clock.advance_minutes(15);
    world.work().await;
    assert_eq!(kept(&world, check).await, 0);
    world.clock.advance_minutes(24 * 60);
    assert_eq!(world.verification.run_duties().await.unwrap(), 0);
    let identity = &world.stored("identities").await[0];
    let document = identity.get_document("verified").unwrap();
    assert_eq!(document.get_str("document_type").unwrap(), "IDENTITY_CARD");
    assert_eq!(document.get_str("country").unwrap(), "FRA");
    assert_eq!(document.get_str("expires_on").unwrap(), "2035-12-31");
    assert_eq!(world.stored("documents").await.len(), 1, "the keyed hash stays");
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_retention_is_the_policys_and_a_dead_sweeper_is_followed_by_another() {
    let world = World::automatic().await;
    world.set_policy(|policy| policy.retention_hours = 2).await.unwrap();
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    world.clock.advance_minutes(120);
    // One image was deleted by a process that died before it said so.
    world.blobs.delete(&format!("identity/{check}/front-1")).await.unwrap();
    let other = world.other_process();
    let (one, two) = tokio::join!(world.verification.run_duties(), other.run_duties());
    one.and(two).unwrap();
    assert_eq!(kept(&world, check).await, 0);
    assert!(world.review(check).await.unwrap().images.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn images_stay_until_a_person_decided() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.shown(&lea).await.id.unwrap();
    world.clock.advance_minutes(30 * 24 * 60);
    world.work().await;
    assert_eq!(kept(&world, check).await, 2);
    world.decide(check, Decision::Reject, Some("Photo d'un écran")).await.unwrap();
    world.clock.advance_minutes(24 * 60);
    world.work().await;
    assert_eq!(kept(&world, check).await, 0);
    let everything = format!("{:?}", world.stored("checks").await);
    assert!(!everything.contains(NUMBER));
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_is_never_handed_in_goes_after_a_day() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.filled(&lea, IdentityCard).await;
    world.clock.advance_minutes(24 * 60 - 1);
    world.work().await;
    assert_eq!((kept(&world, check).await, world.view(&lea).await.id), (2, Some(check)));
    world.clock.advance_minutes(1);
    world.work().await;
    assert_eq!(kept(&world, check).await, 0);
    let view = world.view(&lea).await;
    assert_eq!((view.id, view.status, view.attempts_left), (None, IdentityStatus::NotSubmitted, 10));
    world.clock.advance_minutes(15);
    world.work().await;
    assert!(world.stored("checks").await.is_empty());
    assert_eq!(world.shown(&lea).await.status, IdentityStatus::ManualReview);
    world.database.drop_all().await;
}
