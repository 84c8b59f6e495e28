//! Many at once, through two replicas that share nothing but the database.

use std::time::Instant;

use booking::Booking;
use contracts::{
    Actor, RefusalCode, ServiceError,
    booking::{
        BookingService, CancelRegistration, CheckedIn, Register, RegistrationStatus, RegistrationStep,
        RegistrationView,
    },
};
use futures::future::join_all;
use kernel::OutingId;

use crate::fixture::{Plan, World, door, scan};

async fn register(booking: &Booking, member: &Actor, (outing, people): (OutingId, i64)) -> Answer {
    booking.register(member, Register { outing, people, idempotency_key: None }).await
}

type Answer = Result<RegistrationView, ServiceError>;

fn placed(answers: &[Answer], status: RegistrationStatus) -> Vec<&RegistrationView> {
    answers.iter().flatten().filter(|view| view.status == status).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_members_race_for_fifty_seats_through_two_replicas() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let outing = world.outing(&Plan::of(50)).await;
    let members = join_all((0..200).map(|index| {
        let world = &world;
        async move { world.member(&format!("Membre {index}")).await }
    }))
    .await;
    let began = Instant::now();
    let race = members.iter().enumerate().map(|(index, member)| {
        let (booking, member) = (replicas[index % 2].clone(), member.clone());
        let people = 1 + (index as i64 * 7) % 4;
        tokio::spawn(async move { register(&booking, &member, (outing, people)).await })
    });
    let answers: Vec<Answer> = join_all(race).await.into_iter().map(Result::unwrap).collect();
    let took = began.elapsed();

    let confirmed = placed(&answers, RegistrationStatus::Confirmed);
    let waiting = placed(&answers, RegistrationStatus::Waitlisted);
    println!(
        "200 registrations, two replicas: {took:?}; {} confirmed, {} waiting",
        confirmed.len(),
        waiting.len()
    );
    for answer in &answers {
        if let Err(error) = answer {
            assert!(error.is_refusal(RefusalCode::WaitlistFull), "a coded refusal, not {error:?}");
        }
    }
    let people: u32 = confirmed.iter().map(|view| view.people).sum();
    assert_eq!(people, 50, "full to the last seat: parties of one are among those who wait");
    assert_eq!(world.check_seats(outing).await, 50);
    assert_eq!(confirmed.len() + waiting.len(), 200, "the waitlist has room for everybody");
    for view in answers.iter().flatten() {
        assert_eq!(world.status(view.id).await, view.status, "no answer without its registration");
        assert_eq!(view.ticket.is_some(), view.status == RegistrationStatus::Confirmed);
    }
    let mut positions: Vec<_> = waiting.iter().map(|view| view.waitlist_position.unwrap()).collect();
    positions.sort_unstable();
    assert_eq!(positions, (1..=waiting.len() as u32).collect::<Vec<_>>());
    let mut revisions: Vec<_> = world.heard.seats.lock().iter().map(|event| event.seats.revision).collect();
    let told = revisions.len();
    revisions.sort_unstable();
    revisions.dedup();
    assert_eq!((told, revisions.len()), (201, 201), "each change of the seats was told once");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_member_who_registers_many_times_at_once_registers_once() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let outing = world.outing(&Plan::of(50)).await;
    let member = world.member("Léa").await;
    let attempts = (0..10).map(|index| register(&replicas[index % 2], &member, (outing, 2)));
    let answers = join_all(attempts).await;
    assert_eq!(answers.iter().flatten().count(), 1);
    for error in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(error.is_refusal(RefusalCode::AlreadyRegistered), "{error:?}");
    }
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_doors_scan_one_ticket_and_one_admits() {
    let world = World::new().await;
    let replica = world.replica().await;
    let member = world.member("Léa").await;
    let doors = [door("Ana", "bar"), door("Bob", "bar")];
    let round = "2026-11-22T18:30:00Z";
    for index in 1..=20 {
        let outing = world.outing(&Plan::of(4)).await;
        world.at(crate::fixture::BEGINNING);
        let view = world.register(&member, outing, 2).await.unwrap();
        world.at(round);
        let (one, other) = tokio::join!(
            world.booking.check_in(&doors[0], scan(&view)),
            replica.check_in(&doors[1], scan(&view))
        );
        let answers = [one.unwrap(), other.unwrap()];
        let admitted = answers.iter().filter(|answer| matches!(answer, CheckedIn::Admitted(_))).count();
        assert_eq!(admitted, 1, "round {index}: {answers:?}");
        let savings = world.savings(&member).await;
        assert_eq!((savings.check_ins, savings.total.cents), (index, i64::from(index) * 560));
    }
    assert_eq!(world.heard.savings.lock().len(), 20);
    assert_eq!(world.heard.steps(RegistrationStep::CheckedIn).len(), 20);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_of_cancellations_and_registrations_keeps_the_seats_right() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let outing = world.outing(&Plan::of(20)).await;
    let mut held = Vec::new();
    for index in 0..40 {
        let member = world.member(&format!("Membre {index}")).await;
        let view = world.register(&member, outing, 1 + index % 3).await.unwrap();
        held.push((member, view.id));
    }
    let mut late = Vec::new();
    for index in 0..20 {
        late.push(world.member(&format!("Tard {index}")).await);
    }
    let cancels = held.iter().enumerate().filter(|(index, _)| index % 2 == 0).map(|(index, (member, id))| {
        let (booking, member, id) = (replicas[index / 2 % 2].clone(), member.clone(), *id);
        tokio::spawn(async move {
            booking.cancel_registration(&member, CancelRegistration { id }).await.unwrap();
        })
    });
    let registers = late.iter().enumerate().map(|(index, member)| {
        let (booking, member) = (replicas[index % 2].clone(), member.clone());
        tokio::spawn(async move {
            register(&booking, &member, (outing, 1 + index as i64 % 3)).await.unwrap();
        })
    });
    let storm: Vec<_> = cancels.chain(registers).collect();
    for task in storm {
        task.await.unwrap();
    }
    let seated = world.check_seats(outing).await;
    assert_eq!(world.heard.steps(RegistrationStep::Cancelled).len(), 20);
    let mut promoted = world.heard.steps(RegistrationStep::Promoted);
    let promotions = promoted.len();
    promoted.sort_unstable();
    promoted.dedup();
    assert!(promotions > 0 && promoted.len() == promotions, "nobody is promoted twice");
    assert!(
        seated >= 18,
        "{seated} of 20: with parties of one to three waiting, at most two seats stay free"
    );
    world.end().await;
}
