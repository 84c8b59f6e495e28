//! The door made a mistake and takes it back.

use contracts::{
    Actor,
    booking::{BookingService, CheckIn, RegistrationStatus, RegistrationStep, RegistrationView, UndoCheckIn},
    catalog::{OfferTerms, TabDiscount},
};
use kernel::{Money, RegistrationId};

use crate::fixture::{Outcome, Plan, World, code, door, instant, keyed, offline, scan};

const EVENING: &str = "2026-11-22T20:00:00Z";

/// A world at the door, with one party that has places.
async fn at_the_door(people: i64) -> (World, Actor, RegistrationView) {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let member = world.member("Léa").await;
    let view = world.register(&member, outing, people).await.unwrap();
    world.at(EVENING);
    (world, member, view)
}

fn whole(registration: RegistrationId) -> UndoCheckIn {
    UndoCheckIn { registration, scan_id: None }
}

fn only(registration: RegistrationId, key: &str) -> UndoCheckIn {
    UndoCheckIn { registration, scan_id: Some(key.to_owned()) }
}

#[tokio::test]
async fn a_check_in_is_taken_back_with_its_saving_and_the_ticket_is_good_again() {
    let (world, member, view) = at_the_door(2).await;
    let staff = door("Ana", "bar");
    world.booking.check_in(&staff, scan(&view)).await.admitted();
    world.at("2026-11-22T20:05:00Z");
    let undone = world.booking.undo_check_in(&staff, whole(view.id)).await.unwrap();
    assert_eq!((undone.status, undone.check_in.as_ref()), (RegistrationStatus::Confirmed, None));
    assert_eq!(undone.saving, None);
    let savings = world.savings(&member).await;
    assert_eq!((savings.check_ins, savings.total), (0, Money::ZERO));
    assert!(world.live(&member, view.outing).await.unwrap().ticket.is_some());

    let told = world.heard.count();
    let again = world.booking.undo_check_in(&door("Bob", "bar"), whole(view.id)).await.unwrap();
    assert_eq!((again.status, world.heard.count()), (RegistrationStatus::Confirmed, told), "a second click");

    world.booking.check_in(&staff, scan(&view)).await.admitted();
    let savings = world.savings(&member).await;
    assert_eq!((savings.check_ins, savings.total), (1, Money::eur(560)));
    let told = world.heard.savings.lock().clone();
    let amounts: Vec<_> = told.iter().map(|event| event.saving.cents).collect();
    assert_eq!(amounts, [560, 0, 560]);
    assert!(told.windows(2).all(|pair| pair[0].revision < pair[1].revision));
    let steps: Vec<_> =
        world.heard.registrations.lock().iter().map(|event| (event.step, event.arrived)).collect();
    use RegistrationStep::{CheckInUndone, CheckedIn, Confirmed};
    assert_eq!(steps, [(Confirmed, 0), (CheckedIn, 2), (CheckInUndone, 0), (CheckedIn, 2)]);
    assert_eq!(world.check_seats(view.outing).await, 2);
    world.end().await;
}

#[tokio::test]
async fn only_what_one_scan_let_in_is_taken_back() {
    let (world, member, view) = at_the_door(4).await;
    let staff = door("Ana", "bar");
    world.booking.check_in(&staff, keyed(&view, "first", 2)).await.admitted();
    world.at("2026-11-22T20:30:00Z");
    world.booking.check_in(&staff, keyed(&view, "rest", 1)).await.admitted();
    let undo = |key: &str| world.booking.undo_check_in(&staff, only(view.id, key));
    assert_eq!(code(undo("first").await), "UNDO_TOO_LATE");
    assert_eq!(code(world.booking.undo_check_in(&staff, whole(view.id)).await), "UNDO_TOO_LATE");
    let undone = undo("rest").await.unwrap();
    assert_eq!(undone.check_in.unwrap().people, 2);
    assert_eq!((undone.status, undone.saving), (RegistrationStatus::CheckedIn, Some(Money::eur(560))));
    assert_eq!(undo("rest").await.unwrap().saving, Some(Money::eur(560)), "a second click");
    let savings = world.savings(&member).await;
    assert_eq!((savings.check_ins, savings.total), (1, Money::eur(560)));
    let last = world.heard.registrations.lock().last().cloned().unwrap();
    assert_eq!((last.step, last.arrived), (RegistrationStep::ArrivalUndone, 2));

    // What was taken back lets nobody in again, whatever a queue sends once more; another scan does.
    assert_eq!(code(world.booking.check_in(&staff, keyed(&view, "rest", 1)).await), "SCAN_UNDONE");
    let rest = world.booking.check_in(&staff, keyed(&view, "the rest", 2)).await.admitted();
    assert_eq!(rest.check_in.unwrap().people, 4);
    world.end().await;
}

