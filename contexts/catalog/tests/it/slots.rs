//! Weekly slots make outings by themselves.

use contracts::catalog::*;
use kernel::{
    Timestamp, VenueId,
    time::{Time, Weekday},
};
use platform::Tasks;

use crate::{
    people::{Company, cancel, draft},
    world::{NOW, World},
};

/// On this day of the week, from hour to hour.
pub fn slot(venue: VenueId, weekday: Weekday, starts: i8, ends: i8) -> WeeklySlot {
    WeeklySlot {
        venue,
        weekday,
        starts: Time::constant(starts, 0, 0, 0),
        ends: Time::constant(ends, 0, 0, 0),
        capacity: 10,
        closes_minutes_before: 60,
    }
}

fn fridays(venue: VenueId) -> OfferDraft {
    OfferDraft { weekly_slots: vec![slot(venue, Weekday::Friday, 22, 2)], ..draft(venue) }
}

async fn starts(world: &World, company: &Company) -> Vec<String> {
    let zone = kernel::TimeZoneName::paris();
    let outings = world.outings(company).await;
    outings.iter().map(|facts| facts.outing.starts_at.to_rfc3339_in(&zone)).collect()
}

/// Runs the background work of a replica until no slot is due.
async fn run_jobs(world: &World) {
    let (tasks, replica) = (Tasks::default(), world.replica());
    replica.start(&tasks);
    testkit::eventually("no slot is due", || async {
        let due = bson::doc! { "slots_due_at": { "$lte": kernel::Clock::now(&world.clock) } };
        (world.documents("offers").count_documents(due).await.unwrap() == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn approval_makes_the_outings_of_the_next_30_days() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let offer = world.published(&company, fridays(venue)).await;
    assert_eq!(
        starts(&world, &company).await,
        [
            "2026-11-27T22:00:00+01:00",
            "2026-12-04T22:00:00+01:00",
            "2026-12-11T22:00:00+01:00",
            "2026-12-18T22:00:00+01:00",
        ]
    );
    let outing = world.outings(&company).await[0].outing.clone();
    assert_eq!(outing.ends_at, outing.starts_at.plus_minutes(240));
    assert_eq!(outing.registration_opens_at, NOW.parse::<Timestamp>().unwrap());
    assert_eq!(outing.registration_closes_at, outing.starts_at.plus_minutes(-60));
    assert_eq!((outing.capacity, outing.offer), (10, offer.id));
    assert_eq!(world.heard.lock().scheduled.len(), 4);

    // Six days later the next Friday comes within reach.
    world.clock.advance_minutes(6 * 24 * 60);
    run_jobs(&world).await;
    assert_eq!(starts(&world, &company).await.len(), 5);
    run_jobs(&world).await;
    assert_eq!(starts(&world, &company).await.len(), 5);
    world.end().await;
}

#[tokio::test]
async fn two_schedulers_at_once_make_each_outing_once() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    for _ in 0..3 {
        world.published(&company, fridays(venue)).await;
    }
    world.heard.lock().scheduled.clear();
    world.clock.advance_minutes(14 * 24 * 60);
    let (one, two) = (Tasks::default(), Tasks::default());
    let (first, second) = (world.replica(), world.replica());
    first.start(&one);
    second.start(&two);
    testkit::eventually("every offer has its next outings", || async {
        (world.documents("outings").count_documents(bson::doc! {}).await.unwrap() >= 18).then_some(())
    })
    .await;
    run_jobs(&world).await;
    let outings = world.outings(&company).await;
    let distinct: std::collections::HashSet<_> =
        outings.iter().map(|facts| (facts.outing.offer, facts.outing.starts_at)).collect();
    assert_eq!((outings.len(), distinct.len()), (18, 18));
    world.end().await;
}

#[tokio::test]
async fn a_date_that_was_called_off_stays_called_off() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let offer = world.published(&company, OfferDraft { quota: Some(1000), ..fridays(venue) }).await;
    let first = world.outings(&company).await[0].outing.id;
    world.catalog.cancel_outing(&company.manager, cancel(first)).await.unwrap();
    run_jobs(&world).await;
    world.step(&company, offer.id, OfferStep::Pause).await.unwrap();
    world.step(&company, offer.id, OfferStep::Resume).await.unwrap();
    let outings = world.outings(&company).await;
    assert_eq!(outings.len(), 4);
    let live = outings.iter().filter(|facts| facts.outing.cancelled.is_none()).count();
    assert_eq!(live, 3);
    world.end().await;
}

#[tokio::test]
async fn quota_and_validity_bound_what_slots_make() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let scarce = world.published(&company, OfferDraft { quota: Some(25), ..fridays(venue) }).await;
    assert_eq!(starts(&world, &company).await.len(), 2);
    assert_eq!(world.stored_offer(scarce.id).await.get_i64("planned").unwrap(), 20);
    let first = world.outings(&company).await[0].outing.id;
    world.catalog.cancel_outing(&company.manager, cancel(first)).await.unwrap();
    run_jobs(&world).await;
    assert_eq!(starts(&world, &company).await.len(), 3, "the places given back make another date");

    let short = OfferDraft {
        valid_from: Some("2026-12-01T00:00:00Z".parse().unwrap()),
        valid_until: Some("2026-12-12T00:00:00Z".parse().unwrap()),
        ..fridays(venue)
    };
    world.published(&company, short).await;
    assert_eq!(starts(&world, &company).await.len(), 5, "4 and 11 December");
    world.end().await;
}

