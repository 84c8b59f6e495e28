use contracts::{
    Actor,
    booking::{
        BookingService, MyRegistrations, OutingRegistrations, RegistrationStatus, RegistrationWhen,
        SeatsExport,
    },
};
use kernel::{Cursor, OutingId, PageRequest, RegistrationId};

use crate::fixture::{Outcome, Plan, World, code, door, instant, scan};

fn mine(when: RegistrationWhen, first: u32, after: Option<Cursor>) -> MyRegistrations {
    MyRegistrations { when, page: PageRequest { first, after } }
}

#[tokio::test]
async fn upcoming_is_soonest_first_and_past_is_latest_first() {
    let world = World::new().await;
    let lea = world.member("Léa").await;
    let mut ids = Vec::new();
    for days in [3, 1, 2, 0] {
        let outing = world.outing(&Plan::of(2).later(days)).await;
        ids.push(world.register(&lea, outing, 1).await.unwrap().id);
    }
    let [third, first, second, soonest] = ids[..] else { unreachable!() };
    let other = world.member("Ana").await;
    let full = world.outing(&Plan::of(2).later(4)).await;
    world.register(&other, full, 2).await.unwrap();
    let waiting = world.register(&lea, full, 1).await.unwrap().id;
    let listed = async |when| -> Vec<RegistrationId> {
        world.own(&lea, when).await.iter().map(|view| view.id).collect()
    };
    assert_eq!(listed(RegistrationWhen::Upcoming).await, [soonest, first, second, third, waiting]);
    assert_eq!(listed(RegistrationWhen::Waitlisted).await, [waiting]);
    assert!(listed(RegistrationWhen::Past).await.is_empty());
    assert_eq!(world.own(&lea, RegistrationWhen::Upcoming).await[4].waitlist_position, Some(1));

    world.cancel(&lea, second).await.unwrap();
    world.at("2026-11-22T20:00:00Z");
    let ticket = world.own(&lea, RegistrationWhen::Upcoming).await.remove(0);
    world.booking.check_in(&door("Porte", "bar"), scan(&ticket)).await.admitted();
    assert_eq!(listed(RegistrationWhen::Upcoming).await[0], soonest, "checked in, not over yet");
    world.at("2026-11-24T00:00:00Z");
    world.booking.run_duties().await.unwrap();
    assert_eq!(listed(RegistrationWhen::Past).await, [second, first, soonest]);
    assert_eq!(world.status(first).await, RegistrationStatus::Confirmed, "not settled before 04:00");
    assert_eq!(listed(RegistrationWhen::Upcoming).await, [third, waiting]);
    world.end().await;
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat_while_the_list_changes() {
    let world = World::new().await;
    let lea = world.member("Léa").await;
    let mut ids = Vec::new();
    // Two at the same hour each: the id decides between them.
    for index in 0..10 {
        let outing = world.outing(&Plan::of(2).later(index / 2)).await;
        ids.push(world.register(&lea, outing, 1).await.unwrap().id);
    }
    for (when, expected) in [
        (RegistrationWhen::Upcoming, ids.clone()),
        (RegistrationWhen::Past, ids.iter().rev().copied().collect::<Vec<_>>()),
    ] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = world.booking.my_registrations(&lea, mine(when, 3, after)).await.unwrap();
            seen.extend(page.values().map(|view| view.id));
            if seen.len() == 3 && when == RegistrationWhen::Upcoming {
                // An earlier one goes: what follows does not move up.
                world.cancel(&lea, ids[0]).await.unwrap();
            }
            after = page.items.last().map(|(cursor, _)| cursor.clone());
            if !page.has_next {
                break;
            }
        }
        assert_eq!(seen, expected);
        world.at("2026-12-31T00:00:00Z");
    }
    world.end().await;
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(2)).await;
    let lea = world.member("Léa").await;
    world.register(&lea, outing, 1).await.unwrap();
    let staff = door("Porte", "bar");
    let of_staff = OutingRegistrations::all(outing, PageRequest::first(1));
    let theirs = world.booking.outing_registrations(&staff, of_staff).await.unwrap().items[0].0.clone();
    for cursor in [theirs, Cursor::from("%%%".to_owned()), Cursor::from(String::new())] {
        let query = mine(RegistrationWhen::Upcoming, 3, Some(cursor.clone()));
        assert_eq!(code(world.booking.my_registrations(&lea, query).await), "INVALID_CURSOR after");
    }
    let page = PageRequest { first: 1, after: Some(Cursor::from("W10".to_owned())) };
    let answer = world.booking.outing_registrations(&staff, OutingRegistrations::all(outing, page)).await;
    assert_eq!(code(answer), "INVALID_CURSOR after");
    world.end().await;
}

