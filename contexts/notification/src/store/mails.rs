//! The mails. `mails`, by `created_at` (kept 30 days), `to` and `created_at`, `account` and
//! `created_at`, `status` and `next_attempt_at`.

use std::collections::HashSet;

use bson::{Bson, doc};
use futures::TryStreamExt;
use kernel::{AccountId, EmailAddress, Timestamp};
use platform::{
    StoreError, Tx,
    store::{collect, is_duplicate_key},
};

use serde::Deserialize;

use super::NotificationStore;
use crate::domain::mail::{Mail, MailStatus};

/// How many mails the mailbox shows.
const SHOWN: i64 = 200;
/// How many mails are read at once to be sent.
const BATCH: i64 = 50;

/// A mail's key alone.
#[derive(Deserialize)]
struct Once {
    once: String,
}

impl NotificationStore {
    /// Adds a mail; `false` when the one of its kind exists: then drop the transaction.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn add_mail(&self, tx: &mut Tx, mail: &Mail) -> Result<bool, StoreError> {
        let mails = self.db.collection::<Mail>("mails");
        match mails.insert_one(mail).session(&mut tx.session).await {
            Ok(_) => Ok(true),
            Err(error) if mail.once.is_some() && is_duplicate_key(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Which of these `once` keys have a mail, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn written<'a>(
        &self,
        tx: &mut Tx,
        onces: impl Iterator<Item = &'a str>,
    ) -> Result<HashSet<String>, StoreError> {
        let onces: Vec<Bson> = onces.map(Bson::from).collect();
        let mails = self.db.collection::<Once>("mails");
        let find = mails.find(doc! { "once": { "$in": onces } }).projection(doc! { "_id": 0, "once": 1 });
        let mut cursor = find.session(&mut tx.session).await?;
        let found: Vec<Once> = cursor.stream(&mut tx.session).try_collect().await?;
        Ok(found.into_iter().map(|found| found.once).collect())
    }

    /// Adds mails, of each kind the first.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else just added one of them.
    pub async fn add_mails(&self, tx: &mut Tx, mails: &[Mail]) -> Result<(), StoreError> {
        let collection = self.db.collection::<Mail>("mails");
        match collection.insert_many(mails).session(&mut tx.session).await {
            Ok(_) => Ok(()),
            Err(error) if is_duplicate_key(&error) => Err(StoreError::Conflict),
            Err(error) => Err(error.into()),
        }
    }

    /// The newest mails, newest first, to one address or to all.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn newest_mails(&self, to: Option<&EmailAddress>) -> Result<Vec<Mail>, StoreError> {
        let filter = to.map(|to| doc! { "to": to.as_str() }).unwrap_or_default();
        let mails = self.db.collection::<Mail>("mails");
        // Ids of one process rise; they part mails of the same instant.
        let newest = doc! { "created_at": -1, "_id": -1 };
        collect(mails.find(filter).sort(newest).limit(SHOWN).await?).await
    }

    /// Every mail that is kept about an account, oldest first.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn mails_about(&self, account: AccountId) -> Result<Vec<Mail>, StoreError> {
        let mails = self.db.collection::<Mail>("mails");
        let oldest = doc! { "created_at": 1, "_id": 1 };
        collect(mails.find(doc! { "account": account }).sort(oldest).await?).await
    }

    /// Deletes every mail about an account, sent or not.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn delete_mails(&self, account: AccountId) -> Result<(), StoreError> {
        let mails = self.db.collection::<Mail>("mails");
        mails.delete_many(doc! { "account": account }).await?;
        Ok(())
    }

    /// Some of the mails that may be sent at `now`, the longest waiting first.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn due_mails(&self, now: Timestamp) -> Result<Vec<Mail>, StoreError> {
        let filter = doc! { "status": MailStatus::Queued.as_ref(), "next_attempt_at": { "$lte": now } };
        let mails = self.db.collection::<Mail>("mails");
        collect(mails.find(filter).sort(doc! { "next_attempt_at": 1 }).limit(BATCH).await?).await
    }

    /// Has a mail as it was read all to oneself until `lease`, one more attempt counted; `None` when
    /// somebody else was quicker.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn claim_mail(&self, mail: Mail, lease: Timestamp) -> Result<Option<Mail>, StoreError> {
        let attempts = mail.attempts + 1;
        let update = doc! { "$set": { "attempts": attempts, "next_attempt_at": lease } };
        let mails = self.db.collection::<Mail>("mails");
        let claimed = mails.update_one(unchanged(&mail), update).await?.modified_count == 1;
        Ok(claimed.then_some(Mail { attempts, next_attempt_at: lease, ..mail }))
    }

    /// Notes how the attempt on a claimed mail ended. Nothing when the lease had run out and somebody else
    /// has the mail now.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn settle_mail(&self, claimed: &Mail, settled: &Mail) -> Result<(), StoreError> {
        let update = doc! { "$set": {
            "status": settled.status.as_ref(),
            "next_attempt_at": settled.next_attempt_at,
            "last_error": settled.last_error.clone(),
        } };
        let mails = self.db.collection::<Mail>("mails");
        mails.update_one(unchanged(claimed), update).await?;
        Ok(())
    }
}

/// The mail, if it still is as it was read.
fn unchanged(mail: &Mail) -> bson::Document {
    doc! {
        "_id": mail.id,
        "status": mail.status.as_ref(),
        "attempts": mail.attempts,
        "next_attempt_at": mail.next_attempt_at,
    }
}
