//! Things that happen at the very moment something else decides about them.

use bson::doc;
use contracts::booking::{
    BookingService, CancelRegistration, CheckedIn, Register, RegistrationStatus, RegistrationStep,
};
use futures::{TryStreamExt, future::join_all};
use kernel::{Money, OutingId};

use crate::fixture::{BEGINNING, Plan, World, code, door, scan};

/// Twelve are registered: 40 % off for ten and more, 30 % from six on. While six of them are checked in, the
/// other six give up and registration closes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_checked_in_around_closing_saves_what_the_frozen_tier_gives() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let mut members = Vec::new();
    for index in 0..12 {
        members.push(world.member(&format!("Membre {index}")).await);
    }
    let mut expected = 0;
    for _ in 0..6 {
        world.at(BEGINNING);
        let outing = world.outing(&Plan::of(20)).await;
        let mut held = Vec::new();
        for member in &members {
            held.push(world.register(member, outing, 1).await.unwrap());
        }
        world.at("2026-11-22T17:59:59Z");
        let staff = door("Porte", "bar");
        let scans =
            held[..6].iter().enumerate().map(|(index, view)| {
                let (booking, staff) = (&replicas[index % 2], &staff);
                async move {
                    assert!(matches!(booking.check_in(staff, scan(view)).await, Ok(CheckedIn::Admitted(_))))
                }
            });
        let cancels = held[6..].iter().zip(&members[6..]).enumerate().map(|(index, (view, member))| {
            let booking = &replicas[index % 2];
            async move {
                drop(booking.cancel_registration(member, CancelRegistration { id: view.id }).await.unwrap())
            }
        });
        let closing = async {
            world.at("2026-11-22T18:00:00Z");
            let (one, other) = tokio::join!(replicas[0].run_duties(), replicas[1].run_duties());
            assert!(one.is_ok() && other.is_ok());
        };
        tokio::join!(join_all(scans), join_all(cancels), closing);
        let saving = saving_of_each(&world, outing).await;
        expected += saving;
        for member in &members[..6] {
            assert_eq!(world.savings(member).await.total, Money::eur(expected));
        }
        world.check_seats(outing).await;
    }
    world.end().await;
}

/// What each of the six saved once everything is done, by the tier that was frozen.
async fn saving_of_each(world: &World, outing: OutingId) -> i64 {
    while world.booking.run_duties().await.unwrap() > 0 {}

    let people = world.seats(outing).await.closed.unwrap().people;
    let saving = if people >= 10 { 560 } else { 420 };
    let filter = doc! { "summary.outing": outing, "status": "CHECKED_IN" };
    let found = world.documents("registrations").find(filter).await.unwrap();
    let found: Vec<_> = found.try_collect().await.unwrap();
    assert_eq!(found.len(), 6);
    for one in &found {
        assert_eq!(
            one.get_document("saving").unwrap().get_i64("cents").unwrap(),
            saving,
            "{people} at closing"
        );
        assert!(!one.get_document("arrival").unwrap().get_bool("provisional").unwrap());
    }
    saving
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_party_cannot_both_come_and_give_up() {
    let world = World::new().await;
    let replica = world.replica().await;
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    let staff = door("Porte", "bar");
    for _ in 0..20 {
        let outing = world.outing(&Plan::of(2)).await;
        let view = world.register(&lea, outing, 2).await.unwrap();
        let waiting = world.register(&ana, outing, 1).await.unwrap();
        let (came, gave_up) = tokio::join!(
            world.booking.check_in(&staff, scan(&view)),
            replica.cancel_registration(&lea, CancelRegistration { id: view.id })
        );
        match (came, gave_up) {
            (Ok(CheckedIn::Admitted(_)), gave_up) => {
                assert_eq!(code(gave_up), "NOT_CANCELLABLE");
                assert_eq!(world.status(waiting.id).await, RegistrationStatus::Waitlisted);
            }
            (came, Ok(_)) => {
                assert_eq!(code(came), "REGISTRATION_CANCELLED");
                assert_eq!(world.status(waiting.id).await, RegistrationStatus::Confirmed);
            }
            both => panic!("neither: {both:?}"),
        }
        world.check_seats(outing).await;
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_slips_into_an_outing_that_is_being_called_off() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let plan = Plan::of(15);
    let outing = world.outing(&plan).await;
    let mut members = Vec::new();
    for index in 0..40 {
        members.push(world.member(&format!("Membre {index}")).await);
    }
    let registers = members.iter().enumerate().map(|(index, member)| {
        let booking = &replicas[index % 2];
        let command = Register { outing, people: 1, idempotency_key: None };
        async move { booking.register(member, command).await }
    });
    let called_off = plan.cancelled("Fuite d'eau");
    let (answers, _) = tokio::join!(join_all(registers), world.tell(&called_off));
    let (made, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    for refused in refused {
        assert_eq!(code(refused), "OUTING_CANCELLED");
    }
    let mut told = world.heard.steps(RegistrationStep::OutingCancelled);
    told.sort_unstable();
    let mut made: Vec<_> = made.into_iter().map(|view| view.unwrap().id).collect();
    made.sort_unstable();
    assert_eq!(told, made, "everybody who got in is told");
    assert_eq!(world.check_seats(outing).await, 0);
    assert_eq!(world.seats(outing).await.waiting, 0);
    world.end().await;
}
