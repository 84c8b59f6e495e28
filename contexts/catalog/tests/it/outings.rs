//! Outings planned and called off by hand.

use contracts::{RefusalCode, ServiceResult, catalog::*};
use kernel::{PageRequest, Timestamp, VenueId};

use crate::{
    people::{Company, cancel, draft, evening, failure, refusals},
    world::World,
};

#[tokio::test]
async fn an_outing_is_planned_and_told() {
    let world = World::new().await;
    let (company, venue, offer) = world.bar().await;
    let later = world.plan(&company, &offer, 9).await.unwrap();
    let sooner = world.plan(&company, &offer, 2).await.unwrap();
    assert_eq!(sooner.outing.registration_opens_at, world.now());
    assert_eq!(sooner.outing.registration_closes_at, sooner.outing.starts_at);
    assert_eq!((sooner.offer.id, sooner.venue.id), (offer.id, venue.id));
    let told: Vec<_> = world.heard.lock().scheduled.iter().map(|event| event.facts.outing.id).collect();
    assert_eq!(told, [later.outing.id, sooner.outing.id]);
    world.end().await;
}

#[tokio::test]
async fn outings_are_listed_by_start_between_two_instants() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    let later = world.plan(&company, &offer, 9).await.unwrap().outing;
    let sooner = world.plan(&company, &offer, 2).await.unwrap().outing;
    let list = async |from, to, after| {
        let query = PartnerOutings { from, to, page: PageRequest { first: 1, after } };
        let page = world.catalog.my_outings(&company.door, query).await.unwrap();
        let found: Vec<_> = page.values().map(|facts| facts.outing.id).collect();
        (found, page.has_next, page.items.last().map(|item| item.0.clone()))
    };
    let (found, more, cursor) = list(None, None, None).await;
    assert_eq!((found, more), (vec![sooner.id], true));
    let (found, more, _) = list(None, None, cursor.clone()).await;
    assert_eq!((found, more), (vec![later.id], false));
    let (from, to) = (Some(sooner.starts_at.plus_millis(1)), Some(later.starts_at));
    assert_eq!(list(from, None, None).await.0, [later.id]);
    assert_eq!(list(None, to, None).await.0, [sooner.id]);
    assert!(list(from, to, cursor).await.0.is_empty());
    world.end().await;
}

/// A bar whose offer is valid from tomorrow on, and plans for the day after.
struct Bar {
    world: World,
    company: Company,
    offer: OfferView,
}

impl Bar {
    async fn new() -> Self {
        let world = World::new().await;
        let company = world.active(PartnerType::Bar).await;
        let venue = world.venue(&company).await.id;
        let (from, until) = (world.now().plus_days(1), world.now().plus_days(500));
        let limited = OfferDraft { valid_from: Some(from), valid_until: Some(until), ..draft(venue) };
        let offer = world.published(&company, limited).await;
        Self { world, company, offer }
    }

    async fn plan(&self, change: impl FnOnce(&mut ScheduleOuting)) -> ServiceResult<OutingFacts> {
        let mut plan = evening(&self.offer, 2);
        change(&mut plan);
        self.world.catalog.schedule_outing(&self.company.manager, plan).await
    }

    /// Fails the test unless exactly this is refused.
    async fn refuses(&self, code: RefusalCode, field: &str, change: impl FnOnce(&mut ScheduleOuting)) {
        assert_eq!(refusals(self.plan(change).await), [(code, field.to_owned())]);
    }
}

/// Moves a plan to another start.
fn start(plan: &mut ScheduleOuting, at: Timestamp) {
    (plan.starts_at, plan.ends_at) = (at, at.plus_minutes(60));
}

#[tokio::test]
async fn place_times_and_capacity_of_a_plan_have_their_bounds() {
    use RefusalCode::{DateInPast, DateTooFar, EndBeforeStart, OutOfRange, OutsideValidity, VenueNotInOffer};
    let bar = Bar::new().await;
    let now = bar.world.now();
    bar.refuses(VenueNotInOffer, "venueId", |p| p.venue = VenueId::generate()).await;
    bar.refuses(DateTooFar, "startsAt", |p| start(p, now.plus_days(401))).await;
    bar.refuses(OutsideValidity, "startsAt", |p| start(p, now.plus_days(1).plus_millis(-1))).await;
    bar.refuses(EndBeforeStart, "endsAt", |p| p.ends_at = p.starts_at).await;
    bar.refuses(DateTooFar, "endsAt", |p| p.ends_at = p.starts_at.plus_days(7).plus_millis(1)).await;
    for capacity in [i64::MIN, 0, 10_001, i64::MAX] {
        bar.refuses(OutOfRange, "capacity", |p| p.capacity = capacity).await;
    }
    let past = refusals(bar.plan(|p| start(p, now)).await);
    assert!(past.contains(&(DateInPast, "startsAt".to_owned())), "{past:?}");
    bar.plan(|p| start(p, now.plus_days(1))).await.unwrap();
    bar.world.end().await;
}