#[tokio::test]
async fn new_slots_are_planned_at_once_and_an_outing_by_hand_is_not_doubled() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let by_hand = ScheduleOuting {
        offer: offer.id,
        venue: venue.id,
        starts_at: "2026-11-27T21:00:00Z".parse().unwrap(),
        ends_at: "2026-11-27T23:00:00Z".parse().unwrap(),
        capacity: 40,
        registration_opens_at: None,
        registration_closes_at: None,
    };
    world.catalog.schedule_outing(&company.manager, by_hand).await.unwrap();
    let edit = UpdateOffer { id: offer.id, draft: fridays(venue.id) };
    world.catalog.update_offer(&company.manager, edit).await.unwrap();
    let outings = world.outings(&company).await;
    assert_eq!(outings.iter().map(|facts| facts.outing.capacity).collect::<Vec<_>>(), [40, 10, 10, 10]);
    world.end().await;
}

#[tokio::test]
async fn the_slots_of_a_suspended_partner_rest() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    world.published(&company, fridays(venue)).await;
    world.suspend(&company, true).await.unwrap();
    world.clock.advance_minutes(14 * 24 * 60);
    run_jobs(&world).await;
    assert_eq!(starts(&world, &company).await.len(), 4);
    world.suspend(&company, false).await.unwrap();
    assert_eq!(starts(&world, &company).await.len(), 6, "planned at once");
    world.end().await;
}

#[tokio::test]
async fn a_slot_keeps_its_clock_through_the_night_summer_ends() {
    let world = World::new().await;
    world.clock.set("2027-10-20T10:00:00Z".parse().unwrap());
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let night = slot(venue, Weekday::Saturday, 22, 4);
    world.published(&company, OfferDraft { weekly_slots: vec![night], ..draft(venue) }).await;
    let outings = world.outings(&company).await;
    let minutes: Vec<_> = outings
        .iter()
        .map(|facts| facts.outing.ends_at.millis_since(facts.outing.starts_at) / 60_000)
        .collect();
    // The night to 31 October 2027 has an hour more.
    assert_eq!(minutes, [360, 420, 360, 360]);
    assert!(starts(&world, &company).await.iter().all(|start| start.contains("T22:00:00")));
    world.end().await;
}