#[tokio::test]
async fn the_door_sees_who_is_registered_with_its_own_partner_only() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(2)).await;
    let empty = world.outing(&Plan::of(2)).await;
    let mut ids = Vec::new();
    for (name, people) in [("Ana", 1), ("Bob", 1), ("Cleo", 2)] {
        let member = world.member(name).await;
        ids.push(world.register(&member, outing, people).await.unwrap().id);
    }
    let query = |outing, first, after| OutingRegistrations::all(outing, PageRequest { first, after });
    let staff = door("Porte", "bar");
    let page = world.booking.outing_registrations(&staff, query(outing, 2, None)).await.unwrap();
    let names: Vec<_> = page.values().map(|view| view.member_name.as_str()).collect();
    assert_eq!((names, page.has_next), (vec!["Ana M.", "Bob M."], true));
    let after = page.items.last().map(|(cursor, _)| cursor.clone());
    let page = world.booking.outing_registrations(&staff, query(outing, 2, after)).await.unwrap();
    let last = page.values().next().unwrap();
    assert_eq!((last.id, last.status, page.has_next), (ids[2], RegistrationStatus::Waitlisted, false));
    assert_eq!((&last.ticket, last.waitlist_position), (&None, None));
    let nobody = world.booking.outing_registrations(&staff, query(empty, 2, None)).await.unwrap();
    assert!(nobody.items.is_empty());

    let stranger = door("Porte", "autre bar");
    for outing in [outing, empty, OutingId::generate()] {
        let answer = world.booking.outing_registrations(&stranger, query(outing, 2, None)).await;
        assert_eq!(code(answer), "failed NOT_FOUND");
    }
    let member = world.member("Ana").await;
    let answer = world.booking.outing_registrations(&member, query(outing, 2, None)).await;
    assert_eq!(code(answer), "failed FORBIDDEN");
    world.end().await;
}

#[tokio::test]
async fn own_live_registrations_leave_out_the_rest() {
    let world = World::new().await;
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    let outings = [
        world.outing(&Plan::of(2)).await,
        world.outing(&Plan::of(2)).await,
        world.outing(&Plan::of(2)).await,
    ];
    let kept = world.register(&lea, outings[0], 1).await.unwrap();
    let given_up = world.register(&lea, outings[1], 1).await.unwrap();
    world.cancel(&lea, given_up.id).await.unwrap();
    world.register(&ana, outings[2], 1).await.unwrap();
    let found = world.booking.my_live_registrations(&lea, outings.to_vec()).await.unwrap();
    assert_eq!(found.iter().map(|view| view.id).collect::<Vec<_>>(), [kept.id]);
    assert_eq!(found[0].ticket, kept.ticket);
    assert!(world.booking.my_live_registrations(&lea, Vec::new()).await.unwrap().is_empty());
    let many = vec![outings[0]; 501];
    assert_eq!(code(world.booking.my_live_registrations(&lea, many).await), "OUT_OF_RANGE outings");
    world.end().await;
}

#[tokio::test]
async fn the_export_goes_through_all_seats_by_id() {
    let world = World::new().await;
    let mut outings = Vec::new();
    for days in [-10, 0, 1, 2] {
        outings.push(world.outing(&Plan::of(2).later(days)).await);
    }
    let export = |after| SeatsExport { ends_after: instant("2026-11-22T22:00:00Z"), after };
    let ids = async |after| -> Vec<OutingId> {
        let seats = world.booking.export_seats(&Actor::System, export(after)).await.unwrap();
        seats.iter().map(|seats| seats.outing).collect()
    };
    assert_eq!(ids(None).await, outings[1..]);
    assert_eq!(ids(Some(outings[1])).await, outings[2..]);
    let unknown = OutingId::generate();
    let found = world.booking.seats_by_id(&Actor::System, vec![unknown, outings[2]]).await.unwrap();
    assert_eq!(found.iter().map(|seats| seats.outing).collect::<Vec<_>>(), [outings[2]]);
    world.end().await;
}
