//! `ledgers`: the seats of each outing, one document each.

use std::ops::Range;

use bson::{Bson, Document, doc};
use contracts::booking::SeatsView;
use futures::TryStreamExt;
use kernel::{OfferId, OutingId, PartnerId, Timestamp};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};
use serde::Deserialize;

use super::{find_in, or_conflict, replace_in};
use crate::domain::{Ledger, Party};

/// The seats of each outing.
pub struct Ledgers(pub(super) Collection<Ledger>);

/// Which ledger a write may replace: the seat guard.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    /// The revision that was read.
    pub revision: i64,
    /// How many places the change takes: so many must still be left, whatever the revision says.
    pub takes: u32,
}

/// A ledger's waitlist alone.
#[derive(Debug, Deserialize)]
pub struct Waitlist {
    /// Who waits, first come first.
    pub waitlist: Vec<Party>,
}

#[derive(Deserialize)]
struct IdOnly {
    #[serde(rename = "_id")]
    id: OutingId,
}

impl Ledgers {
    /// The ledger of an outing, as it is committed.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, outing: OutingId) -> Result<Option<Ledger>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": outing }).await?)
    }

    /// The ledger of an outing, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, outing: OutingId) -> Result<Option<Ledger>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": outing }).await
    }

    /// Adds the ledger of a new outing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another process just added it.
    pub async fn insert(&self, tx: &mut Tx, ledger: &Ledger) -> Result<(), StoreError> {
        self.0.insert_one(ledger).session(&mut tx.session).await.map(drop).map_err(or_conflict)
    }

    /// Writes a changed ledger, if nobody changed it since it was read and the places it takes are there.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] otherwise.
    pub async fn save(&self, tx: &mut Tx, ledger: &Ledger, guard: Guard) -> Result<(), StoreError> {
        let mut filter = doc! { "_id": ledger.id, "revision": guard.revision };
        if guard.takes > 0 {
            filter.insert("left", doc! { "$gte": i64::from(guard.takes) });
        }
        replace_in(&self.0, tx, (filter, ledger)).await
    }

    /// The waitlists of these outings.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn waitlists(&self, outings: &[OutingId]) -> Result<Vec<Waitlist>, StoreError> {
        let collection = self.0.clone_with_type::<Waitlist>();
        let find = collection.find(with_ids(outings)).projection(doc! { "_id": 0, "waitlist": 1 });
        collect(find.await?).await
    }

    /// The seats of these outings; unknown ids are left out.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn seats(&self, outings: &[OutingId]) -> Result<Vec<SeatsView>, StoreError> {
        views(self.0.find(with_ids(outings)).await?).await
    }

    /// A page of all seats of outings that end at `ends_after` or later, by id.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn export(
        &self,
        ends_after: Timestamp,
        after: Option<OutingId>,
        limit: i64,
    ) -> Result<Vec<SeatsView>, StoreError> {
        let mut filter = doc! { "summary.ends_at": { "$gte": ends_after } };
        if let Some(after) = after {
            filter.insert("_id", doc! { "$gt": after });
        }
        views(self.0.find(filter).sort(doc! { "_id": 1 }).limit(limit).await?).await
    }

    /// Up to `limit` ledgers of a partner's outings that start within a time, by start.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of_partner(
        &self,
        partner: PartnerId,
        starts: &Range<Timestamp>,
        limit: i64,
    ) -> Result<Vec<Ledger>, StoreError> {
        let within = doc! { "$gte": starts.start, "$lt": starts.end };
        let filter = doc! { "summary.partner": partner, "summary.starts_at": within };
        collect(self.0.find(filter).sort(doc! { "summary.starts_at": 1 }).limit(limit).await?).await
    }

    /// Outings with a duty that is due.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn due(&self, now: Timestamp, limit: i64) -> Result<Vec<OutingId>, StoreError> {
        self.ids(doc! { "due_at": { "$lte": now } }, limit).await
    }

    /// The outings of an offer that are not over.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of_offer(&self, offer: OfferId, now: Timestamp) -> Result<Vec<OutingId>, StoreError> {
        self.ids(doc! { "summary.offer": offer, "summary.ends_at": { "$gt": now } }, 0).await
    }

    async fn ids(&self, filter: Document, limit: i64) -> Result<Vec<OutingId>, StoreError> {
        let collection = self.0.clone_with_type::<IdOnly>();
        let found =
            collect(collection.find(filter).limit(limit).projection(doc! { "_id": 1 }).await?).await?;
        Ok(found.into_iter().map(|found: IdOnly| found.id).collect())
    }
}

fn with_ids(outings: &[OutingId]) -> Document {
    let ids: Vec<Bson> = outings.iter().map(|outing| Bson::from(*outing)).collect();
    doc! { "_id": { "$in": ids } }
}

async fn views(ledgers: mongodb::Cursor<Ledger>) -> Result<Vec<SeatsView>, StoreError> {
    Ok(ledgers.map_ok(|ledger| ledger.seats_view()).try_collect().await?)
}
