use contracts::{
    Actor, ServiceError,
    booking::{BookingService, Register, RegistrationStatus, RegistrationView},
};
use futures::future::join_all;
use kernel::OutingId;

use crate::fixture::{Plan, World, code};

async fn register(
    booking: &booking::Booking,
    member: &Actor,
    (outing, people, key): (OutingId, i64, &str),
) -> Result<RegistrationView, ServiceError> {
    let idempotency_key = Some(key.to_owned());
    booking.register(member, Register { outing, people, idempotency_key }).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_identical_requests_at_once_make_one_registration() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let member = world.member("Léa").await;
    for capacity in [50, 2] {
        let outing = world.outing(&Plan::of(capacity)).await;
        if capacity == 2 {
            let other = world.member("Ana").await;
            world.register(&other, outing, 1).await.unwrap();
        }
        let key = format!("clé {capacity}");
        let requests = (0..10).map(|index| register(&replicas[index % 2], &member, (outing, 2, &key)));
        let answers: Vec<_> = join_all(requests).await.into_iter().map(Result::unwrap).collect();
        for answer in &answers {
            assert_eq!((answer.id, answer.status), (answers[0].id, answers[0].status));
            assert_eq!(
                (&answer.ticket, answer.waitlist_position),
                (&answers[0].ticket, answers[0].waitlist_position)
            );
        }
        assert_eq!(world.check_seats(outing).await, if capacity == 2 { 1 } else { 2 });
    }
    world.end().await;
}

#[tokio::test]
async fn a_lost_answer_is_given_again_even_when_registration_is_over() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let member = world.member("Léa").await;
    let first = register(&world.booking, &member, (outing, 2, "k")).await.unwrap();
    world.at("2026-11-22T18:30:00Z");
    let again = register(&world.booking, &member, (outing, 2, " k ")).await.unwrap();
    assert_eq!((again.id, again.status), (first.id, RegistrationStatus::Confirmed));
    world.cancel(&member, first.id).await.unwrap();
    let after_cancelling = register(&world.booking, &member, (outing, 2, "k")).await.unwrap();
    assert_eq!((after_cancelling.id, after_cancelling.status), (first.id, RegistrationStatus::Cancelled));
    assert_eq!(world.check_seats(outing).await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_key_is_for_one_request_of_one_member() {
    let world = World::new().await;
    let (outing, other) = (world.outing(&Plan::of(5)).await, world.outing(&Plan::of(5).later(1)).await);
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    register(&world.booking, &lea, (outing, 2, "k")).await.unwrap();
    let more = register(&world.booking, &lea, (outing, 3, "k")).await;
    assert_eq!(code(more), "IDEMPOTENCY_KEY_REUSED idempotencyKey");
    let elsewhere = register(&world.booking, &lea, (other, 2, "k")).await;
    assert_eq!(code(elsewhere), "IDEMPOTENCY_KEY_REUSED idempotencyKey");
    assert_eq!(code(register(&world.booking, &lea, (outing, 2, "l")).await), "ALREADY_REGISTERED");
    register(&world.booking, &ana, (outing, 3, "k")).await.unwrap();
    assert_eq!(world.check_seats(outing).await, 5);
    assert_eq!(world.check_seats(other).await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_key_is_short() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let lea = world.member("Léa").await;
    let long = register(&world.booking, &lea, (outing, 2, &"é".repeat(101))).await;
    assert_eq!(code(long), "TEXT_TOO_LONG idempotencyKey");
    let megabyte = register(&world.booking, &lea, (outing, 2, &"k".repeat(1 << 20))).await;
    assert_eq!(code(megabyte), "TEXT_TOO_LONG idempotencyKey");
    assert_eq!(code(register(&world.booking, &lea, (outing, 2, "  ")).await), "REQUIRED idempotencyKey");
    register(&world.booking, &lea, (outing, 2, &"é".repeat(100))).await.unwrap();
    world.end().await;
}
