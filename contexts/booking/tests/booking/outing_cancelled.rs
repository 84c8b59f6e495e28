use bson::doc;
use contracts::{
    EventEnvelope,
    booking::{BookingService, RegistrationStatus, RegistrationStep, RegistrationWhen},
};
use kernel::Clock;

use crate::fixture::{Outcome, Plan, World, code, door, scan};

#[tokio::test]
async fn everybody_with_places_or_waiting_is_told_the_reason_once() {
    let world = World::new().await;
    let plan = Plan::of(90);
    let outing = world.outing(&plan).await;
    let mut held = Vec::new();
    for index in 0..130 {
        let member = world.member(&format!("Membre {index}")).await;
        let view = world.register(&member, outing, 1).await.unwrap();
        held.push((member, view));
    }
    let envelope = world.tell(&plan.cancelled("Fuite d'eau")).await;
    let mut told = world.heard.steps(RegistrationStep::OutingCancelled);
    told.sort_unstable();
    let everybody: Vec<_> = held.iter().map(|(_, view)| view.id).collect();
    assert_eq!(told, everybody);
    let reasons = world.heard.registrations.lock().clone();
    let reasons = reasons.iter().filter(|event| event.step == RegistrationStep::OutingCancelled);
    assert!(reasons.into_iter().all(|event| event.reason.as_deref() == Some("Fuite d'eau")));
    let seats = world.seats(outing).await;
    assert_eq!((seats.left, seats.registered, seats.waiting, seats.on_sale), (90, 0, 0, false));
    world.check_seats(outing).await;

    let count = world.heard.count();
    world.bus.deliver(&envelope).await.unwrap();
    world.bus.deliver(&envelope).await.unwrap();
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(world.heard.count(), count, "the event twice changes nothing");

    let (member, view) = &held[0];
    assert_eq!(world.own(member, RegistrationWhen::Past).await[0].status, RegistrationStatus::Cancelled);
    assert_eq!(world.cancel(member, view.id).await.unwrap().status, RegistrationStatus::Cancelled);
    assert_eq!(code(world.register(member, outing, 1).await), "OUTING_CANCELLED");
    let at_door = world.booking.check_in(&door("Porte", "bar"), scan(view)).await;
    assert_eq!(code(at_door), "OUTING_CANCELLED");
    world.at("2026-11-24T00:00:00Z");
    assert_eq!(world.booking.run_duties().await.unwrap(), 0, "nobody is charged a no-show");
    world.end().await;
}

#[tokio::test]
async fn a_cancellation_that_is_heard_before_the_plan_counts() {
    let world = World::new().await;
    let plan = Plan::of(5);
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    world.tell(&plan.scheduled()).await;
    let lea = world.member("Léa").await;
    assert_eq!(code(world.register(&lea, plan.outing, 1).await), "OUTING_CANCELLED");
    assert!(!world.seats(plan.outing).await.on_sale);
    // A change of the offer does not bring it back.
    world.tell(&Plan { offer_revision: 4, ..plan.clone() }.offer_changed(true)).await;
    assert_eq!(code(world.register(&lea, plan.outing, 1).await), "OUTING_CANCELLED");
    world.end().await;
}

#[tokio::test]
async fn who_was_in_already_keeps_the_check_in() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let outing = world.outing(&plan).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let came = world.register(&ana, outing, 2).await.unwrap();
    let absent = world.register(&bob, outing, 2).await.unwrap();
    world.at("2026-11-22T17:30:00Z");
    let staff = door("Porte", "bar");
    world.booking.check_in(&staff, scan(&came)).await.admitted();
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(world.status(came.id).await, RegistrationStatus::CheckedIn);
    assert_eq!(world.status(absent.id).await, RegistrationStatus::Cancelled);
    world.booking.check_in(&staff, scan(&came)).await.already();
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}

#[tokio::test]
async fn what_a_dead_process_began_is_finished_by_the_next() {
    let world = World::new().await;
    let plan = Plan::of(5);
    let outing = world.outing(&plan).await;
    let lea = world.member("Léa").await;
    let held = world.register(&lea, outing, 2).await.unwrap();
    // It died right after nobody could register any more.
    let called_off = doc! { "$set": { "cancelled": "Fuite d'eau" }, "$inc": { "revision": 1_i64 } };
    world.documents("ledgers").update_one(doc! { "_id": outing }, called_off).await.unwrap();
    assert_eq!(code(world.booking.check_in(&door("Porte", "bar"), scan(&held)).await), "OUTING_CANCELLED");
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(world.heard.steps(RegistrationStep::OutingCancelled), [held.id]);
    assert_eq!(world.check_seats(outing).await, 0);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_event_twice_at_the_same_moment_tells_everybody_once() {
    let world = World::new().await;
    let plan = Plan::of(150);
    let outing = world.outing(&plan).await;
    for index in 0..150 {
        let member = world.member(&format!("Membre {index}")).await;
        world.register(&member, outing, 1).await.unwrap();
    }
    let envelope = EventEnvelope::wrap(&plan.cancelled("Fuite d'eau"), world.clock.now()).unwrap();
    let (one, other) = tokio::join!(world.bus.deliver(&envelope), world.bus.deliver(&envelope));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(world.heard.steps(RegistrationStep::OutingCancelled).len(), 150);
    assert_eq!(world.check_seats(outing).await, 0);
    world.end().await;
}
