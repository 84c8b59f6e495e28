//! An account is gone: its places go to others, and nothing leads to the member any more.

use bson::{Document, doc};
use contracts::{
    Actor, EventEnvelope,
    booking::{BookingService, OutingRegistrations, RegistrationStatus, RegistrationStep, stand_in},
    identity::{AccountChanged, AccountErased, AccountRole},
    verification::{IdentityChanged, IdentityStatus},
};
use futures::TryStreamExt;
use kernel::{AccountId, Clock, PageRequest, RegistrationId};

use crate::fixture::{Outcome, Plan, World, account, code, door, scan};

/// What booking keeps, as text: without the mark that an account is gone, and events that wait for delivery.
async fn everything_kept(world: &World) -> String {
    let mut kept = String::new();
    let mut names = world.database().list_collection_names().await.unwrap();
    names.retain(|name| name != "outbox");
    for name in names {
        let unless_gone = doc! { "erased_at": { "$exists": false } };
        let found = world.documents(&name).find(unless_gone).await.unwrap();
        let found: Vec<Document> = found.try_collect().await.unwrap();
        kept.extend(found.iter().map(|document| format!("{name}: {document}\n")));
    }
    kept
}

async fn names_at_the_door(world: &World, plan: &Plan) -> Vec<(String, RegistrationStatus)> {
    let query = OutingRegistrations::all(plan.outing, PageRequest::first(100));
    let page = world.booking.outing_registrations(&door("Porte", "bar"), query).await.unwrap();
    page.values().map(|view| (view.member_name.clone(), view.status)).collect()
}

#[tokio::test]
async fn coming_places_go_to_those_who_wait_and_nobody_knows_the_member_any_more() {
    let world = World::new().await;
    let (coming, waited) = (Plan::of(2), Plan::of(2));
    world.outing(&coming).await;
    world.outing(&waited).await;
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    let held = world.register(&lea, coming.outing, 2).await.unwrap();
    let next = world.register(&ana, coming.outing, 1).await.unwrap();
    world.register(&ana, waited.outing, 2).await.unwrap();
    let waiting = world.register(&lea, waited.outing, 1).await.unwrap();

    world.erase(&lea).await;
    assert_eq!(world.status(next.id).await, RegistrationStatus::Confirmed);
    assert_eq!(world.heard.steps(RegistrationStep::Promoted), [next.id]);
    let mut cancelled = world.heard.steps(RegistrationStep::Cancelled);
    cancelled.sort_unstable();
    assert_eq!(cancelled, [held.id, waiting.id]);
    assert_eq!(world.check_seats(coming.outing).await, 1);
    assert_eq!(world.check_seats(waited.outing).await, 2);
    assert_eq!(world.seats(waited.outing).await.waiting, 0);
    let told = world.heard.registrations.lock().clone();
    for event in told.iter().filter(|event| event.step == RegistrationStep::Cancelled) {
        assert_eq!(event.member, stand_in(event.registration), "nobody is to be told");
    }
    assert_eq!(
        names_at_the_door(&world, &coming).await,
        [
            ("–".to_owned(), RegistrationStatus::Cancelled),
            ("Ana M.".to_owned(), RegistrationStatus::Confirmed)
        ]
    );
    let kept = everything_kept(&world).await;
    for trace in [lea.account().unwrap().to_string().as_str(), "Léa"] {
        assert!(!kept.contains(trace), "{trace} in {kept}");
    }
    assert!(kept.contains("Ana M."));
    let at_door = world.booking.check_in(&door("Porte", "bar"), scan(&held)).await;
    assert_eq!(code(at_door), "REGISTRATION_CANCELLED");
    world.end().await;
}

