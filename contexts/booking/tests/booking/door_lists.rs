//! What the door looks at: the day, and of each outing the list it keeps.

use contracts::{
    Actor, AdminRole,
    booking::{
        Arrivals, BookingService, CheckIn, DoorDayQuery, DoorEntries, RegistrationStatus, UndoCheckIn,
    },
};
use kernel::{AccountId, OutingId, PageRequest, SessionId};

use crate::fixture::{Outcome, Plan, Setup, World, code, door, instant, scan};

impl World {
    /// The outings of a day, with how many came and how many are expected.
    async fn day(&self, date: Option<&str>) -> Vec<(OutingId, u32, u32)> {
        let query = DoorDayQuery { date: date.map(|date| date.parse().unwrap()) };
        let day = self.booking.door_day(&door("Porte", "bar"), query).await.unwrap();
        day.outings.iter().map(|outing| (outing.outing, outing.arrived, outing.expected)).collect()
    }
}

#[tokio::test]
async fn a_day_is_one_of_paris_and_today_begins_with_what_still_runs() {
    let world = World::with(Setup { check_in_opens_minutes: Some(180), ..Setup::default() }).await;
    let until = |ends_at: &str, plan: Plan| Plan { ends_at: instant(ends_at), ..plan };
    let tonight = Plan::of(20);
    let night =
        until("2026-11-23T03:00:00Z", Plan { starts_at: instant("2026-11-22T22:30:00Z"), ..Plan::of(9) });
    // Half past midnight on Monday, in Paris.
    let monday =
        until("2026-11-23T05:00:00Z", Plan { starts_at: instant("2026-11-22T23:30:00Z"), ..Plan::of(9) });
    let elsewhere = Plan { partner: "autre bar", ..Plan::of(9) };
    let called_off = Plan::of(9).later(1);
    for plan in [&monday, &night, &tonight, &elsewhere, &called_off] {
        world.outing(plan).await;
    }
    world.tell(&called_off.cancelled("Fuite d'eau")).await;
    let lea = world.member("Léa").await;
    let view = world.register(&lea, tonight.outing, 3).await.unwrap();
    world.at("2026-11-22T20:00:00Z");
    world
        .booking
        .check_in(&door("Porte", "bar"), CheckIn { people: Some(2), ..scan(&view) })
        .await
        .admitted();
    let sunday = [(tonight.outing, 2, 3), (night.outing, 0, 0)];
    assert_eq!(world.day(None).await, sunday);
    assert_eq!(world.day(Some("2026-11-22")).await, sunday);

    world.at("2026-11-23T02:00:00Z");
    let later = [(monday.outing, 0, 0), (called_off.outing, 0, 0)];
    assert_eq!(world.day(Some("2026-11-23")).await, later);
    assert_eq!(
        world.day(None).await,
        [&[(night.outing, 0, 0)][..], &later[..]].concat(),
        "the night still runs"
    );
    world.at("2026-11-23T03:00:00Z");
    assert_eq!(world.day(None).await, later);
    assert!(world.day(Some("2026-11-25")).await.is_empty());

    let query = DoorDayQuery { date: Some("2026-11-22".parse().unwrap()) };
    let day = world.booking.door_day(&door("Porte", "bar"), query).await.unwrap();
    assert_eq!(day.generated_at, instant("2026-11-23T03:00:00Z"));
    assert_eq!(day.outings[0].opens_at, Some(instant("2026-11-22T16:00:00Z")));
    assert_eq!(day.outings[0].closes_at, instant("2026-11-23T10:00:00Z"));
    assert_eq!(code(world.booking.door_day(&lea, query).await), "failed FORBIDDEN");
    assert_eq!(code(world.booking.door_day(&Actor::Anonymous, query).await), "failed UNAUTHENTICATED");
    world.end().await;
}

