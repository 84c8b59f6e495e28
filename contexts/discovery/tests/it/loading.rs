//! The start: everything is read in pages, while events already come.

use contracts::{
    catalog::OutingFacts,
    discovery::{FindOutings, OutingFilter},
};

use crate::support::{World, builders::*, neighbours::Neighbours};

#[tokio::test]
async fn ten_thousand_outings_are_loaded_and_found_by_words_at_once() {
    let neighbours = Neighbours::new();
    let deals: Vec<_> = (0..500).map(|n| offer(&format!("Soirée numéro {n}"), tab(10))).collect();
    let places: Vec<_> =
        (0..500).map(|n| venue(&format!("Bar {n}"), 48.8 + f64::from(n) / 5_000.0, 2.35)).collect();
    let outings: Vec<OutingFacts> = (0..10_000_usize)
        .map(|n| outing(&deals[n % 500], &places[n % 500], 60 + (n / 500) as i64 * 1_440))
        .collect();
    neighbours.seats.lock().extend(outings.iter().map(|facts| seats(facts.outing.id, 3, 1)));
    neighbours.outings.lock().extend(outings);
    let world = World::before_load(neighbours);
    assert!(!world.discovery.is_ready());
    assert_eq!(world.discovery.load().await.unwrap(), 10_000);
    assert!(world.discovery.is_ready());
    let find = |text: Option<&str>| {
        let filter = OutingFilter { text: text.map(str::to_owned), ..OutingFilter::default() };
        world.search(FindOutings { filter, first: 20, after: None })
    };
    let feed = find(None).await.unwrap();
    assert_eq!((feed.total, feed.cards.len(), feed.has_next), (10_000, 20, true));
    assert!(feed.cards.iter().all(|(_, card)| card.seats.left == 5));
    assert_eq!(find(Some("soiree 321")).await.unwrap().total, 20);
}

#[tokio::test]
async fn what_was_heard_before_the_pages_came_stands() {
    let neighbours = Neighbours { page: 1, ..Neighbours::new() };
    let (deal, place) = (offer("Soir", tab(10)), venue("Ici", 48.85, 2.35));
    let outings = [60, 90, 120].map(|minutes| outing(&deal, &place, minutes));
    neighbours.outings.lock().extend(outings.clone());
    neighbours.seats.lock().extend(outings.iter().map(|facts| seats(facts.outing.id, 0, 1)));
    let world = World::before_load(neighbours);
    world.cancel(&outings[0]);
    world.registered(outings[1].outing.id, 8, 2);
    assert_eq!(world.discovery.load().await.unwrap(), 3);
    let left: Vec<_> =
        world.find(OutingFilter::default()).await.iter().map(|c| (c.outing.id, c.seats.left)).collect();
    assert_eq!(left.len(), 2);
    assert!(left.contains(&(outings[1].outing.id, 0)) && left.contains(&(outings[2].outing.id, 8)));
}

#[tokio::test]
async fn a_second_load_changes_nothing() {
    let neighbours = Neighbours::new();
    let facts = outing(&offer("Soir", tab(10)), &venue("Ici", 48.85, 2.35), 60);
    neighbours.outings.lock().push(facts.clone());
    let world = World::before_load(neighbours);
    world.discovery.load().await.unwrap();
    world.registered(facts.outing.id, 5, 4);
    assert_eq!(world.discovery.load().await.unwrap(), 1);
    assert_eq!(world.find(OutingFilter::default()).await[0].seats.left, 3);
    assert_eq!(world.titles_for("soir").await, ["Soir"]);
}
