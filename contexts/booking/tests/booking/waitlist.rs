use contracts::booking::{RegistrationStatus, RegistrationStep, RegistrationView, RegistrationWhen};

use crate::fixture::{Plan, World};

#[tokio::test]
async fn freed_seats_go_to_the_first_waiting_party_that_fits() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(6)).await;
    let mut held: Vec<(contracts::Actor, RegistrationView)> = Vec::new();
    for (name, people) in [("Ana", 2), ("Bob", 4), ("Grande", 5), ("Deux", 2), ("Un", 1), ("Trois", 3)] {
        let member = world.member(name).await;
        let view = world.register(&member, outing, people).await.unwrap();
        held.push((member, view));
    }
    let position = |index: usize| held[index].1.waitlist_position;
    assert_eq!((position(1), position(2), position(3), position(5)), (None, Some(1), Some(2), Some(4)));

    let answer = world.cancel(&held[0].0, held[0].1.id).await.unwrap();
    assert_eq!(answer.status, RegistrationStatus::Cancelled);
    let seats = answer.seats.unwrap();
    assert_eq!((seats.left, seats.registered, seats.waiting), (0, 6, 3), "two seats for the party of two");
    assert_eq!(world.heard.steps(RegistrationStep::Promoted), [held[3].1.id]);
    world.check_seats(outing).await;

    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    // Four are free: five still do not fit, one and three do.
    assert_eq!(world.heard.steps(RegistrationStep::Promoted)[1..], [held[4].1.id, held[5].1.id]);
    let mine = world.live(&held[2].0, outing).await.unwrap();
    assert_eq!((mine.status, mine.waitlist_position), (RegistrationStatus::Waitlisted, Some(1)));
    let promoted = world.live(&held[5].0, outing).await.unwrap();
    assert_eq!((promoted.status, promoted.waitlist_position), (RegistrationStatus::Confirmed, None));
    assert!(promoted.ticket.is_some());
    assert_eq!(world.check_seats(outing).await, 6);
    world.end().await;
}

#[tokio::test]
async fn who_gives_up_waiting_moves_the_others_up() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(1)).await;
    let mut members = Vec::new();
    for name in ["Ana", "Bob", "Cleo"] {
        let member = world.member(name).await;
        let view = world.register(&member, outing, 1).await.unwrap();
        members.push((member, view.id));
    }
    let answer = world.cancel(&members[1].0, members[1].1).await.unwrap();
    assert_eq!((answer.status, answer.waitlist_position), (RegistrationStatus::Cancelled, None));
    let waiting = world.own(&members[2].0, RegistrationWhen::Waitlisted).await;
    assert_eq!(waiting[0].waitlist_position, Some(1));
    assert!(world.heard.steps(RegistrationStep::Promoted).is_empty());
    world.check_seats(outing).await;
    world.end().await;
}

#[tokio::test]
async fn seats_are_given_on_after_closing_until_the_start() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(2)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    let held = world.register(&ana, outing, 2).await.unwrap();
    let waiting = world.register(&bob, outing, 1).await.unwrap();
    world.at("2026-11-22T18:59:59Z");
    let seats = world.cancel(&ana, held.id).await.unwrap().seats.unwrap();
    assert_eq!(seats.closed.unwrap().people, 2, "registration closed before the seats were given up");
    assert_eq!(world.status(waiting.id).await, RegistrationStatus::Confirmed);
    assert_eq!((seats.left, seats.registered), (1, 1));
    world.end().await;
}

#[tokio::test]
async fn who_still_waits_at_the_start_is_told_that_it_is_too_late() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(1)).await;
    let (ana, bob) = (world.member("Ana").await, world.member("Bob").await);
    world.register(&ana, outing, 1).await.unwrap();
    let waiting = world.register(&bob, outing, 1).await.unwrap();
    world.at("2026-11-22T19:00:00Z");
    assert_eq!(world.booking.run_duties().await.unwrap(), 1);
    assert_eq!(world.heard.steps(RegistrationStep::WaitlistExpired), [waiting.id]);
    assert_eq!(world.status(waiting.id).await, RegistrationStatus::Cancelled);
    assert_eq!(world.seats(outing).await.waiting, 0);
    assert_eq!(world.booking.run_duties().await.unwrap(), 0, "nothing is due any more");
    world.check_seats(outing).await;
    world.end().await;
}
