//! How fast ten thousand outings are searched: `cargo run --release -p discovery --example feed_speed`.

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::time::Instant;

use contracts::{
    Actor, ServiceError,
    catalog::OutingFacts,
    discovery::{Bounds, DiscoveryService, FindOutings, Near, OutingFilter, SimilarOutings, SuggestSearches},
};
use kernel::{Language, OutingId};

use support::{
    World,
    builders::{menu, offer, outing, point, seats, show, tab, tier, venue},
    neighbours::Neighbours,
};

const OUTINGS: usize = 10_000;
const PAIRS: usize = 2_000;
const ROUNDS: usize = 5_000;

const WHAT: [&str; 12] = [
    "Cocktails",
    "Apéro",
    "Brunch",
    "Dîner",
    "Concert",
    "Théâtre",
    "Escalade",
    "Jazz",
    "Karaoké",
    "Yoga",
    "Exposition",
    "Dégustation",
];
const WHERE: [&str; 10] = [
    "Bastille",
    "Oberkampf",
    "Montmartre",
    "République",
    "Belleville",
    "Pigalle",
    "Marais",
    "Odéon",
    "Nation",
    "Jourdain",
];

/// A city of offers all over Paris, each with outings for five days.
fn city() -> Neighbours {
    let pairs: Vec<_> = (0..PAIRS)
        .map(|n| {
            let (what, place) = (WHAT[n % WHAT.len()], WHERE[(n / 7) % WHERE.len()]);
            let terms = match n % 3 {
                0 => tab(20),
                1 => menu(&["Soupe à l'oignon", "Poisson du jour"]),
                _ => show("Le Malade imaginaire"),
            };
            let mut deal = offer(&format!("{what} chez nous {n}"), terms);
            deal.description =
                format!("{what} près de {place}, entre amis, dans une ambiance chaleureuse. ").repeat(5);
            deal.tiers = vec![tier(4, 25), tier(8, 40)];
            let (row, column) = ((n % 45) as f64, (n / 45) as f64);
            (deal, venue(&format!("Maison {place} {n}"), 48.82 + row / 500.0, 2.25 + column / 300.0))
        })
        .collect();
    let neighbours = Neighbours::new();
    let outings: Vec<OutingFacts> = (0..OUTINGS)
        .map(|n| {
            let (deal, place) = &pairs[n % PAIRS];
            outing(deal, place, 60 + (n / PAIRS) as i64 * 1_440 + (n % 7) as i64 * 30)
        })
        .collect();
    neighbours.seats.lock().extend(outings.iter().map(|facts| seats(facts.outing.id, 3, 1)));
    neighbours.outings.lock().extend(outings);
    neighbours
}

fn searches() -> Vec<(&'static str, OutingFilter)> {
    let text = |text: &str| OutingFilter { text: Some(text.to_owned()), ..OutingFilter::default() };
    let near = |radius_meters| OutingFilter {
        near: Some(Near { center: point(48.8532, 2.3692), radius_meters }),
        ..OutingFilter::default()
    };
    let map = |size: f64| OutingFilter {
        bounds: Some(Bounds {
            south_west: point(48.8532 - size, 2.3692 - size),
            north_east: point(48.8532 + size, 2.3692 + size),
        }),
        ..OutingFilter::default()
    };
    let everything = OutingFilter {
        text: Some("apéro bastille".to_owned()),
        party_size: Some(4),
        min_discount_percent: Some(10),
        ..near(5_000)
    };
    vec![
        ("feed, kept", OutingFilter::default()),
        ("feed, searched", OutingFilter { party_size: Some(1), ..OutingFilter::default() }),
        ("near 1 km", near(1_000)),
        ("near 5 km", near(5_000)),
        ("near 200 km", near(200_000)),
        ("map 2 km", map(0.01)),
        ("map 200 km", map(1.0)),
        ("text: jazz", text("jazz")),
        ("text: apéro bastille", text("apéro bastille")),
        ("text, unfinished: karao", text("karao")),
        ("text, typo: cocktials", text("cocktials")),
        ("text, two typos: cocktials bastile", text("cocktials bastile")),
        ("text, any: tango jazz", text("tango jazz")),
        ("text + near + party + discount", everything),
    ]
}

async fn measure<Answer>(name: &str, ask: Answer) -> Result<(), ServiceError>
where
    Answer: AsyncFn() -> Result<u32, ServiceError>,
{
    let mut micros = Vec::with_capacity(ROUNDS);
    let mut total = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        total = ask().await?;
        micros.push(start.elapsed().as_nanos() as f64 / 1_000.0);
    }
    micros.sort_by(f64::total_cmp);
    let (p50, p99) = (micros[ROUNDS / 2], micros[ROUNDS * 99 / 100]);
    println!("{name:36} {total:6} found   p50 {p50:8.1} µs   p99 {p99:8.1} µs");
    Ok(())
}

/// Suggestions for what is typed, and outings like another.
async fn measure_help(world: &World, like: OutingId) -> Result<(), ServiceError> {
    for text in ["a", "ap", "apéro chez", "maison bast", "rest", "paris", "zzz"] {
        let ask = async || {
            let query = SuggestSearches { text: text.to_owned(), first: 20, language: Language::Fr };
            let found = world.discovery.suggest_searches(&Actor::Anonymous, query).await?;
            Ok(found.len() as u32)
        };
        measure(&format!("suggestions: {text}"), ask).await?;
    }
    let ask = async || {
        let query = SimilarOutings { outing: like, first: 10 };
        Ok(world.discovery.similar_outings(&Actor::Anonymous, query).await?.len() as u32)
    };
    measure("similar outings", ask).await
}

#[tokio::main]
async fn main() -> Result<(), ServiceError> {
    let neighbours = city();
    let like = neighbours.outings.lock().first().map(|facts| facts.outing.id);
    let world = World::before_load(neighbours);
    let start = Instant::now();
    let known = world.discovery.load().await?;
    println!("{known} outings loaded and indexed in {:?}", start.elapsed());
    for (name, filter) in searches() {
        let ask = async || {
            let query = FindOutings { filter: filter.clone(), first: 20, after: None };
            Ok(world.search(query).await?.total)
        };
        measure(name, ask).await?;
    }
    match like {
        Some(like) => measure_help(&world, like).await,
        None => Ok(()),
    }
}
