//! How fast a year of a big partner is answered: `cargo run --release -p reporting --example results_speed`, with
//! `MONGODB_URI` set. 50,000 registrations at 5 offers and 2 venues are read as an installation is filled; then the
//! year is asked for again and again, by one manager and by four at once, and outings are viewed.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made must fail loudly"
)]

#[expect(dead_code, unused_imports, reason = "the tests use more of it")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use contracts::{
    Actor,
    booking::{RegistrationStanding, RegistrationStatus},
    catalog::OutingFacts,
    identity::Client,
    reporting::{RecordViews, ReportingService},
};
use futures::{StreamExt, TryStreamExt};
use kernel::PartnerId;

use support::{
    World,
    builders::{menu, offer, outing, venue, with_outing},
    came, manager, member,
    neighbours::Neighbours,
    party, query, then,
};

const REGISTRATIONS: usize = 50_000;
const MEMBERS: usize = 5_000;
const DAYS: i64 = 365;
const ROUNDS: usize = 1_000;

/// An outing of every offer, each day of two years.
fn outings() -> (PartnerId, Vec<OutingFacts>) {
    let places = [venue("Le Comptoir", 48.85, 2.36), venue("Le Comptoir Nord", 48.89, 2.35)];
    let offers =
        ["Menu", "Brunch", "Cocktails", "Quiz", "Concert"].map(|title| offer(title, menu(&["Soupe"])));
    let partner = places[0].partner;
    let dates =
        (-2 * DAYS..0).flat_map(|day| offers.iter().enumerate().map(move |(n, offer)| (day, n, offer)));
    let outings = dates.map(|(day, n, offer)| {
        let facts = outing(offer, &places[n % 2], day * 24 * 60);
        with_outing(facts, |outing| outing.partner = partner)
    });
    (partner, outings.collect())
}

/// All in the second year. Most came, some did not, some gave up; a member comes back eight times.
fn registrations(outings: &[OutingFacts]) -> Vec<RegistrationStanding> {
    let year = &outings[outings.len() / 2..];
    let registration = |number: usize| {
        let facts = &year[number % year.len()];
        let party = party(facts, &(number % MEMBERS).to_string());
        match number % 10 {
            0 => then(&party, RegistrationStatus::NoShow),
            1 => then(&party, RegistrationStatus::Cancelled),
            _ => came(&party, 2, facts.outing.starts_at),
        }
    };
    (0..REGISTRATIONS).map(registration).collect()
}

/// Runs `work` so many times, `width` at a time.
async fn measure<F, Fut>(what: &str, width: usize, work: F)
where
    F: Fn(usize) -> Fut,
    Fut: Future<Output = ()>,
{
    let times = futures::stream::iter(0..ROUNDS).map(|round| {
        let work = work(round);
        async move {
            let started = Instant::now();
            work.await;
            started.elapsed()
        }
    });
    let mut times: Vec<Duration> = times.buffer_unordered(width).collect().await;
    times.sort_unstable();
    let at = |percent: usize| times[times.len() * percent / 100];
    println!("{what}, {width} at a time: p50 {:?}, p99 {:?}, worst {:?}", at(50), at(99), times[ROUNDS - 1]);
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let (partner, outings) = outings();
    let neighbours = Neighbours::new();
    neighbours.registrations.lock().extend(registrations(&outings));
    neighbours.outings.lock().extend(outings.iter().cloned());
    let world = World::beside(neighbours).await;
    let started = Instant::now();
    world.reporting.fill().await.unwrap();
    println!(
        "filled with {} outings and {REGISTRATIONS} registrations in {:?}",
        outings.len(),
        started.elapsed()
    );

    let year = query("2025-11-22", "2026-11-21");
    let results = world.reporting.partner_results(&manager(partner), year).await.unwrap();
    println!("{:#?}", results.total);
    let actor = manager(partner);
    for width in [1, 4] {
        measure("a year of results", width, async |_| {
            world.reporting.partner_results(&actor, year).await.unwrap();
        })
        .await;
    }
    let ids: Vec<_> = outings.iter().rev().take(20).map(|facts| facts.outing.id).collect();
    for width in [1, 4] {
        measure("20 outings viewed", width, async |round| {
            let command = RecordViews { outings: ids.clone(), client: Client::default() };
            let viewer = if width == 1 { Actor::Anonymous } else { member(&round.to_string()) };
            world.reporting.record_views(&viewer, command).await.unwrap();
        })
        .await;
    }
    let again = futures::stream::iter(0..4).map(|_| world.reporting.partner_results(&actor, year));
    let again: Vec<_> = again.buffer_unordered(4).try_collect().await.unwrap();
    assert!(again.iter().all(|other| other.by_day.len() == results.by_day.len()));
    world.end().await;
}