#[tokio::test]
async fn five_minutes_run_from_when_a_late_sync_was_recorded() {
    let (world, _, view) = at_the_door(1).await;
    let staff = door("Ana", "bar");
    world.at("2026-11-23T02:00:00Z");
    world.booking.check_in(&staff, offline(&view, "2026-11-22T19:30:00Z")).await.admitted();
    world.at("2026-11-23T02:05:01Z");
    assert_eq!(code(world.booking.undo_check_in(&staff, whole(view.id)).await), "UNDO_TOO_LATE");
    world.at("2026-11-23T02:05:00Z");
    world.booking.undo_check_in(&staff, whole(view.id)).await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn nobody_takes_back_what_is_not_there_or_not_theirs() {
    let (world, member, view) = at_the_door(1).await;
    let staff = door("Ana", "bar");
    let undo = async |actor: &Actor, command| code(world.booking.undo_check_in(actor, command).await);
    assert_eq!(undo(&staff, whole(view.id)).await, "NOT_CHECKED_IN");
    assert_eq!(undo(&staff, only(view.id, "unknown")).await, "NOT_CHECKED_IN scanId");
    world.booking.check_in(&staff, keyed(&view, "a", 1)).await.admitted();
    assert_eq!(undo(&door("Bob", "bar"), only(view.id, "a")).await, "NOT_CHECKED_IN scanId");
    assert_eq!(undo(&staff, only(view.id, "")).await, "REQUIRED scanId");
    assert_eq!(undo(&door("Eve", "autre bar"), whole(view.id)).await, "failed NOT_FOUND");
    assert_eq!(undo(&staff, whole(RegistrationId::generate())).await, "failed NOT_FOUND");
    assert_eq!(undo(&member, whole(view.id)).await, "failed FORBIDDEN");
    assert_eq!(undo(&Actor::Anonymous, whole(view.id)).await, "failed UNAUTHENTICATED");
    assert_eq!(world.status(view.id).await, RegistrationStatus::CheckedIn);
    world.end().await;
}

#[tokio::test]
async fn the_bill_goes_with_the_scan_that_told_it() {
    let world = World::new().await;
    let terms = TabDiscount { percent: 20, cap: None, excluded_items: Vec::new() };
    let plan = Plan { terms: OfferTerms::TabDiscount(terms), tiers: Vec::new(), ..Plan::of(20) };
    let outing = world.outing(&plan).await;
    let member = world.member("Léa").await;
    let view = world.register(&member, outing, 3).await.unwrap();
    world.at(EVENING);
    let staff = door("Ana", "bar");
    let billed = |key, cents| CheckIn { bill_cents: Some(cents), ..keyed(&view, key, 1) };
    for (key, cents) in [("a", 4_000), ("b", 90_000)] {
        world.booking.check_in(&staff, billed(key, cents)).await.admitted();
    }
    let undone = world.booking.undo_check_in(&staff, only(view.id, "b")).await.unwrap();
    assert_eq!(undone.saving, Some(Money::eur(800)));
    assert_eq!(world.savings(&member).await.total, Money::eur(800));
    world.end().await;
}

#[tokio::test]
async fn what_is_taken_back_before_closing_counts_at_no_tier() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let (two, six) =
        (world.register(&ana, outing, 2).await.unwrap(), world.register(&bob, outing, 6).await.unwrap());
    world.at("2026-11-22T17:58:00Z");
    let staff = door("Porte", "bar");
    for view in [&two, &six] {
        world.booking.check_in(&staff, scan(view)).await.admitted();
    }
    world.booking.undo_check_in(&staff, whole(two.id)).await.unwrap();
    // Closing comes due with this very click.
    world.at("2026-11-22T18:00:00Z");
    world.booking.undo_check_in(&staff, whole(six.id)).await.unwrap();
    assert_eq!(world.seats(outing).await.closed.unwrap().people, 8);
    while world.booking.run_duties().await.unwrap() > 0 {}
    for member in [&ana, &bob] {
        let savings = world.savings(member).await;
        assert_eq!((savings.check_ins, savings.total), (0, Money::ZERO));
    }
    let again = world.booking.check_in(&staff, scan(&two)).await.admitted();
    assert_eq!(again.saving, Some(Money::eur(840)), "30 % with eight at closing");
    world.end().await;
}

#[tokio::test]
async fn after_the_no_shows_are_noted_who_did_not_come_is_one() {
    let (world, member, view) = at_the_door(2).await;
    let staff = door("Ana", "bar");
    world.at("2026-11-23T03:58:00Z");
    world.booking.check_in(&staff, scan(&view)).await.admitted();
    world.at("2026-11-23T04:00:00Z");
    while world.booking.run_duties().await.unwrap() > 0 {}
    world.at("2026-11-23T04:02:00Z");
    let undone = world.booking.undo_check_in(&staff, whole(view.id)).await.unwrap();
    assert_eq!(undone.status, RegistrationStatus::NoShow);
    assert_eq!(world.heard.steps(RegistrationStep::CheckInUndone), [view.id]);
    assert_eq!(world.heard.steps(RegistrationStep::NoShow), [view.id]);
    assert_eq!(world.savings(&member).await.check_ins, 0);
    world.end().await;
}

#[tokio::test]
async fn in_an_outing_that_was_called_off_there_is_nothing_to_go_back_to() {
    let world = World::new().await;
    let plan = Plan::of(20);
    let outing = world.outing(&plan).await;
    let member = world.member("Léa").await;
    let view = world.register(&member, outing, 2).await.unwrap();
    world.at(EVENING);
    let staff = door("Ana", "bar");
    let came = world.booking.check_in(&staff, scan(&view)).await.admitted();
    assert_eq!(came.check_in.unwrap().at, instant(EVENING));
    world.tell(&plan.cancelled("Fuite d'eau")).await;
    assert_eq!(code(world.booking.undo_check_in(&staff, whole(view.id)).await), "OUTING_CANCELLED");
    assert_eq!(world.status(view.id).await, RegistrationStatus::CheckedIn);
    world.end().await;
}