#[tokio::test]
async fn what_the_partner_counts_stays_and_a_ticket_of_tonight_still_opens_the_door() {
    let world = World::new().await;
    let plan = Plan::of(10);
    let outing = world.outing(&plan).await;
    let staff = door("Porte", "bar");
    let (lea, ana, bob) = (world.member("Léa").await, world.member("Ana").await, world.member("Bob").await);
    let came = world.register(&lea, outing, 2).await.unwrap();
    let late = world.register(&ana, outing, 1).await.unwrap();
    let absent = world.register(&bob, outing, 3).await.unwrap();
    // Before closing: the saving will be brought to the final tier later.
    world.at("2026-11-22T17:30:00Z");
    world.booking.check_in(&staff, scan(&came)).await.admitted();
    assert_eq!(world.savings(&lea).await.check_ins, 1);
    world.at("2026-11-22T19:30:00Z");
    for member in [&lea, &ana, &bob] {
        world.erase(member).await;
    }
    assert_eq!(world.savings(&lea).await.check_ins, 0);
    assert_eq!(world.check_seats(outing).await, 6, "who may not give up any more keeps the places");
    world.booking.run_duties().await.unwrap();
    let closed = world.seats(outing).await.closed.unwrap();
    assert_eq!(closed.people, 6);
    world.booking.check_in(&staff, scan(&late)).await.admitted();
    world.at("2026-11-23T04:30:00Z");
    world.booking.run_duties().await.unwrap();
    assert_eq!(
        names_at_the_door(&world, &plan).await,
        [RegistrationStatus::CheckedIn, RegistrationStatus::CheckedIn, RegistrationStatus::NoShow]
            .map(|status| ("–".to_owned(), status))
    );
    // Two cocktails and one, at 30 % off 14 euros.
    let saved = async |id: RegistrationId| {
        let found = world.documents("registrations").find_one(doc! { "_id": id }).await.unwrap().unwrap();
        found.get_document("saving").unwrap().get_i64("cents").unwrap()
    };
    assert_eq!((saved(came.id).await, saved(late.id).await), (840, 420));
    assert_eq!(world.documents("savings").count_documents(doc! {}).await.unwrap(), 0);
    let known: Vec<_> = world.heard.savings.lock().iter().map(|event| event.member).collect();
    assert_eq!(known.last(), Some(&stand_in(late.id)));
    assert_eq!(world.status(absent.id).await, RegistrationStatus::NoShow);
    world.end().await;
}

#[tokio::test]
async fn the_event_twice_and_older_news_change_nothing() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let lea = world.member("Léa").await;
    world.register(&lea, outing, 2).await.unwrap();
    let envelope = world.erase(&lea).await;
    let count = world.heard.count();
    world.bus.deliver(&envelope).await.unwrap();
    world.erase(&lea).await;
    world.tell(&AccountChanged { account: account("Léa", "1990-05-17"), revision: 7 }).await;
    let member = lea.account().unwrap();
    world
        .tell(&IdentityChanged {
            account: member,
            check: None,
            status: IdentityStatus::Verified,
            findings: Vec::new(),
            message: None,
            revision: 7,
        })
        .await;
    assert_eq!(world.heard.count(), count);
    assert!(!everything_kept(&world).await.contains("Léa"));
    let person = world.documents("people").find_one(doc! { "_id": member }).await.unwrap().unwrap();
    assert_eq!(person.get_str("name").unwrap(), "");
    assert_eq!(person.get("birth_date"), Some(&bson::Bson::Null));
    assert_eq!(code(world.register(&lea, outing, 1).await), "EMAIL_NOT_CONFIRMED, UNDER_MINIMUM_AGE");
    assert_eq!(world.check_seats(outing).await, 0);
    world.end().await;
}