#[tokio::test]
async fn a_door_keeps_everybody_with_a_digest_instead_of_the_code() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(3)).await;
    let mut held = Vec::new();
    for (name, people) in [("Ana", 2), ("Bob", 1), ("Cleo", 1)] {
        let member = world.member(name).await;
        held.push((member.clone(), world.register(&member, outing, people).await.unwrap()));
    }
    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    world.at("2026-11-22T20:00:00Z");
    let staff = door("Porte", "bar");
    world.booking.check_in(&staff, CheckIn { people: Some(1), ..scan(&held[0].1) }).await.admitted();
    let query = |first, after| DoorEntries { outing, page: PageRequest { first, after } };
    let page = world.booking.door_entries(&staff, query(2, None)).await.unwrap();
    let entries: Vec<_> = page.values().cloned().collect();
    let rest = world.booking.door_entries(&staff, query(2, Some(page.items[1].0.clone()))).await.unwrap();
    let entries: Vec<_> = entries.into_iter().chain(rest.values().cloned()).collect();
    assert!(page.has_next && !rest.has_next);
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.member_name.as_str(), entry.status, entry.people, entry.arrived))
        .collect();
    use RegistrationStatus::{Cancelled, CheckedIn, Confirmed};
    assert_eq!(
        seen,
        [("Ana M.", CheckedIn, 2, 1), ("Bob M.", Cancelled, 1, 0), ("Cleo M.", Confirmed, 1, 0)]
    );
    assert_eq!(entries[0].checked_in_at, Some(instant("2026-11-22T20:00:00Z")));
    for (entry, (_, view)) in entries.iter().zip(&held) {
        assert_eq!((entry.registration, entry.code_digest.len()), (view.id, 16));
        assert!(!format!("{entry:?}").contains(&world.short_code(view.id).await));
    }
    assert_ne!(entries[0].code_digest, entries[1].code_digest);

    let stranger = world.booking.door_entries(&door("Eve", "autre bar"), query(2, None)).await;
    assert_eq!(code(stranger), "failed NOT_FOUND");
    assert_eq!(code(world.booking.door_entries(&held[0].0, query(2, None)).await), "failed FORBIDDEN");
    world.end().await;
}

#[tokio::test]
async fn arrivals_are_for_the_own_staff_and_for_yousoon() {
    let world = World::new().await;
    let (ours, theirs) = (Plan::of(20), Plan { partner: "autre bar", ..Plan::of(20) });
    let empty = world.outing(&Plan::of(20)).await;
    let mut outings = vec![empty];
    let (lea, bob) = (world.member("Léa").await, world.member("Bob").await);
    for (plan, people) in [(&ours, 3), (&theirs, 2)] {
        let outing = world.outing(plan).await;
        let view = world.register(&lea, outing, people).await.unwrap();
        let other = world.register(&bob, outing, 1).await.unwrap();
        let staff = door("Porte", plan.partner);
        for view in [&view, &other] {
            world.booking.check_in(&staff, scan(view)).await.admitted();
        }
        let undo = UndoCheckIn { registration: other.id, scan_id: None };
        world.booking.undo_check_in(&staff, undo).await.unwrap();
        outings.push(outing);
    }
    let [_, own, others] = outings[..] else { unreachable!() };
    let came = |outing, people| Arrivals { outing, people };
    let asked = async |actor: &Actor| {
        let mut found = world.booking.arrivals(actor, outings.clone()).await.unwrap();
        found.sort_by_key(|arrivals| arrivals.people);
        found
    };
    assert_eq!(asked(&door("Porte", "bar")).await, [came(own, 3)]);
    let admin = Actor::Admin {
        account: AccountId::generate(),
        role: AdminRole::Support,
        session: SessionId::generate(),
    };
    assert_eq!(asked(&admin).await, [came(others, 2), came(own, 3)]);
    assert_eq!(code(world.booking.arrivals(&lea, outings.clone()).await), "failed FORBIDDEN");
    assert!(world.booking.arrivals(&admin, Vec::new()).await.unwrap().is_empty());
    assert_eq!(code(world.booking.arrivals(&admin, vec![own; 501]).await), "OUT_OF_RANGE outings");
    world.end().await;
}
