//! The mails. `mails`, by `created_at` (kept 30 days), `to` and `created_at`, `account` and
//! `created_at`, `status` and `next_attempt_at`.

use bson::doc;
use kernel::{AccountId, EmailAddress, Timestamp};
use platform::{
    StoreError, Tx,
    store::{collect, is_duplicate_key},
};

use super::NotificationStore;
use crate::domain::mail::{Mail, MailStatus};

/// How many mails the mailbox shows.
const SHOWN: i64 = 200;
/// How many mails are read at once to be sent.
const BATCH: i64 = 50;

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
