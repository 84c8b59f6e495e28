//! What an offline door sends later, and every no it can hear.

use contracts::booking::{BookingService, CheckIn, RegistrationStatus, RegistrationStep, TicketProof};
use kernel::Money;

use crate::fixture::{Outcome, Plan, World, code, door, instant, keyed, offline, scan};

#[tokio::test]
async fn a_door_that_syncs_after_the_no_shows_were_noted_is_believed() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let lea = world.member("Léa").await;
    let view = world.register(&lea, outing, 2).await.unwrap();
    world.at("2026-11-23T04:00:00Z");
    while world.booking.run_duties().await.unwrap() > 0 {}
    assert_eq!(world.status(view.id).await, RegistrationStatus::NoShow);
    let staff = door("Ana", "bar");
    assert_eq!(code(world.booking.check_in(&staff, scan(&view)).await), "CHECK_IN_TOO_LATE");
    world.at("2026-11-24T09:00:00Z");
    let synced = world.booking.check_in(&staff, offline(&view, "2026-11-22T20:10:00Z")).await.admitted();
    assert_eq!((synced.status, synced.saving), (RegistrationStatus::CheckedIn, Some(Money::eur(560))));
    assert_eq!(synced.check_in.unwrap().at, instant("2026-11-22T20:10:00Z"));
    assert_eq!(world.savings(&lea).await.check_ins, 1);
    let steps: Vec<_> = world.heard.registrations.lock().iter().map(|event| event.step).collect();
    use RegistrationStep::{CheckedIn, Confirmed, NoShow};
    assert_eq!(steps, [Confirmed, NoShow, CheckedIn]);
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}

#[tokio::test]
async fn parts_of_a_party_at_two_doors_meet_when_they_sync() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let lea = world.member("Léa").await;
    let view = world.register(&lea, outing, 4).await.unwrap();
    let (ana, bob) = (door("Ana", "bar"), door("Bob", "bar"));
    let at = |time: &str, command: CheckIn| CheckIn { scanned_at: Some(instant(time)), ..command };
    // Bob is online; what Ana let in before reaches us later.
    world.at("2026-11-22T20:00:00Z");
    world.booking.check_in(&bob, CheckIn { people: Some(1), ..scan(&view) }).await.admitted();
    world.at("2026-11-22T23:00:00Z");
    let two = CheckIn { people: Some(2), scan_id: Some("one".to_owned()), ..scan(&view) };
    let conflict = at("2026-11-22T19:50:00Z", two.clone());
    let already = world.booking.check_in(&ana, conflict).await.already();
    assert_eq!((already.at, already.people), (instant("2026-11-22T20:00:00Z"), 1), "another door was first");
    // Whoever looks at the conflict and knows that they are others of the party says so.
    let others = CheckIn { late_arrivals: true, ..at("2026-11-22T19:50:00Z", two) };
    let three = world.booking.check_in(&ana, others.clone()).await.admitted();
    assert_eq!(three.check_in.clone().unwrap().people, 3);
    assert_eq!(world.booking.check_in(&ana, others).await.admitted(), three, "sent twice");
    let too_many = at("2026-11-22T19:55:00Z", keyed(&view, "two", 2));
    assert_eq!(code(world.booking.check_in(&ana, too_many).await), "TOO_MANY_PEOPLE people");
    world.booking.check_in(&ana, at("2026-11-22T19:55:00Z", keyed(&view, "three", 1))).await.admitted();
    let more = at("2026-11-22T19:56:00Z", keyed(&view, "four", 1));
    assert_eq!(world.booking.check_in(&ana, more).await.already().people, 4, "everybody is in");
    assert_eq!(world.savings(&lea).await.check_ins, 1);
    world.end().await;
}

#[tokio::test]
async fn each_no_at_the_door_has_a_code_of_its_own() {
    let world = World::new().await;
    let plan = Plan::of(20);
    let (outing, other) = (world.outing(&plan).await, world.outing(&Plan::of(20)).await);
    let (lea, bob) = (world.member("Léa").await, world.member("Bob").await);
    let (came, gave_up) =
        (world.register(&lea, outing, 1).await.unwrap(), world.register(&bob, outing, 1).await.unwrap());
    world.cancel(&bob, gave_up.id).await.unwrap();
    let staff = door("Porte", "bar");
    let refused = async |command: CheckIn| code(world.booking.check_in(&staff, command).await);
    world.at("2026-11-22T20:00:00Z");
    assert_eq!(refused(scan(&gave_up)).await, "REGISTRATION_CANCELLED");
    let elsewhere = CheckIn { outing: Some(other), ..scan(&came) };
    assert_eq!(refused(elsewhere).await, "TICKET_FOR_OTHER_OUTING");
    let stranger = door("Eve", "autre bar");
    let answer = world.booking.check_in(&stranger, scan(&came)).await;
    assert_eq!(code(answer), "TICKET_FOR_OTHER_PARTNER");
    let forged = CheckIn { proof: TicketProof::Token("A".repeat(138)), ..scan(&came) };
    assert_eq!(refused(forged).await, "TICKET_INVALID token");
    let here = CheckIn { outing: Some(outing), ..scan(&came) };
    world.booking.check_in(&staff, here).await.admitted();
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(refused(scan(&gave_up)).await, "OUTING_CANCELLED", "that matters more to the door");
    world.booking.check_in(&staff, scan(&came)).await.already();
    world.end().await;
}
