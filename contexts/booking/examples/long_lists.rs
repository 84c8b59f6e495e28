//! How fast the lists of an outing with ten thousand registrations are read:
//! `cargo run --release -p booking --example long_lists`, with `MONGODB_URI` set.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement that cannot go on must fail loudly")]

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/booking/door_side.rs"]
mod door_side;
#[expect(dead_code, unused_imports, reason = "the tests use more of it")]
#[path = "../tests/booking/fixture.rs"]
mod fixture;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/booking/plan.rs"]
mod plan;

use std::time::{Duration, Instant};

use bson::{Document, doc};
use contracts::booking::{
    BookingService, DoorDayQuery, DoorEntries, MessageOuting, OutingRegistrations, RegistrationStatus,
};
use kernel::{AccountId, Cursor, OutingId, PageRequest, RegistrationId};

use fixture::{Outcome, Plan, World, door, manager, scan};

const PEOPLE: usize = 10_000;
const ROUNDS: usize = 50;
const NAMES: [&str; 8] = ["Léa", "Éloïse", "Max", "Zoé", "Ana", "Bob", "Cléo", "Dan"];

/// Ten thousand copies of one registration, every other one of them with somebody who came.
async fn fill(world: &World, outing: OutingId) {
    let member = world.member("Léa").await;
    let view = world.register(&member, outing, 1).await.unwrap();
    world.at("2026-11-22T20:00:00Z");
    world.booking.check_in(&door("Porte", "bar"), scan(&view)).await.admitted();
    let registrations = world.documents("registrations");
    let made = registrations.find_one(doc! { "_id": view.id }).await.unwrap().unwrap();
    let copies: Vec<Document> = (1..PEOPLE).map(|index| copy(&made, index)).collect();
    for some in copies.chunks(500) {
        registrations.insert_many(some).await.unwrap();
    }
}

fn copy(made: &Document, index: usize) -> Document {
    let mut copy = made.clone();
    let member = AccountId::derived_from(&index.to_string());
    let name = format!("{} {}.", NAMES[index % NAMES.len()], char::from(b'A' + (index / 8 % 26) as u8));
    copy.insert("_id", RegistrationId::generate());
    copy.insert("member", member);
    copy.insert("live_key", format!("live {index}"));
    copy.insert("short_code", format!("{index:08}"));
    copy.insert("name_key", kernel::text::fold(&name));
    copy.insert("member_name", name);
    if index % 2 == 1 {
        copy.insert("status", "CONFIRMED");
        copy.insert("arrival", bson::Bson::Null);
        copy.insert("saving", bson::Bson::Null);
    }
    copy
}

/// Every page of a list: how many rows there are, and how long the slower pages took.
async fn pages(world: &World, what: &str, query: OutingRegistrations) {
    let (staff, mut after, mut took, mut rows) = (door("Porte", "bar"), None::<Cursor>, Vec::new(), 0);
    loop {
        let page = PageRequest { first: 50, after };
        let began = Instant::now();
        let found = world.booking.outing_registrations(&staff, OutingRegistrations { page, ..query.clone() });
        let found = found.await.unwrap();
        took.push(began.elapsed());
        rows += found.items.len();
        after = found.items.last().map(|(cursor, _)| cursor.clone());
        if !found.has_next {
            break;
        }
    }
    tell(&format!("{what}: {rows} rows, {} pages of 50", took.len()), took);
}

fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!("{what}: p50 {:?}, p99 {:?}, slowest {:?}", at(50), at(99), at(100));
}

#[tokio::main]
async fn main() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(10_000)).await;
    fill(&world, outing).await;
    let all = OutingRegistrations::all(outing, PageRequest::first(50));
    pages(&world, "everybody", all.clone()).await;
    let with =
        |statuses: &[RegistrationStatus]| OutingRegistrations { statuses: statuses.to_vec(), ..all.clone() };
    pages(&world, "who came", with(&[RegistrationStatus::CheckedIn])).await;
    pages(&world, "who waits: nobody", with(&[RegistrationStatus::Waitlisted])).await;
    let named = |text: &str| OutingRegistrations { text: Some(text.to_owned()), ..all.clone() };
    pages(&world, "named \"el\"", named("el")).await;
    pages(
        &world,
        "named \"z\" and not there yet",
        OutingRegistrations { statuses: vec![RegistrationStatus::Confirmed], ..named("z") },
    )
    .await;
    let staff = door("Porte", "bar");
    let (mut days, mut counts, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        world.booking.door_day(&staff, DoorDayQuery { date: None }).await.unwrap();
        days.push(began.elapsed());
        let began = Instant::now();
        world.booking.arrivals(&staff, vec![outing]).await.unwrap();
        counts.push(began.elapsed());
        let began = Instant::now();
        let query = DoorEntries { outing, page: PageRequest::first(100) };
        world.booking.door_entries(&staff, query).await.unwrap();
        entries.push(began.elapsed());
    }
    tell("doorDay", days);
    tell("arrivals of the one outing", counts);
    tell("doorEntries, 100", entries);
    let began = Instant::now();
    let (text, idempotency_key) = ("À ce soir !".to_owned(), "k".to_owned());
    let command = MessageOuting { outing, text, idempotency_key };
    let sent = world.booking.message_outing(&manager("Ida", "bar"), command).await.unwrap();
    println!("a message to {}: {:?}", sent.recipients, began.elapsed());
    world.end().await;
}
