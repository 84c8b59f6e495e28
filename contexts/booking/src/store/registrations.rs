//! `registrations`: who registered for what.

use bson::{Bson, Document, doc};
use contracts::booking::{RegistrationStatus, RegistrationWhen};
use kernel::{AccountId, OutingId, RegistrationId, Timestamp};
use mongodb::Collection;
use platform::{StoreError, Tx, store::collect};

use super::{all_in, replace_in};
use crate::domain::{Registration, registration::live_key};

/// How many registrations one transaction moves at most.
pub const BATCH: usize = 100;

/// Who registered for what.
pub struct Registrations(pub(super) Collection<Registration>);

/// Moves many registrations of one status to another.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// Where they all stand.
    pub from: RegistrationStatus,
    /// Where they go.
    pub to: RegistrationStatus,
}

/// Which of a member's own registrations.
#[derive(Debug, Clone, Copy)]
pub struct OwnPage {
    /// Whose.
    pub member: AccountId,
    /// Which.
    pub when: RegistrationWhen,
    /// The present.
    pub now: Timestamp,
    /// Only what comes after this start and id.
    pub after: Option<(Timestamp, RegistrationId)>,
    /// How many at most.
    pub limit: i64,
}

impl OwnPage {
    fn filter(&self) -> Document {
        use RegistrationStatus::{Cancelled, CheckedIn, Confirmed, NoShow, Waitlisted};
        let running = doc! { "summary.ends_at": { "$gt": self.now } };
        let over = doc! { "summary.ends_at": { "$lte": self.now } };
        let (which, beyond) = match self.when {
            RegistrationWhen::Upcoming => {
                (doc! { "$and": [with_status(&[Confirmed, Waitlisted, CheckedIn]), running] }, "$gt")
            }
            RegistrationWhen::Waitlisted => (doc! { "$and": [with_status(&[Waitlisted]), running] }, "$gt"),
            RegistrationWhen::Past => (doc! { "$or": [with_status(&[Cancelled, NoShow]), over] }, "$lt"),
        };
        let mut all = vec![doc! { "member": self.member }, which];
        if let Some((starts_at, id)) = self.after {
            all.push(doc! { "$or": [
                { "summary.starts_at": { beyond: starts_at } },
                { "summary.starts_at": starts_at, "_id": { beyond: id } },
            ] });
        }
        doc! { "$and": all }
    }
}

