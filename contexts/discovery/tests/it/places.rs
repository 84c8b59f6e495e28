//! Near somewhere, and on a map.

use crate::support::{World, builders::*};
use contracts::{
    RefusalCode,
    catalog::VenueChanged,
    discovery::{Bounds, FindOutings, Near, OutingFilter},
};

fn near(latitude: f64, longitude: f64, radius_meters: u32) -> OutingFilter {
    let center = point(latitude, longitude);
    OutingFilter { near: Some(Near { center, radius_meters }), ..OutingFilter::default() }
}

fn map(south: f64, west: f64, north: f64, east: f64) -> OutingFilter {
    let bounds = Bounds { south_west: point(south, west), north_east: point(north, east) };
    OutingFilter { bounds: Some(bounds), ..OutingFilter::default() }
}

async fn france() -> World {
    let world = World::new().await;
    for (title, latitude, longitude) in [
        ("Bastille", 48.8532, 2.3692),
        ("Notre-Dame", 48.8530, 2.3499),
        ("Versailles", 48.8049, 2.1204),
        ("Lyon", 45.7640, 4.8357),
        ("Taveuni", -16.85, -179.97),
    ] {
        world.schedule(&outing(&offer(title, tab(20)), &venue(title, latitude, longitude), 60));
    }
    world
}

#[tokio::test]
async fn near_means_within_the_radius_with_the_distance_told_and_nearer_first() {
    let world = france().await;
    let cards = world.find(near(48.8532, 2.3692, 5_000)).await;
    let told: Vec<_> = cards.iter().map(|card| (card.offer.title.as_str(), card.distance_meters)).collect();
    assert_eq!(told, [("Bastille", Some(0)), ("Notre-Dame", Some(1_412))]);
    assert_eq!(world.titles(near(48.8532, 2.3692, 1_413)).await.len(), 2);
    assert_eq!(world.titles(near(48.8532, 2.3692, 1_412)).await, ["Bastille"]);
    assert_eq!(world.titles(near(48.8532, 2.3692, 30_000)).await, ["Bastille", "Notre-Dame", "Versailles"]);
    assert_eq!(world.titles(near(48.8532, 2.3692, 200_000)).await.len(), 3);
    assert_eq!(world.titles(near(45.76, 4.83, 1_000)).await, ["Lyon"]);
    assert_eq!(world.find(OutingFilter::default()).await[0].distance_meters, None);
}

#[tokio::test]
async fn a_map_shows_what_is_on_it_small_large_and_across_the_date_line() {
    let world = france().await;
    assert_eq!(world.titles(map(48.85, 2.36, 48.86, 2.38)).await, ["Bastille"]);
    let mut region = world.titles(map(48.0, 2.0, 49.0, 3.0)).await;
    region.sort();
    assert_eq!(region, ["Bastille", "Notre-Dame", "Versailles"]);
    assert_eq!(world.titles(map(-17.0, 179.9, -16.8, -179.9)).await, ["Taveuni"]);
    assert_eq!(world.titles(map(-20.0, 170.0, -10.0, -170.0)).await, ["Taveuni"]);
    assert_eq!(world.titles(map(-90.0, -180.0, 90.0, 180.0)).await.len(), 5);
}

#[tokio::test]
async fn impossible_places_are_refused() {
    let world = france().await;
    for (filter, code) in [
        (near(48.0, 2.0, 0), RefusalCode::OutOfRange),
        (near(48.0, 2.0, 200_001), RefusalCode::OutOfRange),
        (map(49.0, 2.0, 48.0, 3.0), RefusalCode::CoordinatesInvalid),
    ] {
        let refused = world.search(FindOutings { filter, first: 20, after: None }).await.unwrap_err();
        assert!(refused.is_refusal(code), "{refused}");
    }
}

#[tokio::test]
async fn a_venue_that_moves_takes_its_outings_along() {
    let world = World::new().await;
    let mut place = venue("Péniche", 48.8532, 2.3692);
    world.schedule(&outing(&offer("À quai", tab(10)), &place, 60));
    place.location = point(45.7640, 4.8357);
    place.revision += 1;
    world.announce(&VenueChanged { venue: place.clone() });
    assert_eq!(world.titles(near(48.8532, 2.3692, 5_000)).await, [] as [&str; 0]);
    assert_eq!(world.titles(near(45.764, 4.8357, 100)).await, ["À quai"]);
    place.location = point(48.8532, 2.3692);
    place.revision -= 1;
    world.announce(&VenueChanged { venue: place });
    assert_eq!(world.titles(near(45.764, 4.8357, 100)).await, ["À quai"], "an older state changes nothing");
}
