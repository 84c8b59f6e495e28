//! The staff look for somebody in a long list.

use contracts::booking::{BookingService, OutingRegistrations, RegistrationStatus};
use kernel::{Cursor, OutingId, PageRequest};

use crate::fixture::{Outcome, Plan, World, code, door, scan};

fn list(outing: OutingId, first: u32, after: Option<Cursor>) -> OutingRegistrations {
    OutingRegistrations::all(outing, PageRequest { first, after })
}

fn named(text: &str, query: OutingRegistrations) -> OutingRegistrations {
    OutingRegistrations { text: Some(text.to_owned()), ..query }
}

/// The names on a page, and the cursor after it when there is more.
async fn names(world: &World, query: OutingRegistrations) -> (Vec<String>, Option<Cursor>) {
    let page = world.booking.outing_registrations(&door("Porte", "bar"), query).await.unwrap();
    let after = page.items.last().filter(|_| page.has_next).map(|(cursor, _)| cursor.clone());
    (page.values().map(|view| view.member_name.clone()).collect(), after)
}

#[tokio::test]
async fn a_name_is_found_by_how_it_begins_whatever_its_case_and_accents() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(50)).await;
    for name in ["Zoé", "Éléonore", "léa", "Élodie", "Eli", "Léana", "Jean-Paul"] {
        let member = world.member(name).await;
        world.register(&member, outing, 1).await.unwrap();
    }
    let found = async |text: &str| names(&world, named(text, list(outing, 20, None))).await.0;
    assert_eq!(found("ÉL").await, ["Éléonore M.", "Eli M.", "Élodie M."], "by name");
    assert_eq!(found(" lea ").await, ["léa M.", "Léana M."]);
    assert_eq!(found("Léa m").await, ["léa M."]);
    assert_eq!(found("jean p").await, ["Jean-Paul M."]);
    assert!(found("paul").await.is_empty());
    assert_eq!(found("").await.len(), 7, "an empty field looks for nobody");
    assert_eq!(found(" . ").await.len(), 7, "nor does a full stop");
    assert_eq!(found("  ").await[0], "Zoé M.", "then the order is that of registration");
    let long = named(&"x".repeat(101), list(outing, 20, None));
    let staff = door("Porte", "bar");
    assert_eq!(code(world.booking.outing_registrations(&staff, long).await), "TEXT_TOO_LONG text");
    world.end().await;
}

#[tokio::test]
async fn pages_of_a_search_neither_skip_nor_repeat_and_cursors_do_not_lead_elsewhere() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(50)).await;
    // Four of one name: the registration decides between them.
    for (index, name) in ["Lia", "Léa", "Léo", "Ana"].into_iter().cycle().take(16).enumerate() {
        let mut account = crate::fixture::account(&format!("{name} {index}"), "1990-05-17");
        account.first_name = name.to_owned();
        let member = crate::fixture::member_actor(account.id);
        world.tell(&contracts::identity::AccountChanged { account, revision: 1 }).await;
        world.register(&member, outing, 1).await.unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let (found, next) = names(&world, named("l", list(outing, 3, after))).await;
        seen.extend(found);
        let Some(next) = next else { break };
        after = Some(next);
    }
    let expected: Vec<_> = ["Léa M.", "Léo M.", "Lia M."].iter().flat_map(|name| [*name; 4]).collect();
    assert_eq!(seen, expected);

    let (_, of_ana) = names(&world, named("a", list(outing, 1, None))).await;
    let (found, _) = names(&world, named("le", list(outing, 1, of_ana.clone()))).await;
    assert_eq!(found, ["Léa M."], "a cursor of another search stays within this one");
    let (_, of_all) = names(&world, list(outing, 1, None)).await;
    let staff = door("Porte", "bar");
    for query in [named("l", list(outing, 1, of_all)), list(outing, 1, of_ana)] {
        let answer = world.booking.outing_registrations(&staff, query).await;
        assert_eq!(code(answer), "INVALID_CURSOR after");
    }
    world.end().await;
}

#[tokio::test]
async fn only_those_who_stand_so_are_listed() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(3)).await;
    let mut held = Vec::new();
    for name in ["Ana", "Bob", "Cleo", "Dan"] {
        let member = world.member(name).await;
        held.push((member.clone(), world.register(&member, outing, 1).await.unwrap()));
    }
    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    world.booking.check_in(&door("Porte", "bar"), scan(&held[0].1)).await.admitted();
    let found = async |statuses: &[RegistrationStatus], text: Option<&str>| {
        let text = text.map(str::to_owned);
        let query = OutingRegistrations { statuses: statuses.to_vec(), text, ..list(outing, 9, None) };
        names(&world, query).await.0
    };
    use RegistrationStatus::{Cancelled, CheckedIn, Confirmed, Waitlisted};
    assert_eq!(found(&[CheckedIn], None).await, ["Ana M."]);
    assert_eq!(found(&[Cancelled], None).await, ["Bob M."]);
    assert_eq!(found(&[Confirmed, CheckedIn], None).await, ["Ana M.", "Cleo M.", "Dan M."]);
    assert_eq!(found(&[Confirmed, Confirmed], Some("d")).await, ["Dan M."]);
    assert!(found(&[Waitlisted], None).await.is_empty(), "none, and no NOT_FOUND");
    world.end().await;
}
