//! `checks`: members' tries. It is also the queue of what is to be read, and of what is to be deleted.

use bson::{Document, doc};
use futures::TryStreamExt;
use kernel::{AccountId, IdentityCheckId, Timestamp};
use mongodb::{Collection, IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{collect, index, sparse_index, to_document},
};

use super::{find_in, replace_in};
use crate::domain::{
    Check, CheckState, Image,
    check::{LEASE_SECONDS, MAX_UPLOADS},
};

pub(super) const NAME: &str = "checks";

pub(super) fn indexes() -> [IndexModel; 4] {
    [
        index(doc! { "account": 1, "_id": 1 }),
        index(doc! { "state": 1, "submitted_at": 1, "_id": 1 }),
        sparse_index("read_at"),
        sparse_index("sweep_at"),
    ]
}

/// Members' tries.
pub struct Checks(pub(super) Collection<Check>);

impl Checks {
    /// One try.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: IdentityCheckId) -> Result<Option<Check>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// One try, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get_in(&self, tx: &mut Tx, id: IdentityCheckId) -> Result<Option<Check>, StoreError> {
        find_in(&self.0, tx, doc! { "_id": id }).await
    }

    /// A member's tries, oldest first.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn of(&self, account: AccountId) -> Result<Vec<Check>, StoreError> {
        collect(self.0.find(doc! { "account": account }).sort(doc! { "_id": 1 }).await?).await
    }

    /// A member's tries, as the transaction sees them.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_in(&self, tx: &mut Tx, account: AccountId) -> Result<Vec<Check>, StoreError> {
        let mut cursor = self.0.find(doc! { "account": account }).session(&mut tx.session).await?;
        Ok(cursor.stream(&mut tx.session).try_collect().await?)
    }

    /// Adds a try.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn insert(&self, tx: &mut Tx, check: &Check) -> Result<(), StoreError> {
        self.0.insert_one(check).session(&mut tx.session).await?;
        Ok(())
    }

    /// Writes a changed try with its next revision, if nobody changed it since it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] otherwise.
    pub async fn save(&self, tx: &mut Tx, check: &mut Check) -> Result<(), StoreError> {
        let read = check.revision;
        check.revision += 1;
        replace_in(&self.0, tx, (doc! { "_id": check.id, "revision": read }, check)).await
    }

    /// Deletes a try.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn delete(&self, tx: &mut Tx, id: IdentityCheckId) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": id }).session(&mut tx.session).await?;
        Ok(())
    }

    /// The number of the next photo of a try that still takes some, noted before the photo is written: so that
    /// whatever was written can be found and deleted.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn next_upload(&self, id: IdentityCheckId) -> Result<Option<u32>, StoreError> {
        let open =
            doc! { "_id": id, "state": CheckState::Started.as_ref(), "uploads": { "$lt": MAX_UPLOADS } };
        let update = doc! { "$inc": { "uploads": 1, "revision": 1_i64 } };
        let found = self.0.find_one_and_update(open, update).return_document(ReturnDocument::After).await?;
        Ok(found.map(|check| check.uploads))
    }

    /// Notes that a photo is there, in place of the side's earlier ones; the try before the change, and none
    /// when it takes no more photos or a later one came first.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn take_image(&self, id: IdentityCheckId, image: Image) -> Result<Option<Check>, StoreError> {
        loop {
            let Some(read) = self.get(id).await? else {
                return Ok(None);
            };
            let later = read.image(image.side).is_some_and(|other| other.number > image.number);
            if read.state != CheckState::Started || later {
                return Ok(None);
            }
            let mut images: Vec<_> =
                read.images.iter().copied().filter(|other| other.side != image.side).collect();
            images.push(image);
            let images = images.iter().map(to_document).collect::<Result<Vec<_>, _>>()?;
            let as_read = doc! { "_id": id, "revision": read.revision };
            let update = doc! { "$set": { "images": images }, "$inc": { "revision": 1_i64 } };
            if self.0.update_one(as_read, update).await?.matched_count == 1 {
                return Ok(Some(read));
            }
        }
    }

    /// Notes a provider's session, while the try waits for it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn set_session(
        &self,
        id: IdentityCheckId,
        external_id: &str,
        redirect_url: &str,
    ) -> Result<Option<Check>, StoreError> {
        let open = doc! { "_id": id, "state": CheckState::Started.as_ref() };
        let update = doc! {
            "$set": { "external_id": external_id, "redirect_url": redirect_url },
            "$inc": { "revision": 1_i64 },
        };
        Ok(self.0.find_one_and_update(open, update).return_document(ReturnDocument::After).await?)
    }

    /// Takes one try that is due to be read: no other process takes it before the lease ends.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn claim(&self, now: Timestamp) -> Result<Option<Check>, StoreError> {
        let due = doc! { "read_at": { "$lte": now } };
        let update = doc! {
            "$set": { "read_at": now.plus_seconds(LEASE_SECONDS) },
            "$inc": { "leases": 1, "revision": 1_i64 },
        };
        let claimed = self.0.find_one_and_update(due, update).sort(doc! { "read_at": 1 });
        Ok(claimed.return_document(ReturnDocument::After).await?)
    }

    /// How many tries wait to be read.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn waiting(&self, now: Timestamp) -> Result<u64, StoreError> {
        Ok(self.0.count_documents(doc! { "read_at": { "$lte": now } }).await?)
    }

    /// Tries whose images are to be deleted.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn to_sweep(&self, now: Timestamp, limit: i64) -> Result<Vec<Check>, StoreError> {
        collect(self.0.find(doc! { "sweep_at": { "$lte": now } }).limit(limit).await?).await
    }

    /// Tries that wait for a person, oldest first, after the sort key of the last one seen.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn to_review(
        &self,
        after: Option<(Timestamp, IdentityCheckId)>,
        limit: usize,
    ) -> Result<Vec<Check>, StoreError> {
        let mut filter = doc! { "state": CheckState::ManualReview.as_ref() };
        if let Some((at, id)) = after {
            // The bound on the field alone lets the index start at the right place.
            let rest: Vec<Document> = vec![
                doc! { "submitted_at": { "$gt": at } },
                doc! { "submitted_at": at, "_id": { "$gt": id } },
            ];
            filter.insert("$and", vec![doc! { "submitted_at": { "$gte": at } }, doc! { "$or": rest }]);
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let find = self.0.find(filter).sort(doc! { "submitted_at": 1, "_id": 1 }).limit(limit);
        collect(find.await?).await
    }
}
