//! No question to the database reads a whole collection.

use contracts::{
    Actor,
    booking::{
        BookingService, CheckIn, DoorDayQuery, DoorEntries, MessageOuting, OutingRegistrations,
        RegistrationStatus, RegistrationView, RegistrationWhen, RegistrationsExport, SeatsExport,
        TicketProof, UndoCheckIn,
    },
    personal_data::PersonalDataQuery,
};
use kernel::{Cursor, OutingId, PageRequest};
use testkit::questions::Questions;

use crate::fixture::{Outcome, Plan, Setup, World, door, instant, manager, scan};

/// Everything booking does, once.
async fn journey(world: &World) {
    let plans = [Plan::of(3), Plan::of(3)];
    let outing = world.outing(&plans[0]).await;
    world.outing(&plans[1]).await;
    world.tell(&Plan { offer_revision: 4, ..plans[0].clone() }.offer_changed(true)).await;
    let mut held = Vec::new();
    for (name, people) in [("Ana", 1), ("Bob", 2), ("Cleo", 1), ("Dan", 1)] {
        let member = world.member(name).await;
        let view = world.register(&member, outing, people).await.unwrap();
        held.push((member, view));
    }
    drop(world.register(&held[0].0, outing, 1).await);
    world.cancel(&held[1].0, held[1].1.id).await.unwrap();
    let (member, view) = &held[0];
    for when in [RegistrationWhen::Upcoming, RegistrationWhen::Past, RegistrationWhen::Waitlisted] {
        let page = PageRequest { first: 1, after: None };
        let query = contracts::booking::MyRegistrations { when, page };
        let page = world.booking.my_registrations(member, query.clone()).await.unwrap();
        let after = page.items.first().map_or_else(
            || Cursor::encode(&(instant("2026-01-01T00:00:00Z"), view.id)).unwrap(),
            |(cursor, _)| cursor.clone(),
        );
        let page = PageRequest { first: 1, after: Some(after) };
        let query = contracts::booking::MyRegistrations { page, ..query };
        world.booking.my_registrations(member, query).await.unwrap();
    }
    world.live(member, outing).await;
    world.savings(member).await;
    world.booking.my_eligibility(member).await.unwrap();
    let staff = door("Porte", "bar");
    for after in [None, Some(Cursor::encode(&view.id).unwrap())] {
        let query = OutingRegistrations::all(outing, PageRequest { first: 2, after });
        world.booking.outing_registrations(&staff, query).await.unwrap();
    }
    on_the_phone(world, outing, (&staff, view)).await;
    for after in [None, Some(outing)] {
        let query = SeatsExport { ends_after: instant("2026-01-01T00:00:00Z"), after };
        world.booking.export_seats(&Actor::System, query).await.unwrap();
    }
    for after in [None, Some(view.id)] {
        let query = RegistrationsExport { after };
        world.booking.export_registrations(&Actor::System, query).await.unwrap();
    }
    world.booking.check_in(&staff, scan(view)).await.admitted();
    world.at("2026-11-22T18:00:00Z");
    world.booking.run_duties().await.unwrap();
    let code = world.live(&held[2].0, outing).await.unwrap().ticket.unwrap().short_code;
    let typed = CheckIn { proof: TicketProof::ShortCode(code), ..scan(view) };
    world.booking.check_in(&staff, typed).await.admitted();
    world.tell(&plans[1].cancelled("Fuite d'eau")).await;
    world.at("2026-11-24T00:00:00Z");
    world.booking.run_duties().await.unwrap();
    let account = member.account().unwrap();
    world.booking.personal_data(&Actor::System, PersonalDataQuery { account }).await.unwrap();
    world.erase(member).await;
    world.at("2026-11-25T00:00:00Z");
    world.booking.run_duties().await.unwrap();
}

/// What the portal and the door ask.
async fn on_the_phone(world: &World, outing: OutingId, (staff, view): (&Actor, &RegistrationView)) {
    let page = PageRequest::first(2);
    let statuses = vec![RegistrationStatus::Confirmed, RegistrationStatus::CheckedIn];
    for after in [None, Some(Cursor::encode(&("ana m", view.id)).unwrap())] {
        let page = PageRequest { after, ..page.clone() };
        let text = Some("a".to_owned());
        let query = OutingRegistrations {
            statuses: statuses.clone(),
            text,
            ..OutingRegistrations::all(outing, page)
        };
        world.booking.outing_registrations(staff, query).await.unwrap();
    }
    let query = OutingRegistrations { statuses, ..OutingRegistrations::all(outing, page.clone()) };
    world.booking.outing_registrations(staff, query).await.unwrap();
    world.booking.door_entries(staff, DoorEntries { outing, page }).await.unwrap();
    world.booking.door_day(staff, DoorDayQuery { date: None }).await.unwrap();
    let (text, idempotency_key) = ("À ce soir !".to_owned(), "k".to_owned());
    let command = MessageOuting { outing, text, idempotency_key };
    world.booking.message_outing(&manager("Ida", "bar"), command).await.unwrap();
    world.booking.check_in(staff, scan(view)).await.admitted();
    let undo = UndoCheckIn { registration: view.id, scan_id: None };
    world.booking.undo_check_in(staff, undo).await.unwrap();
    world.booking.arrivals(staff, vec![outing]).await.unwrap();
}

#[tokio::test]
async fn migrating_makes_every_collection() {
    let world = World::new().await;
    let mut made = world.database().list_collection_names().await.unwrap();
    made.sort_unstable();
    let all = [
        "arrivals",
        "dead_letters",
        "inbox",
        "ledgers",
        "messages",
        "offers",
        "outbox",
        "people",
        "registrations",
        "savings",
    ];
    assert_eq!(made, all);
    world.booking.migrate().await.unwrap();
    world.end().await;
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Questions::default();
    let world = World::on(asked.listening().await, Setup::default()).await;
    asked.forget();
    journey(&world).await;
    let database = world.database();
    asked.read_no_whole_collection(&database, 20).await;
    world.end().await;
}