#[tokio::test]
async fn the_registration_of_a_plan_has_its_bounds() {
    use RefusalCode::{DateInPast, EndBeforeStart, TimesInvalid};
    let bar = Bar::new().await;
    let now = bar.world.now();
    let (opens, closes) = ("registrationOpensAt", "registrationClosesAt");
    bar.refuses(DateInPast, closes, |p| p.registration_closes_at = Some(now)).await;
    bar.refuses(TimesInvalid, closes, |p| p.registration_closes_at = Some(p.ends_at.plus_millis(1))).await;
    bar.refuses(EndBeforeStart, opens, |p| p.registration_opens_at = Some(p.starts_at.plus_millis(1))).await;
    bar.refuses(EndBeforeStart, closes, |p| {
        p.registration_opens_at = Some(p.starts_at);
        p.registration_closes_at = Some(p.starts_at.plus_minutes(-1));
    })
    .await;
    // At the door, until the very end.
    bar.plan(|p| p.registration_closes_at = Some(p.ends_at)).await.unwrap();
    bar.world.end().await;
}

#[tokio::test]
async fn the_same_outing_twice_exists_and_may_be_planned_again_once_called_off() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    let plan = || world.plan(&company, &offer, 2);
    let (one, two) = tokio::join!(plan(), plan());
    let (planned, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(refusals(refused), [(RefusalCode::OutingExists, "startsAt".to_owned())]);
    let planned = planned.unwrap();
    world.catalog.cancel_outing(&company.manager, cancel(planned.outing.id)).await.unwrap();
    let again = plan().await.unwrap();
    assert_ne!(again.outing.id, planned.outing.id);
    assert_eq!(world.outings(&company).await.len(), 2);
    world.end().await;
}

#[tokio::test]
async fn calling_an_outing_off_needs_a_reason_and_happens_once() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    let id = world.plan(&company, &offer, 2).await.unwrap().outing.id;
    let off = |reason: &str| {
        let command = CancelOuting { id, reason: reason.to_owned() };
        let (catalog, manager) = (world.catalog.clone(), company.manager.clone());
        async move { catalog.cancel_outing(&manager, command).await }
    };
    let reason = "reason".to_owned();
    assert_eq!(refusals(off(" .. ").await), [(RefusalCode::ReasonRequired, reason.clone())]);
    assert_eq!(refusals(off(&"x".repeat(501)).await), [(RefusalCode::TextTooLong, reason)]);
    let (one, two) = tokio::join!(off("Dégât des eaux."), off("Dégât des eaux."));
    let (done, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(refusals(refused), [(RefusalCode::InvalidState, String::new())]);
    let done = done.unwrap();
    assert_eq!((done.outing.cancelled.as_deref(), done.outing.revision), (Some("Dégât des eaux."), 2));
    {
        let told = &world.heard.lock().cancelled;
        assert_eq!((told.len(), told[0].facts.outing.id), (1, id));
        assert_eq!(told[0].reason, "Dégât des eaux.");
    }

    let over = world.plan(&company, &offer, 3).await.unwrap().outing;
    world.clock.set(over.ends_at);
    let late = world.catalog.cancel_outing(&company.manager, cancel(over.id)).await;
    assert_eq!(refusals(late), [(RefusalCode::InvalidState, String::new())]);
    world.end().await;
}

#[tokio::test]
async fn the_quota_is_never_exceeded_and_given_back() {
    let world = World::new().await;
    let company = world.active(PartnerType::Bar).await;
    let venue = world.venue(&company).await.id;
    let offer = world.published(&company, OfferDraft { quota: Some(50), ..draft(venue) }).await;
    let plan = |day| world.plan(&company, &offer, day);
    let results = futures::future::join_all((1..=6).map(plan)).await;
    let (planned, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert_eq!(planned.len(), 2, "20 places each of 50");
    for result in refused {
        assert_eq!(refusals(result), [(RefusalCode::QuotaExceeded, "capacity".to_owned())]);
    }
    assert_eq!(refusals(plan(7).await)[0].0, RefusalCode::QuotaExceeded);
    let first = planned.into_iter().next().unwrap().unwrap().outing.id;
    world.catalog.cancel_outing(&company.manager, cancel(first)).await.unwrap();
    plan(7).await.unwrap();
    assert_eq!(refusals(plan(8).await)[0].0, RefusalCode::QuotaExceeded);
    world.end().await;
}

#[tokio::test]
async fn the_platform_reads_everything_that_is_not_over() {
    let world = World::new().await;
    let (company, _, offer) = world.bar().await;
    let mut ids = Vec::new();
    for day in 1..=4 {
        ids.push(world.plan(&company, &offer, day).await.unwrap().outing.id);
    }
    world.catalog.cancel_outing(&company.manager, cancel(ids[2])).await.unwrap();
    let system = contracts::Actor::System;
    let all = world
        .catalog
        .outings_by_id(&system, [ids.clone(), vec![kernel::OutingId::generate()]].concat())
        .await;
    assert_eq!(all.unwrap().len(), 4);
    let ends_after = evening(&offer, 2).ends_at;
    let export = async |after| {
        let query = ExportQuery { ends_after, after };
        let facts = world.catalog.export(&system, query).await.unwrap();
        facts.iter().map(|facts| facts.outing.id).collect::<Vec<_>>()
    };
    let mut expected = ids[1..].to_vec();
    expected.sort_unstable();
    assert_eq!(export(None).await, expected);
    assert_eq!(export(Some(expected[0])).await, expected[1..]);
    for actor in [&company.owner, &crate::people::moderator(), &contracts::Actor::Anonymous] {
        let query = ExportQuery { ends_after, after: None };
        assert_eq!(failure(world.catalog.export(actor, query).await), contracts::FailureCode::Forbidden);
        let read = world.catalog.outings_by_id(actor, ids.clone()).await;
        assert_eq!(failure(read), contracts::FailureCode::Forbidden);
    }
    world.end().await;
}