#[tokio::test]
async fn what_a_dead_process_began_is_finished_by_the_next() {
    let world = World::new().await;
    let lea = world.member("Léa").await;
    let member = lea.account().unwrap();
    let mut held = Vec::new();
    for days in 0..3 {
        let outing = world.outing(&Plan::of(5).later(days)).await;
        held.push(world.register(&lea, outing, 1).await.unwrap());
    }
    let before =
        world.documents("registrations").find_one(doc! { "_id": held[2].id }).await.unwrap().unwrap();
    let envelope = world.erase(&lea).await;
    // It died after two of three, as far as anybody can tell.
    world.documents("registrations").delete_one(doc! { "_id": held[2].id }).await.unwrap();
    world.documents("registrations").insert_one(&before).await.unwrap();
    let places = doc! { "$inc": { "registered": 1_i64, "left": -1_i64, "revision": 1_i64 } };
    let outing = before.get_document("summary").unwrap().get_str("outing").unwrap().to_owned();
    world.documents("ledgers").update_one(doc! { "_id": &outing }, places).await.unwrap();
    world.bus.deliver(&envelope).await.unwrap();
    assert_eq!(world.documents("registrations").count_documents(doc! { "member": member }).await.unwrap(), 0);
    assert_eq!(world.check_seats(outing.parse().unwrap()).await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_registration_that_was_under_way_is_found_at_the_second_look() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let lea = world.member("Léa").await;
    let member = lea.account().unwrap();
    let people = world.documents("people");
    let known = people.find_one(doc! { "_id": member }).await.unwrap().unwrap();
    world.erase(&lea).await;
    let gone = people.find_one(doc! { "_id": member }).await.unwrap().unwrap();
    // It read the member before the erasure, and commits after it.
    people.replace_one(doc! { "_id": member }, known).await.unwrap();
    let held = world.register(&lea, outing, 2).await.unwrap();
    people.replace_one(doc! { "_id": member }, gone).await.unwrap();
    assert_eq!(world.booking.run_duties().await.unwrap(), 0, "not yet");
    world.clock.advance_minutes(10);
    assert_eq!(world.booking.run_duties().await.unwrap(), 1);
    assert_eq!(world.status(held.id).await, RegistrationStatus::Cancelled);
    assert_eq!(world.documents("registrations").count_documents(doc! { "member": member }).await.unwrap(), 0);
    assert_eq!(world.check_seats(outing).await, 0);
    assert_eq!(world.booking.run_duties().await.unwrap(), 0, "once");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_of_registrations_go_in_batches_also_when_it_is_heard_twice_at_once() {
    let world = World::new().await;
    let lea = world.member("Léa").await;
    let mut outings = Vec::new();
    for days in 0..130 {
        // The first half is over by now.
        let outing = world.outing(&Plan::of(3).later(days)).await;
        world.register(&lea, outing, 1).await.unwrap();
        outings.push(outing);
    }
    world.at("2027-01-25T12:00:00Z");
    let erased = AccountErased { account: lea.account().unwrap(), role: AccountRole::Member };
    let envelope = EventEnvelope::wrap(&erased, world.clock.now()).unwrap();
    let (one, other) = tokio::join!(world.bus.deliver(&envelope), world.bus.deliver(&envelope));
    assert!(one.is_ok() && other.is_ok());
    let mut cancelled = world.heard.steps(RegistrationStep::Cancelled);
    let told = cancelled.len();
    cancelled.sort_unstable();
    cancelled.dedup();
    assert_eq!((cancelled.len(), told), (66, 66), "each once");
    let member = doc! { "member": erased.account };
    assert_eq!(world.documents("registrations").count_documents(member).await.unwrap(), 0);
    assert_eq!(world.documents("registrations").count_documents(doc! {}).await.unwrap(), 130);
    for outing in outings {
        world.check_seats(outing).await;
    }
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erasure_while_the_member_comes_or_gives_up_leaves_nothing_behind() {
    let world = World::new().await;
    let staff = door("Porte", "bar");
    for round in 0..12 {
        let outing = world.outing(&Plan::of(3)).await;
        let lea = world.member(&format!("Léa {round}")).await;
        let held = world.register(&lea, outing, 2).await.unwrap();
        let scanned = world.booking.check_in(&staff, scan(&held));
        let (_, came, _) = tokio::join!(world.erase(&lea), scanned, async {
            if round % 2 == 0 { world.cancel(&lea, held.id).await.map(drop) } else { Ok(()) }
        });
        let came = came.is_ok();
        let member = doc! { "member": lea.account().unwrap() };
        assert_eq!(world.documents("registrations").count_documents(member).await.unwrap(), 0);
        assert_eq!(world.savings(&lea).await.check_ins, 0);
        assert_eq!(world.check_seats(outing).await, if came { 2 } else { 0 }, "round {round}");
    }
    assert_eq!(world.documents("savings").count_documents(doc! {}).await.unwrap(), 0);
    world.end().await;
}

#[tokio::test]
async fn the_end_of_a_staff_account_touches_no_registration() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let lea = world.member("Léa").await;
    world.register(&lea, outing, 2).await.unwrap();
    let role = AccountRole::Admin { role: contracts::AdminRole::Support };
    world.tell(&AccountErased { account: AccountId::derived_from("Support"), role }).await;
    assert!(matches!(lea, Actor::Member { .. }) && world.live(&lea, outing).await.is_some());
    world.end().await;
}
