//! What is asked for: outings, words and places that the platform has.

use std::{collections::BTreeSet, net::SocketAddr};

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::{
    client::Connection,
    graphql::{self, List, Operation},
};

/// More outings than this are not asked for.
const MOST: usize = 10_000;
/// Shorter words say too little.
const SHORTEST_WORD: usize = 5;
const LIST: &str = "query Sample($after: String) {
  outings(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { id status offer { title } venue { location { latitude longitude } partner { id } } } }
  }
}";

/// What requests are made of. Nothing in it is empty.
pub struct Sample {
    /// Outings of one partner that can be booked.
    pub outings: Vec<String>,
    /// Words of their titles.
    pub words: Vec<String>,
    /// Where they are.
    pub places: Vec<Place>,
}

/// A point on the globe.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, PartialOrd)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

#[derive(Deserialize)]
struct Page {
    outings: List<Outing>,
}

#[derive(Deserialize)]
struct Outing {
    id: String,
    status: String,
    offer: Offer,
    venue: Venue,
}

#[derive(Deserialize)]
struct Offer {
    title: String,
}

#[derive(Deserialize)]
struct Venue {
    location: Place,
    partner: Partner,
}

#[derive(Deserialize)]
struct Partner {
    id: String,
}

/// Pages through the feed. Words and places are everybody's, the outings those of `partner`.
pub async fn take(platform: SocketAddr, partner: &str) -> Result<Sample> {
    let operation = Operation::new(LIST);
    let mut connection = Connection::open(platform).await?;
    let mut outings = Vec::new();
    let mut after = None;
    while outings.len() < MOST {
        connection.make_ready().await?;
        let body = connection.ask(&operation.call(&json!({ "after": after }), None)?).await?;
        let page = graphql::data::<Page>(&body)?.outings;
        outings.extend(page.edges.into_iter().map(|edge| edge.node));
        after = page.page.end_cursor;
        if !page.page.has_next_page || after.is_none() {
            break;
        }
    }
    eprintln!("{} outings in the feed", outings.len());
    sample(outings, partner)
}

fn sample(outings: Vec<Outing>, partner: &str) -> Result<Sample> {
    let words: BTreeSet<String> = outings.iter().flat_map(|outing| words(&outing.offer.title)).collect();
    let mut places: Vec<Place> = outings.iter().map(|outing| outing.venue.location).collect();
    places.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    places.dedup();
    let own = |outing: &Outing| outing.status == "OPEN" && outing.venue.partner.id == partner;
    let outings: Vec<_> = outings.into_iter().filter(own).map(|outing| outing.id).collect();
    ensure!(!outings.is_empty(), "the door's partner has no open outing: `yousoon seed --outings 10000`");
    ensure!(!words.is_empty(), "no title has a word of {SHORTEST_WORD} letters to search for");
    Ok(Sample { outings, words: words.into_iter().collect(), places })
}

fn words(title: &str) -> impl Iterator<Item = String> {
    let words = title.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() >= SHORTEST_WORD).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outing(id: &str, status: &str, partner: &str) -> Outing {
        Outing {
            id: id.to_owned(),
            status: status.to_owned(),
            offer: Offer { title: "L'Apéro du jeudi, jeudi 12".to_owned() },
            venue: Venue {
                location: Place { latitude: 48.0, longitude: 2.0 },
                partner: Partner { id: partner.to_owned() },
            },
        }
    }

    #[test]
    fn only_what_the_door_can_admit_to_is_registered_for() {
        let outings = vec![outing("a", "OPEN", "p"), outing("b", "FULL", "p"), outing("c", "OPEN", "q")];
        let sample = sample(outings, "p").unwrap();
        assert_eq!(sample.outings, ["a"]);
        assert_eq!(sample.words, ["apéro", "jeudi"]);
        assert_eq!(sample.places.len(), 1);
    }

    #[test]
    fn an_empty_feed_cannot_be_measured() {
        assert!(super::sample(vec![], "p").is_err());
        assert!(super::sample(vec![outing("a", "CLOSED", "p")], "p").is_err());
    }
}
