//! Events come twice and in any order: the figures are the same.

use contracts::{
    EventEnvelope,
    booking::{RegistrationStatus, RegistrationStep},
    catalog::{OutingCancelledEvent, OutingScheduled},
    reporting::PartnerResults,
};
use kernel::PartnerId;

use crate::support::{builders::*, *};

/// Anna comes to two outings, Bruno gives one up, a third is called off.
fn story(world: &World) -> (PartnerId, Vec<EventEnvelope>) {
    let (menu_offer, place) = (offer("Menu", menu(&["Soupe"])), venue("Le Comptoir", 48.85, 2.36));
    let outings = [120, 24 * 60, 48 * 60].map(|minutes| outing(&menu_offer, &place, minutes));
    let mut events: Vec<_> =
        outings.iter().map(|facts| world.envelope(&OutingScheduled { facts: facts.clone() })).collect();
    for (facts, minutes) in outings.iter().take(2).zip([125, 24 * 60 + 5]) {
        let anna = party(facts, "Anna");
        events.push(world.envelope(&changed(&anna, RegistrationStep::Confirmed)));
        let anna = came(&anna, 2, after_minutes(minutes));
        events.push(world.envelope(&changed(&anna, RegistrationStep::CheckedIn)));
        events.push(world.envelope(&saved(&anna)));
    }
    let bruno = party(&outings[0], "Bruno");
    events.push(world.envelope(&changed(&bruno, RegistrationStep::Confirmed)));
    let gone = then(&bruno, RegistrationStatus::Cancelled);
    events.push(world.envelope(&changed(&gone, RegistrationStep::Cancelled)));
    let off = with_outing(outings[2].clone(), |outing| {
        outing.cancelled = Some("Fuite".to_owned());
        outing.revision += 1;
    });
    events.push(world.envelope(&OutingCancelledEvent { facts: off, reason: "Fuite".to_owned() }));
    (place.partner, events)
}

async fn told(world: &World, (partner, events): (PartnerId, &[EventEnvelope])) -> PartnerResults {
    for event in events {
        world.bus.deliver(event).await.unwrap();
    }
    world.results(partner).await
}

#[tokio::test]
async fn twice_and_in_any_order() {
    let first = World::new().await;
    let (partner, events) = story(&first);
    let expected = told(&first, (partner, &events)).await;
    assert_eq!((expected.total.new_people, expected.total.returning_people), (1, 1));
    assert_eq!((expected.total.cancellations, expected.total.offered_seats), (1, 16));
    assert_eq!(told(&first, (partner, &events)).await, expected, "everything again");
    first.end().await;

    let mut backwards = events.clone();
    backwards.reverse();
    for turn in 0..events.len() {
        let world = World::new().await;
        let mut shuffled = if turn % 2 == 0 { events.clone() } else { backwards.clone() };
        shuffled.rotate_left(turn);
        // Some of them come twice in a row, some again at the end.
        shuffled.extend(shuffled.clone().into_iter().step_by(2));
        assert_eq!(told(&world, (partner, &shuffled)).await, expected, "turn {turn}");
        world.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_at_the_same_time() {
    let world = World::new().await;
    let (partner, events) = story(&world);
    let twice = events.iter().chain(&events);
    futures::future::try_join_all(twice.map(|event| world.bus.deliver(event))).await.unwrap();
    let total = world.results(partner).await.total;
    assert_eq!((total.check_ins, total.new_people, total.returning_people), (2, 1, 1));
    assert_eq!((total.cancellations, total.offered_seats, total.arrived_people), (1, 16, 4));
    world.end().await;
}

#[tokio::test]
async fn an_event_from_before_the_state_was_told_is_left_to_filling() {
    let world = World::new().await;
    let old = step("Anna", RegistrationStep::Confirmed);
    let partner = old.summary.partner;
    world.hear(&old).await;
    world.hear(&saving("Anna", 1_400, 2)).await;
    assert_eq!(world.results(partner).await.total.registrations, 0);
    world.end().await;
}
