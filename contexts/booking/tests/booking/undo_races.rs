//! A check-in is taken back at the very moment something else happens to the registration or its outing.

use bson::doc;
use contracts::booking::{
    BookingService, CheckedIn, RegistrationStatus, RegistrationStep, RegistrationView, UndoCheckIn,
};
use futures::future::join_all;

use crate::fixture::{BEGINNING, Outcome, Plan, World, code, door, keyed, scan};

const EVENING: &str = "2026-11-22T20:00:00Z";

fn whole(view: &RegistrationView) -> UndoCheckIn {
    UndoCheckIn { registration: view.id, scan_id: None }
}

/// Whatever came first: the database says the same in every place.
async fn check_one(world: &World, view: &RegistrationView, cents: i64) {
    let found = world.documents("registrations").find_one(doc! { "_id": view.id }).await.unwrap().unwrap();
    let arrival = found.get_document("arrival").ok();
    let came = arrival.is_some();
    assert_eq!(found.get_str("status").unwrap() == "CHECKED_IN", came, "{found}");
    let saving = found.get_document("saving").ok().map(|saving| saving.get_i64("cents").unwrap());
    assert_eq!(saving, came.then_some(cents), "{found}");
    // The newest event says the same.
    let told = world.heard.savings.lock().clone();
    let of_this = told.iter().filter(|event| event.registration == view.id);
    let newest = of_this.max_by_key(|event| event.revision).unwrap();
    assert_eq!(newest.saving.cents, saving.unwrap_or_default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_clicks_at_once_take_one_check_in_back_once() {
    let world = World::new().await;
    let replica = world.replica().await;
    let member = world.member("Léa").await;
    let staff = door("Ana", "bar");
    for index in 1..=10 {
        world.at(BEGINNING);
        let outing = world.outing(&Plan::of(4)).await;
        let view = world.register(&member, outing, 2).await.unwrap();
        world.at(EVENING);
        world.booking.check_in(&staff, scan(&view)).await.admitted();
        let (one, other) = tokio::join!(
            world.booking.undo_check_in(&staff, whole(&view)),
            replica.undo_check_in(&staff, whole(&view))
        );
        for answer in [one, other] {
            assert_eq!(answer.unwrap().status, RegistrationStatus::Confirmed);
        }
        assert_eq!(world.heard.steps(RegistrationStep::CheckInUndone).len(), index);
        let savings = world.savings(&member).await;
        assert_eq!((savings.check_ins, savings.total.cents), (0, 0));
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_door_scans_while_the_first_takes_back() {
    let world = World::new().await;
    let replica = world.replica().await;
    let member = world.member("Léa").await;
    let doors = [door("Ana", "bar"), door("Bob", "bar")];
    let mut check_ins = 0;
    for _ in 0..20 {
        world.at(BEGINNING);
        let outing = world.outing(&Plan::of(4)).await;
        let view = world.register(&member, outing, 2).await.unwrap();
        world.at(EVENING);
        world.booking.check_in(&doors[0], keyed(&view, "a", 2)).await.admitted();
        let first = UndoCheckIn { registration: view.id, scan_id: Some("a".to_owned()) };
        let (undone, second) = tokio::join!(
            world.booking.undo_check_in(&doors[0], first),
            replica.check_in(&doors[1], keyed(&view, "b", 2))
        );
        undone.unwrap();
        // The second door came either before the undo, and was told, or after it, and let them in.
        match second.unwrap() {
            CheckedIn::Admitted(admitted) => {
                assert_eq!(admitted.check_in.unwrap().people, 2);
                assert_eq!(world.status(view.id).await, RegistrationStatus::CheckedIn);
                check_ins += 1;
            }
            CheckedIn::Already(already) => {
                assert_eq!(already.people, 2);
                assert_eq!(world.status(view.id).await, RegistrationStatus::Confirmed);
            }
        }
        check_one(&world, &view, 560).await;
        let savings = world.savings(&member).await;
        assert_eq!((i64::from(savings.check_ins), savings.total.cents), (check_ins, check_ins * 560));
        world.check_seats(outing).await;
    }
    world.end().await;
}

/// Twelve are registered, six of them came early; three of those are taken back while registration closes and
/// the savings are brought to the frozen tier.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_taken_back_around_closing_saved_nothing() {
    let world = World::new().await;
    let replicas = [world.booking.clone(), world.replica().await];
    let staff = door("Porte", "bar");
    let mut members = Vec::new();
    for index in 0..12 {
        members.push(world.member(&format!("Membre {index}")).await);
    }
    for round in 1..=4 {
        world.at(BEGINNING);
        let outing = world.outing(&Plan::of(20)).await;
        let mut held = Vec::new();
        for member in &members {
            held.push(world.register(member, outing, 1).await.unwrap());
        }
        world.at("2026-11-22T17:59:00Z");
        for view in &held[..6] {
            world.booking.check_in(&staff, scan(view)).await.admitted();
        }
        let undos = held[..3].iter().enumerate().map(|(index, view)| {
            let (booking, staff) = (&replicas[index % 2], &staff);
            async move { drop(booking.undo_check_in(staff, whole(view)).await.unwrap()) }
        });
        let closing = async {
            world.at("2026-11-22T18:00:00Z");
            let (one, other) = tokio::join!(replicas[0].run_duties(), replicas[1].run_duties());
            assert!(one.is_ok() && other.is_ok());
        };
        tokio::join!(join_all(undos), closing);
        while world.booking.run_duties().await.unwrap() > 0 {}
        for view in &held[..6] {
            check_one(&world, view, 560).await;
        }
        for (index, member) in members[..6].iter().enumerate() {
            let came = if index < 3 { 0 } else { round };
            let savings = world.savings(member).await;
            assert_eq!((i64::from(savings.check_ins), savings.total.cents), (came, came * 560));
        }
        world.check_seats(outing).await;
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_taken_back_while_the_no_shows_are_noted_is_one() {
    let world = World::new().await;
    let replica = world.replica().await;
    let staff = door("Porte", "bar");
    let member = world.member("Léa").await;
    for _ in 0..10 {
        world.at(BEGINNING);
        let outing = world.outing(&Plan::of(4)).await;
        let view = world.register(&member, outing, 2).await.unwrap();
        world.at("2026-11-23T03:58:00Z");
        world.booking.check_in(&staff, scan(&view)).await.admitted();
        world.booking.run_duties().await.unwrap();
        world.at("2026-11-23T04:00:00Z");
        let (undone, settled) =
            tokio::join!(world.booking.undo_check_in(&staff, whole(&view)), replica.run_duties());
        undone.unwrap();
        settled.unwrap();
        while world.booking.run_duties().await.unwrap() > 0 {}
        assert_eq!(world.status(view.id).await, RegistrationStatus::NoShow);
        assert_eq!(world.savings(&member).await.check_ins, 0);
    }
    assert_eq!(world.heard.steps(RegistrationStep::NoShow).len(), 10, "each once");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_taken_back_into_an_outing_that_is_being_called_off() {
    let world = World::new().await;
    let replica = world.replica().await;
    let staff = door("Porte", "bar");
    let member = world.member("Léa").await;
    for _ in 0..10 {
        world.at(BEGINNING);
        let plan = Plan::of(4);
        let outing = world.outing(&plan).await;
        let view = world.register(&member, outing, 2).await.unwrap();
        world.at(EVENING);
        world.booking.check_in(&staff, scan(&view)).await.admitted();
        let called_off = plan.cancelled("Fuite d'eau");
        let (undone, _) = tokio::join!(replica.undo_check_in(&staff, whole(&view)), world.tell(&called_off));
        let status = match undone {
            Ok(_) => RegistrationStatus::Cancelled,
            refused => {
                assert_eq!(code(refused), "OUTING_CANCELLED");
                RegistrationStatus::CheckedIn
            }
        };
        assert_eq!(world.status(view.id).await, status);
        world.check_seats(outing).await;
    }
    world.end().await;
}