impl Registrations {
    /// A registration by its id.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, id: RegistrationId) -> Result<Option<Registration>, StoreError> {
        Ok(self.0.find_one(doc! { "_id": id }).await?)
    }

    /// A registration by its short code, without the dash.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn by_short_code(&self, code: &str) -> Result<Option<Registration>, StoreError> {
        Ok(self.0.find_one(doc! { "short_code": code }).await?)
    }

    /// The registration that a member's request made, if it made one.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn by_request(&self, request_key: &str) -> Result<Option<Registration>, StoreError> {
        Ok(self.0.find_one(doc! { "request_key": request_key }).await?)
    }

    /// The member's live registrations for these outings.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn live(
        &self,
        member: AccountId,
        outings: &[OutingId],
    ) -> Result<Vec<Registration>, StoreError> {
        let keys: Vec<Bson> = outings.iter().map(|outing| Bson::from(live_key(*outing, member))).collect();
        collect(self.0.find(doc! { "live_key": { "$in": keys } }).await?).await
    }

    /// A page of a member's own registrations, by start.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn own(&self, page: OwnPage) -> Result<Vec<Registration>, StoreError> {
        let direction = if page.when == RegistrationWhen::Past { -1 } else { 1 };
        let order = doc! { "summary.starts_at": direction, "_id": direction };
        collect(self.0.find(page.filter()).sort(order).limit(page.limit).await?).await
    }

    /// Up to [`BATCH`] registrations of a member, whatever their status.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn some_of(&self, member: AccountId) -> Result<Vec<Registration>, StoreError> {
        collect(self.0.find(doc! { "member": member }).limit(BATCH as i64).await?).await
    }

    /// All registrations of a member, by start.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn all_of(&self, member: AccountId) -> Result<Vec<Registration>, StoreError> {
        let order = doc! { "summary.starts_at": 1, "_id": 1 };
        collect(self.0.find(doc! { "member": member }).sort(order).await?).await
    }

    /// Those of these registrations that are the member's, as the transaction sees them.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn own_in(
        &self,
        tx: &mut Tx,
        member: AccountId,
        ids: &[RegistrationId],
    ) -> Result<Vec<Registration>, StoreError> {
        let mut own = with_ids(ids);
        own.insert("member", member);
        all_in(&self.0, tx, (own, 0)).await
    }

    /// Writes registrations that this transaction read as the member's, whoever's they are now.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of them is not the member's any more.
    pub async fn replace_own(
        &self,
        tx: &mut Tx,
        member: AccountId,
        registrations: &[Registration],
    ) -> Result<(), StoreError> {
        if registrations.is_empty() {
            return Ok(());
        }
        let ids: Vec<_> = registrations.iter().map(|registration| registration.id).collect();
        let mut own = with_ids(&ids);
        own.insert("member", member);
        self.rewrite(tx, own, registrations).await
    }

    /// Up to `limit` registrations of everybody, by id.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn export(
        &self,
        after: Option<RegistrationId>,
        limit: i64,
    ) -> Result<Vec<Registration>, StoreError> {
        let filter = after.map_or_else(Document::new, |after| doc! { "_id": { "$gt": after } });
        collect(self.0.find(filter).sort(doc! { "_id": 1 }).limit(limit).await?).await
    }

    /// Up to [`BATCH`] registrations for an outing whose saving waits for the final tier.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn provisional(&self, outing: OutingId) -> Result<Vec<Registration>, StoreError> {
        let filter = doc! { "summary.outing": outing, "arrival.provisional": true };
        collect(self.0.find(filter).limit(BATCH as i64).await?).await
    }

    /// Up to [`BATCH`] registrations for an outing with one of these statuses, as the transaction sees them.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn batch_in(
        &self,
        tx: &mut Tx,
        outing: OutingId,
        statuses: &[RegistrationStatus],
    ) -> Result<Vec<Registration>, StoreError> {
        let filter = doc! { "$and": [{ "summary.outing": outing }, with_status(statuses)] };
        all_in(&self.0, tx, (filter, BATCH as i64)).await
    }

    /// Adds a registration.
    ///
    /// # Errors
    /// A duplicate when a live registration, the request or the short code exists.
    pub async fn insert(&self, tx: &mut Tx, registration: &Registration) -> Result<(), StoreError> {
        self.0.insert_one(registration).session(&mut tx.session).await?;
        Ok(())
    }

    /// Writes a changed registration, if nobody changed it since `revision` was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] otherwise.
    pub async fn save(
        &self,
        tx: &mut Tx,
        registration: &Registration,
        revision: i64,
    ) -> Result<(), StoreError> {
        let read = doc! { "_id": registration.id, "revision": revision };
        if registration.live_key.is_none() {
            return self.rewrite(tx, read, std::slice::from_ref(registration)).await;
        }
        replace_in(&self.0, tx, (read, registration)).await
    }

    /// Moves these registrations; how they are then, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of them stood elsewhere.
    pub async fn move_by_id(
        &self,
        tx: &mut Tx,
        ids: &[RegistrationId],
        step: Move,
    ) -> Result<Vec<Registration>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut moved = all_in(&self.0, tx, (with_ids(ids), 0)).await?;
        self.move_read(tx, &mut moved, step).await?;
        Ok(moved)
    }

    /// Moves registrations that this transaction has read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of them stood elsewhere.
    pub async fn move_read(
        &self,
        tx: &mut Tx,
        registrations: &mut [Registration],
        step: Move,
    ) -> Result<(), StoreError> {
        if registrations.is_empty() {
            return Ok(());
        }
        let ids: Vec<_> = registrations.iter().map(|registration| registration.id).collect();
        let mut read = with_ids(&ids);
        read.insert("status", step.from.as_ref());
        for registration in registrations.iter_mut() {
            registration.move_to(step.to);
        }
        if step.to == RegistrationStatus::Cancelled {
            return self.rewrite(tx, read, registrations).await;
        }
        let update = doc! { "$set": { "status": step.to.as_ref() }, "$inc": { "revision": 1_i64 } };
        let done = self.0.update_many(read, update).session(&mut tx.session).await?;
        all_or_conflict(done.matched_count, &ids)
    }

    /// Deletes the documents that were read and writes them anew, without their unique keys.
    ///
    /// An update would do, but SecantusDB (0.5.3) keeps the entry of a unique index when an update removes or
    /// changes its field: the member could never register again. Nobody sees the gap in a transaction.
    async fn rewrite(
        &self,
        tx: &mut Tx,
        read: Document,
        registrations: &[Registration],
    ) -> Result<(), StoreError> {
        let done = self.0.delete_many(read).session(&mut tx.session).await?;
        all_or_conflict(done.deleted_count, registrations)?;
        self.0.insert_many(registrations).session(&mut tx.session).await?;
        Ok(())
    }
}

/// Whoever is missing stood elsewhere by now.
fn all_or_conflict<T>(done: u64, wanted: &[T]) -> Result<(), StoreError> {
    if done == wanted.len() as u64 { Ok(()) } else { Err(StoreError::Conflict) }
}

pub(super) fn with_status(statuses: &[RegistrationStatus]) -> Document {
    let statuses: Vec<&str> = statuses.iter().map(AsRef::as_ref).collect();
    doc! { "status": { "$in": statuses } }
}

fn with_ids(ids: &[RegistrationId]) -> Document {
    let ids: Vec<Bson> = ids.iter().map(|id| Bson::from(*id)).collect();
    doc! { "_id": { "$in": ids } }
}
