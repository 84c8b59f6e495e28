use contracts::booking::{BookingService, RegistrationStatus};

use crate::fixture::{Outcome, Plan, World, code, door, scan};

#[tokio::test]
async fn giving_up_twice_gives_the_same_answer_and_frees_the_seats_once() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let held = world.register(&ana, outing, 3).await.unwrap();
    world.register(&bob, outing, 2).await.unwrap();
    let first = world.cancel(&ana, held.id).await.unwrap();
    let told = world.heard.count();
    let second = world.cancel(&ana, held.id).await.unwrap();
    assert_eq!(first, second);
    assert_eq!((second.status, second.ticket), (RegistrationStatus::Cancelled, None));
    assert_eq!(world.heard.count(), told, "nothing is told twice");
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}

#[tokio::test]
async fn who_gave_up_may_register_again() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let ana = world.member("Ana").await;
    let first = world.register(&ana, outing, 3).await.unwrap();
    world.cancel(&ana, first.id).await.unwrap();
    let second = world.register(&ana, outing, 5).await.unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(world.check_seats(outing).await, 5);
    world.end().await;
}

#[tokio::test]
async fn after_the_start_or_the_door_it_is_too_late_to_give_up() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let (ana, bob, cleo) = (world.member("Ana").await, world.member("Bob").await, world.member("Cleo").await);
    let came = world.register(&ana, outing, 1).await.unwrap();
    let absent = world.register(&bob, outing, 1).await.unwrap();
    world.at("2026-11-22T18:30:00Z");
    world.booking.check_in(&door("Porte", "bar"), scan(&came)).await.admitted();
    assert_eq!(code(world.cancel(&ana, came.id).await), "NOT_CANCELLABLE");
    world.at("2026-11-22T19:00:00Z");
    assert_eq!(code(world.cancel(&bob, absent.id).await), "NOT_CANCELLABLE");
    assert_eq!(code(world.cancel(&cleo, absent.id).await), "failed NOT_FOUND", "another member's");
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}
