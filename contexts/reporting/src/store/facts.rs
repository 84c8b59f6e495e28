//! `facts`: the newest of each registration, and `visitors`: one document for each member of a partner, which every
//! change of a visit touches, so that two visits at the same moment do not both take themselves for the first.

use std::collections::HashMap;

use bson::{Bson, Document, doc};
use kernel::{AccountId, PartnerId, RegistrationId, Timestamp};
use mongodb::Collection;
use platform::{Store, StoreError, Tx, store::collect};
use serde::Deserialize;

use super::{find_in, or_conflict, put_in};
use crate::domain::Fact;

/// How many facts one transaction forgets at most.
pub const BATCH: i64 = 100;

/// The newest of each registration.
pub struct Facts {
    facts: Collection<Fact>,
    visitors: Collection<Document>,
}

/// How new what is known of something is.
#[derive(Deserialize)]
struct Known {
    #[serde(rename = "_id")]
    id: RegistrationId,
    revision: i64,
}

impl Facts {
    pub(super) fn new(store: &Store) -> Self {
        Self { facts: store.collection("facts"), visitors: store.collection("visitors") }
    }

    /// The revisions of those that are known.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn revisions(
        &self,
        ids: &[RegistrationId],
    ) -> Result<HashMap<RegistrationId, i64>, StoreError> {
        let ids: Vec<Bson> = ids.iter().map(|id| Bson::from(*id)).collect();
        let facts = self.facts.clone_with_type::<Known>();
        let found = facts.find(doc! { "_id": { "$in": ids } }).projection(doc! { "revision": 1 });
        let found = collect(found.await?).await?;
        Ok(found.into_iter().map(|known| (known.id, known.revision)).collect())
    }

    /// A fact, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, id: RegistrationId) -> Result<Option<Fact>, StoreError> {
        find_in(&self.facts, tx, doc! { "_id": id }).await
    }

    /// Keeps a fact, read in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction kept it first.
    pub async fn put(&self, tx: &mut Tx, fact: &Fact) -> Result<(), StoreError> {
        put_in(&self.facts, tx, (doc! { "_id": fact.id }, fact)).await
    }

    /// The member's earliest visit to the partner besides this one, as the transaction sees it. No other
    /// transaction that asks the same commits with this one.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one does.
    pub async fn earliest_other_visit(&self, tx: &mut Tx, fact: &Fact) -> Result<Option<Fact>, StoreError> {
        let key = visitor_key(fact.member, fact.partner);
        let touch = self.visitors.update_one(doc! { "_id": key }, doc! { "$inc": { "changes": 1_i64 } });
        touch.upsert(true).session(&mut tx.session).await.map_err(or_conflict)?;
        let others = doc! {
            "member": fact.member,
            "partner": fact.partner,
            "visited_at": { "$gt": Timestamp::from_millis(0) },
            "_id": { "$ne": fact.id },
        };
        let order = doc! { "visited_at": 1, "_id": 1 };
        Ok(self.facts.find_one(others).sort(order).session(&mut tx.session).await?)
    }

    /// Up to [`BATCH`] facts of a member, as the transaction sees them.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_of(&self, tx: &mut Tx, member: AccountId) -> Result<Vec<Fact>, StoreError> {
        use futures::TryStreamExt;
        let found = self.facts.find(doc! { "member": member }).limit(BATCH);
        let mut cursor = found.session(&mut tx.session).await?;
        Ok(cursor.stream(&mut tx.session).try_collect().await?)
    }

    /// All facts of a member.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_of(&self, member: AccountId) -> Result<Vec<Fact>, StoreError> {
        collect(self.facts.find(doc! { "member": member }).await?).await
    }

    /// Removes what led from a member to partners.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove_visitor(&self, member: AccountId) -> Result<(), StoreError> {
        // Every key of the member lies between these two: `}` comes right after `|`.
        let keys = doc! { "$gte": format!("{member}|"), "$lt": format!("{member}}}") };
        self.visitors.delete_many(doc! { "_id": keys }).await?;
        Ok(())
    }
}

fn visitor_key(member: AccountId, partner: PartnerId) -> String {
    format!("{member}|{partner}")
}
