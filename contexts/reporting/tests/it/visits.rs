//! New or returning: the first visit of a member to a partner, in whatever order visits are heard.

use contracts::{booking::RegistrationStep, catalog::OutingFacts};

use crate::support::{builders::*, *};

/// Outings of one partner, a day apart, the first one tonight.
fn evenings(count: i64) -> Vec<OutingFacts> {
    let (menu_offer, place) = (offer("Menu", menu(&["Soupe"])), venue("Le Comptoir", 48.85, 2.36));
    (0..count).map(|day| outing(&menu_offer, &place, 120 + day * 24 * 60)).collect()
}

/// New and returning, by day, where somebody came.
async fn by_day(world: &World, facts: &OutingFacts) -> Vec<(i64, i64)> {
    let results = world.results(facts.outing.partner).await;
    let days = results.by_day.iter().filter(|day| day.figures.check_ins > 0);
    days.map(|day| (day.figures.new_people, day.figures.returning_people)).collect()
}

#[tokio::test]
async fn the_first_visit_is_the_earliest_one() {
    let world = World::new().await;
    let evenings = evenings(3);
    let visit = |day: usize| {
        let minutes = 125 + i64::try_from(day).unwrap() * 24 * 60;
        came(&party(&evenings[day], "Anna"), 2, after_minutes(minutes))
    };
    // The last one is heard first.
    for (day, expected) in [(2, vec![(1, 0)]), (0, vec![(1, 0), (0, 1)]), (1, vec![(1, 0), (0, 1), (0, 1)])] {
        world.hear(&changed(&visit(day), RegistrationStep::CheckedIn)).await;
        assert_eq!(by_day(&world, &evenings[0]).await, expected, "after day {day}");
    }
    // The first one is taken back: the second was the first.
    world.hear(&changed(&undone(&visit(0)), RegistrationStep::CheckInUndone)).await;
    assert_eq!(by_day(&world, &evenings[0]).await, [(1, 0), (0, 1)]);
    world.end().await;
}

#[tokio::test]
async fn a_member_is_new_at_each_partner() {
    let world = World::new().await;
    for name in ["Le Comptoir", "Chez Paul"] {
        let facts = outing(&offer(name, menu(&["Soupe"])), &venue(name, 48.85, 2.36), 120);
        let visit = came(&party(&facts, "Anna"), 2, after_minutes(125));
        world.hear(&changed(&visit, RegistrationStep::CheckedIn)).await;
        assert_eq!(by_day(&world, &facts).await, [(1, 0)]);
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_visits_at_the_same_moment_one_is_the_first() {
    let world = World::new().await;
    let evenings = evenings(6);
    let at = after_minutes(125);
    let visits = evenings.iter().map(|facts| {
        let visit = came(&party(facts, "Anna"), 2, at);
        world.envelope(&changed(&visit, RegistrationStep::CheckedIn))
    });
    let visits: Vec<_> = visits.collect();
    futures::future::try_join_all(visits.iter().map(|event| world.bus.deliver(event))).await.unwrap();
    let total = world.results(evenings[0].outing.partner).await.total;
    assert_eq!((total.new_people, total.returning_people), (1, 5));
    world.end().await;
}
