//! `days`: the figures, one document for each partner and day, with a cell for each offer and venue. So a year of
//! results is a range of `_id`, however many registrations are behind it.

use std::collections::{BTreeMap, HashMap};

use bson::{Document, doc};
use kernel::{OfferId, PartnerId, Timestamp, VenueId, time::Date};
use mongodb::Collection;
use platform::{Store, StoreError, Tx, store::collect};
use serde::Deserialize;

use super::or_conflict;
use crate::domain::{Cell, Change, Counts};

const NAME: &str = "days";

/// Everything at once: 400 days and the 400 before are 800 documents.
const BATCH: u32 = 1_000;

/// The figures.
pub struct Days {
    store: Store,
    collection: Collection<Day>,
}

/// The figures of a partner on a day, as they are read.
#[derive(Debug, Deserialize)]
pub struct Day {
    #[serde(rename = "_id")]
    key: String,
    #[serde(default)]
    cells: HashMap<String, Counts>,
    /// When one of them changed last.
    pub updated_at: Timestamp,
}

impl Day {
    /// The cells. What nobody could have written is left out.
    pub fn cells(&self) -> impl Iterator<Item = (Cell, Counts)> {
        let head = self
            .key
            .split_once('|')
            .and_then(|(partner, day)| Some((partner.parse::<PartnerId>().ok()?, day.parse::<Date>().ok()?)));
        self.cells.iter().filter_map(move |(field, counts)| {
            let ((partner, day), (offer, venue)) = (head?, field.split_once('|')?);
            let (offer, venue) = (offer.parse::<OfferId>().ok()?, venue.parse::<VenueId>().ok()?);
            Some((Cell { partner, day, offer, venue }, *counts))
        })
    }
}

fn key(partner: PartnerId, day: Date) -> String {
    format!("{partner}|{day}")
}

/// What each day's document is changed by.
fn updates(changes: &[Change], now: Timestamp) -> BTreeMap<String, Document> {
    let mut sums: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    for Change { cell, added } in changes {
        let day = sums.entry(key(cell.partner, cell.day)).or_default();
        for (name, count) in added.each() {
            *day.entry(format!("cells.{}|{}.{name}", cell.offer, cell.venue)).or_default() += count;
        }
    }
    let update = |sums: BTreeMap<String, i64>| {
        let sums: Document = sums.into_iter().map(|(field, count)| (field, count.into())).collect();
        doc! { "$inc": sums, "$max": { "updated_at": now } }
    };
    sums.into_iter().filter(|(_, sums)| !sums.is_empty()).map(|(key, sums)| (key, update(sums))).collect()
}

impl Days {
    pub(super) fn new(store: &Store) -> Self {
        Self { store: store.clone(), collection: store.collection(NAME) }
    }

    /// Adds to cells, with what they are the difference of.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction made one of the documents meanwhile.
    pub async fn add(&self, tx: &mut Tx, changes: &[Change]) -> Result<(), StoreError> {
        for (key, update) in updates(changes, self.store.now()) {
            let day = self.collection.update_one(doc! { "_id": key }, update).upsert(true);
            day.session(&mut tx.session).await.map_err(or_conflict)?;
        }
        Ok(())
    }

    /// Adds to cells of outings that are known, in one go and outside a transaction: their documents exist.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn add_views(&self, changes: &[Change]) -> Result<(), StoreError> {
        let updates = updates(changes, self.store.now()).into_iter();
        self.store.update_each(NAME, updates.map(|(key, update)| (doc! { "_id": key }, update))).await
    }

    /// The days of a partner from one to another, both included.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn between(&self, partner: PartnerId, from: Date, to: Date) -> Result<Vec<Day>, StoreError> {
        let range = doc! { "_id": { "$gte": key(partner, from), "$lte": key(partner, to) } };
        collect(self.collection.find(range).batch_size(BATCH).await?).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_one_day_are_one_update() {
        let cell = Cell {
            partner: PartnerId::derived_from("partner"),
            day: "2026-11-28".parse().unwrap(),
            offer: OfferId::derived_from("offer"),
            venue: VenueId::derived_from("venue"),
        };
        let counts = Counts { check_ins: 1, arrived_people: 2, ..Counts::default() };
        let change = |added| Change { cell, added };
        let now = Timestamp::from_millis(0);
        let updates = updates(&[change(counts), change(counts)], now);
        let field = format!("cells.{}|{}", cell.offer, cell.venue);
        let inc = doc! { format!("{field}.arrived_people"): 4_i64, format!("{field}.check_ins"): 2_i64 };
        let expected = doc! { "$inc": inc, "$max": { "updated_at": now } };
        assert_eq!(updates.into_iter().collect::<Vec<_>>(), [(key(cell.partner, cell.day), expected)]);
        assert!(super::updates(&[change(Counts::default())], now).is_empty());
    }
}
