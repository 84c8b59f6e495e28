//! The inboxes of the app. `notices`, by `account`, `at` and `_id`, and by `account` and `read`; kept 90 days, and of
//! each account the newest two hundred.

use bson::{Bson, Document, doc};
use futures::TryStreamExt;
use kernel::{AccountId, NotificationId, Timestamp};
use platform::{StoreError, Tx, store::collect};
use serde::Deserialize;

use super::NotificationStore;
use crate::domain::notice::{MOST, Notice};

/// Where an entry stands in its inbox.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Place {
    #[serde(rename = "_id")]
    id: NotificationId,
    at: Timestamp,
}

/// An inbox that holds too much.
#[derive(Debug, Deserialize)]
struct Crowded {
    #[serde(rename = "_id")]
    account: AccountId,
}

/// The order of an inbox.
fn newest() -> Document {
    doc! { "at": -1, "_id": -1 }
}

impl NotificationStore {
    /// Adds entries.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn add_notices(&self, tx: &mut Tx, notices: &[Notice]) -> Result<(), StoreError> {
        if !notices.is_empty() {
            let collection = self.db.collection::<Notice>("notices");
            collection.insert_many(notices).session(&mut tx.session).await?;
        }
        Ok(())
    }

    /// At most `limit` entries of an inbox, newest first, after the one of this key.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn notices(
        &self,
        account: AccountId,
        after: Option<(Timestamp, NotificationId)>,
        limit: i64,
    ) -> Result<Vec<Notice>, StoreError> {
        let mut filter = doc! { "account": account };
        if let Some((at, id)) = after {
            filter.insert("at", doc! { "$lte": at });
            filter.insert(
                "$or",
                [doc! { "at": { "$lt": at } }, doc! { "at": at, "_id": { "$lt": id } }].to_vec(),
            );
        }
        let notices = self.db.collection::<Notice>("notices");
        collect(notices.find(filter).sort(newest()).limit(limit).await?).await
    }

    /// How many entries of an inbox are not read.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn unread_notices(&self, account: AccountId) -> Result<u64, StoreError> {
        let notices = self.db.collection::<Document>("notices");
        Ok(notices.count_documents(doc! { "account": account, "read": false }).await?)
    }

    /// Notes as read what came up to `up_to`. How many entries that are.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn read_notices(
        &self,
        tx: &mut Tx,
        account: AccountId,
        up_to: Timestamp,
    ) -> Result<u64, StoreError> {
        let unread = doc! { "account": account, "read": false, "at": { "$lte": up_to } };
        let notices = self.db.collection::<Document>("notices");
        let read = doc! { "$set": { "read": true } };
        Ok(notices.update_many(unread, read).session(&mut tx.session).await?.modified_count)
    }

    /// Empties an inbox.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn delete_notices(&self, account: AccountId) -> Result<(), StoreError> {
        self.db.collection::<Document>("notices").delete_many(doc! { "account": account }).await?;
        Ok(())
    }

    /// Removes from these inboxes all but the newest two hundred entries.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn trim_inboxes(&self, accounts: impl Iterator<Item = AccountId>) -> Result<(), StoreError> {
        let accounts: Vec<Bson> = accounts.map(Bson::from).collect();
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let pipeline = [
            doc! { "$match": { "account": { "$in": accounts } } },
            doc! { "$group": { "_id": "$account", "count": { "$sum": 1 } } },
            doc! { "$match": { "count": { "$gt": most } } },
        ];
        let notices = self.db.collection::<Document>("notices");
        let crowded = notices.aggregate(pipeline).with_type::<Crowded>().await?;
        let crowded: Vec<Crowded> = crowded.try_collect().await?;
        for inbox in crowded {
            self.trim_inbox(inbox.account).await?;
        }
        Ok(())
    }

    async fn trim_inbox(&self, account: AccountId) -> Result<(), StoreError> {
        let places = self.db.collection::<Place>("notices");
        let own = doc! { "account": account };
        let find = places.find_one(own).sort(newest()).skip(MOST).projection(doc! { "_id": 1, "at": 1 });
        let Some(Place { id, at }) = find.await? else { return Ok(()) };
        // This one, and what is older.
        let older = [doc! { "at": { "$lt": at } }, doc! { "at": at, "_id": { "$lte": id } }].to_vec();
        places.delete_many(doc! { "account": account, "at": { "$lte": at }, "$or": older }).await?;
        Ok(())
    }
}
