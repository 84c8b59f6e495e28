//! Feed, search and outing page, as a visitor without an account sees them.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::spread;
use crate::{
    client::Call,
    graphql::{self, List, Operation},
    measure::Asks,
    sample::Place,
};

const CARDS: &str = "query Cards($filter: OutingFilter) {
  outings(first: 20, filter: $filter) {
    pageInfo { hasNextPage endCursor }
    edges {
      node {
        id startsAt endsAt status capacity seatsLeft registeredCount distanceMeters
        currentTier { minPeople discountPercent }
        nextTier { minPeople discountPercent }
        offer { id title terms { __typename } }
        venue { id name location { latitude longitude } }
      }
    }
  }
}";
const PAGE: &str = "query OutingPage($id: ID!) {
  outing(id: $id) {
    id startsAt endsAt status capacity seatsLeft registeredCount minimumAge
    tiers { minPeople discountPercent memberPrice { cents currency } reached }
    currentTier { minPeople discountPercent memberPrice { cents currency } }
    nextTier { minPeople discountPercent memberPrice { cents currency } }
    offer { id title description conditions terms { __typename } }
    venue {
      id name timeZone
      address { street postalCode city country }
      location { latitude longitude }
    }
  }
}";

const SUGGEST: &str = "query Suggest($text: String!) {
  searchSuggestions(text: $text) { text kind outingId partnerType }
}";
const SIMILAR: &str = "query Similar($id: ID!) {
  similarOutings(outingId: $id) {
    id startsAt endsAt status seatsLeft distanceMeters
    currentTier { minPeople discountPercent }
    offer { id title }
    venue { id name }
  }
}";

/// The first cards that pass a filter.
pub struct Cards {
    operation: Operation,
    variables: Vec<Value>,
}

impl Cards {
    /// Whatever comes first.
    pub fn feed() -> Self {
        Self::with(vec![json!({})])
    }

    /// Around each of these places, a few streets off.
    pub fn near(places: &[Place]) -> Self {
        let near = |place: &Place| {
            let (latitude, longitude) = (place.latitude + 0.003, place.longitude - 0.002);
            json!({ "filter": { "near": { "latitude": latitude, "longitude": longitude } } })
        };
        Self::with(places.iter().map(near).collect())
    }

    /// By each of these words.
    pub fn search(words: &[String]) -> Self {
        Self::with(words.iter().map(|word| json!({ "filter": { "text": word } })).collect())
    }

    fn with(variables: Vec<Value>) -> Self {
        Self { operation: Operation::new(CARDS), variables }
    }
}

#[derive(Deserialize)]
struct Found {
    outings: List,
}

impl Asks for Cards {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        spread(&self.variables, number).map(|variables| self.operation.call(variables, None)).transpose()
    }

    fn check(&self, number: u64, body: &[u8]) -> Result<()> {
        let found: Found = graphql::data(body)?;
        let variables = spread(&self.variables, number);
        ensure!(!found.outings.edges.is_empty(), "nothing found with {}", variables.unwrap_or(&Value::Null));
        Ok(())
    }
}

/// All about an outing.
pub struct OutingPage {
    operation: Operation,
    outings: Arc<[String]>,
}

impl OutingPage {
    /// Of one of these at a time.
    pub fn new(outings: Arc<[String]>) -> Self {
        Self { operation: Operation::new(PAGE), outings }
    }
}

#[derive(Deserialize)]
struct Page {
    outing: Option<IgnoredAny>,
}

impl Asks for OutingPage {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        let id = spread(&self.outings, number);
        id.map(|id| self.operation.call(&json!({ "id": id }), None)).transpose()
    }

    fn check(&self, _number: u64, body: &[u8]) -> Result<()> {
        let page: Page = graphql::data(body)?;
        page.outing.context("an outing of the feed has no page").map(drop)
    }
}

/// What the first letters of a word may become.
pub struct Suggestions {
    operation: Operation,
    typed: Vec<String>,
}

impl Suggestions {
    /// Of each of these words.
    pub fn new(words: &[String]) -> Self {
        let typed = words.iter().map(|word| word.chars().take(3).collect()).collect();
        Self { operation: Operation::new(SUGGEST), typed }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Suggested {
    search_suggestions: Vec<IgnoredAny>,
}

impl Asks for Suggestions {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        let typed = spread(&self.typed, number);
        typed.map(|text| self.operation.call(&json!({ "text": text }), None)).transpose()
    }

    fn check(&self, number: u64, body: &[u8]) -> Result<()> {
        let suggested: Suggested = graphql::data(body)?;
        let typed = spread(&self.typed, number);
        ensure!(!suggested.search_suggestions.is_empty(), "nothing suggested for {typed:?}");
        Ok(())
    }
}

/// What could be booked instead of an outing.
pub struct SimilarOutings {
    operation: Operation,
    outings: Arc<[String]>,
}

impl SimilarOutings {
    /// Instead of one of these at a time.
    pub fn new(outings: Arc<[String]>) -> Self {
        Self { operation: Operation::new(SIMILAR), outings }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Similar {
    #[expect(dead_code, reason = "that there is a list is all that is checked")]
    similar_outings: Vec<IgnoredAny>,
}

impl Asks for SimilarOutings {
    fn call(&self, number: u64) -> Result<Option<Call>> {
        let id = spread(&self.outings, number);
        id.map(|id| self.operation.call(&json!({ "id": id }), None)).transpose()
    }

    fn check(&self, _number: u64, body: &[u8]) -> Result<()> {
        graphql::data::<Similar>(body).map(drop)
    }
}
