//! `arrivals`: how many people came to each outing, one document each. Apart from the ledger, which guards the seats:
//! who comes changes none of them.

use std::collections::HashMap;

use bson::{Bson, doc};
use futures::TryStreamExt;
use kernel::{OutingId, PartnerId};
use mongodb::Collection;
use platform::{StoreError, Tx};
use serde::{Deserialize, Serialize};

use super::or_conflict;
use crate::domain::Registration;

/// How many people came to each outing.
pub struct ArrivalCounts(pub(super) Collection<Count>);

/// The people who came to an outing.
#[derive(Debug, Serialize, Deserialize)]
pub struct Count {
    #[serde(rename = "_id")]
    outing: OutingId,
    partner: PartnerId,
    people: i64,
}

impl ArrivalCounts {
    /// How many people came to these outings, to those of `partner` when one is given. Outings to which nobody ever
    /// came are left out.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of(
        &self,
        outings: &[OutingId],
        partner: Option<PartnerId>,
    ) -> Result<HashMap<OutingId, u32>, StoreError> {
        if outings.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<Bson> = outings.iter().map(|outing| Bson::from(*outing)).collect();
        let counts: Vec<Count> = self.0.find(doc! { "_id": { "$in": ids } }).await?.try_collect().await?;
        let known = counts.into_iter().filter(|count| partner.is_none_or(|partner| partner == count.partner));
        Ok(known.map(|count| (count.outing, u32::try_from(count.people).unwrap_or_default())).collect())
    }

    /// Counts that `more` of a registration's party are in, fewer when negative. An increment, in the transaction
    /// that writes the registration.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction counted meanwhile.
    pub async fn count(&self, tx: &mut Tx, registration: &Registration, more: i64) -> Result<(), StoreError> {
        let summary = &registration.summary;
        let update = doc! { "$inc": { "people": more }, "$setOnInsert": { "partner": summary.partner } };
        let counted = self.0.update_one(doc! { "_id": summary.outing }, update).upsert(true);
        counted.session(&mut tx.session).await.map(drop).map_err(or_conflict)
    }
}
