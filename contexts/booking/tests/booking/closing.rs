use contracts::{
    booking::{BookingService, CheckIn, RegistrationStatus, RegistrationStep, SavingRecorded},
    catalog::{OfferTerms, TabDiscount},
};
use kernel::Money;
use platform::Tasks;
use testkit::eventually;

use crate::{
    fixture::{Outcome, Plan, World, door, instant, scan},
    plan::tier,
};

const DOORS: &str = "2026-11-22T17:00:00Z";
const AFTER_CLOSING: &str = "2026-11-22T18:00:00Z";
const OVER: &str = "2026-11-23T04:00:00Z";

fn amounts(savings: &[SavingRecorded]) -> Vec<(i64, Option<u32>)> {
    savings.iter().map(|event| (event.saving.cents, event.tier.map(|tier| tier.min_people))).collect()
}

#[tokio::test]
async fn savings_before_closing_are_brought_to_the_tier_at_closing_once() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let early = world.register(&ana, outing, 2).await.unwrap();
    world.at(DOORS);
    let staff = door("Porte", "bar");
    let at_door = world.booking.check_in(&staff, scan(&early)).await.admitted();
    assert_eq!(at_door.saving, Some(Money::eur(560)), "no tier with two people");
    let later = world.register(&bob, outing, 6).await.unwrap();

    world.at(AFTER_CLOSING);
    assert_eq!(world.booking.run_duties().await.unwrap(), 1);
    let seats = world.seats(outing).await;
    let closed = seats.closed.unwrap();
    assert_eq!((closed.people, closed.at), (8, instant(AFTER_CLOSING)));
    assert_eq!(world.savings(&ana).await.total, Money::eur(840), "30 % off 14 € for two");
    let told = world.heard.savings.lock().clone();
    assert_eq!(amounts(&told), [(560, None), (840, Some(6))]);
    assert!(told[1].revision > told[0].revision);

    world.cancel(&bob, later.id).await.unwrap();
    assert_eq!(world.booking.run_duties().await.unwrap(), 0);
    assert_eq!(world.savings(&ana).await.total, Money::eur(840), "the tier is frozen");
    assert_eq!(world.seats(outing).await.closed.unwrap().people, 8);
    world.end().await;
}

#[tokio::test]
async fn a_scan_after_closing_counts_at_the_frozen_tier_even_before_the_job_ran() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(20)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let first = world.register(&ana, outing, 4).await.unwrap();
    let second = world.register(&bob, outing, 6).await.unwrap();
    world.at(DOORS);
    let staff = door("Porte", "bar");
    world.booking.check_in(&staff, scan(&first)).await.admitted();
    assert_eq!(world.savings(&ana).await.total, Money::eur(4 * 560), "40 % with ten people registered");
    world.cancel(&bob, second.id).await.unwrap();
    let third = world.register(&bob, outing, 3).await.unwrap();

    world.at(AFTER_CLOSING);
    let at_door = world.booking.check_in(&staff, scan(&third)).await.admitted();
    assert_eq!(at_door.saving, Some(Money::eur(3 * 420)), "30 % with seven at closing");
    assert_eq!(at_door.seats.unwrap().closed.unwrap().people, 7);
    world.booking.run_duties().await.unwrap();
    assert_eq!(world.savings(&ana).await.total, Money::eur(4 * 420), "corrected downwards too");
    world.end().await;
}

#[tokio::test]
async fn two_replicas_close_an_outing_once() {
    let world = World::new().await;
    let replica = world.replica().await;
    let plans: Vec<_> = (0..5).map(|_| Plan::of(4)).collect();
    for plan in &plans {
        world.outing(plan).await;
    }
    let told = world.heard.seats.lock().len();
    world.at(AFTER_CLOSING);
    let (one, other) = tokio::join!(world.booking.run_duties(), replica.run_duties());
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(world.heard.seats.lock().len() - told, plans.len(), "each closing was told once");
    world.end().await;
}

#[tokio::test]
async fn a_bill_decides_on_the_saving_up_to_the_cap() {
    let world = World::new().await;
    let terms = TabDiscount { percent: 20, cap: Some(Money::eur(1500)), excluded_items: Vec::new() };
    let plan = Plan { terms: OfferTerms::TabDiscount(terms), tiers: vec![tier(3, 30)], ..Plan::of(20) };
    let outing = world.outing(&plan).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let (two, one) =
        (world.register(&ana, outing, 2).await.unwrap(), world.register(&bob, outing, 1).await.unwrap());
    world.at("2026-11-22T20:00:00Z");
    let staff = door("Porte", "bar");
    let unknown = CheckIn { people: Some(1), ..scan(&two) };
    assert_eq!(world.booking.check_in(&staff, unknown).await.admitted().saving, None);
    let savings = world.savings(&ana).await;
    assert_eq!((savings.check_ins, savings.total), (1, Money::ZERO));
    let with_bill = CheckIn { late_arrivals: true, bill_cents: Some(4000), ..scan(&two) };
    assert_eq!(world.booking.check_in(&staff, with_bill).await.admitted().saving, Some(Money::eur(1200)));
    let savings = world.savings(&ana).await;
    assert_eq!((savings.check_ins, savings.total), (1, Money::eur(1200)));
    let large = CheckIn { bill_cents: Some(90_000), ..scan(&one) };
    assert_eq!(world.booking.check_in(&staff, large).await.admitted().saving, Some(Money::eur(1500)));
    assert_eq!(amounts(&world.heard.savings.lock()), [(1200, Some(3)), (1500, Some(3))]);
    world.end().await;
}

#[tokio::test]
async fn who_did_not_come_is_a_no_show_six_hours_after_the_end() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(200)).await;
    let ana = world.member("Ana").await;
    let came = world.register(&ana, outing, 1).await.unwrap();
    let mut absent = Vec::new();
    for index in 0..120 {
        let member = world.member(&format!("Absent {index}")).await;
        absent.push(world.register(&member, outing, 1).await.unwrap().id);
    }
    world.at("2026-11-22T20:00:00Z");
    world.booking.check_in(&door("Porte", "bar"), scan(&came)).await.admitted();
    world.at("2026-11-23T03:59:59Z");
    world.booking.run_duties().await.unwrap();
    assert!(world.heard.steps(RegistrationStep::NoShow).is_empty());
    world.at(OVER);
    world.booking.run_duties().await.unwrap();
    assert_eq!(world.heard.steps(RegistrationStep::NoShow), absent, "in two batches, each told once");
    assert_eq!(world.status(came.id).await, RegistrationStatus::CheckedIn);
    assert_eq!(world.booking.run_duties().await.unwrap(), 0);
    assert_eq!(world.check_seats(outing).await, 121);
    world.end().await;
}

#[tokio::test]
async fn the_background_job_does_what_is_due_by_itself() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(4)).await;
    let tasks = Tasks::default();
    world.booking.start(&tasks);
    assert!(world.seats(outing).await.closed.is_none());
    world.at(AFTER_CLOSING);
    let closed = eventually("the outing closes", || async { world.seats(outing).await.closed }).await;
    assert_eq!(closed.people, 0);
    drop(tasks);
    world.end().await;
}
