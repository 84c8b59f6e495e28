//! `messages`: what partners wrote to everybody who comes, one document for each message. They are never changed.

use bson::doc;
use contracts::booking::{GroupRecipient, RegistrationStatus, stand_in};
use futures::TryStreamExt;
use kernel::{AccountId, OutingId, RegistrationId, time::Date};
use mongodb::Collection;
use platform::{StoreError, Tx};
use serde::Deserialize;

use super::{
    all_in, find_in, or_conflict,
    registrations::{Registrations, with_status},
};
use crate::domain::{GroupMessage, group_message::MAX_A_DAY};

/// What partners wrote.
pub struct Messages(pub(super) Collection<GroupMessage>);

#[derive(Deserialize)]
struct Live {
    #[serde(rename = "_id")]
    registration: RegistrationId,
    member: AccountId,
}

impl Messages {
    /// The message that an author's request sent, if it sent one, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn by_request_in(
        &self,
        tx: &mut Tx,
        request_key: &str,
    ) -> Result<Option<GroupMessage>, StoreError> {
        find_in(&self.0, tx, doc! { "request_key": request_key }).await
    }

    /// How many messages went out about an outing on a day, as the transaction sees it.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn sent_in(&self, tx: &mut Tx, outing: OutingId, day: Date) -> Result<u32, StoreError> {
        let filter = doc! { "summary.outing": outing, "day": day.to_string() };
        let sent = all_in(&self.0, tx, (filter, i64::from(MAX_A_DAY))).await?;
        Ok(sent.iter().map(|sent| sent.number).max().unwrap_or_default())
    }

    /// Keeps a message.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the request was answered, or another message took its number meanwhile.
    pub async fn insert(&self, tx: &mut Tx, message: &GroupMessage) -> Result<(), StoreError> {
        self.0.insert_one(message).session(&mut tx.session).await.map(drop).map_err(or_conflict)
    }
}

impl Registrations {
    /// Everybody with a live registration for an outing, as the transaction sees it, in the order of registration;
    /// without those whose account is erased.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn recipients_in(
        &self,
        tx: &mut Tx,
        outing: OutingId,
    ) -> Result<Vec<GroupRecipient>, StoreError> {
        use RegistrationStatus::{CheckedIn, Confirmed, Waitlisted};
        let mut live = with_status(&[Confirmed, Waitlisted, CheckedIn]);
        live.insert("summary.outing", outing);
        let collection = self.0.clone_with_type::<Live>();
        let find = collection.find(live).sort(doc! { "_id": 1 });
        let mut cursor = find.projection(doc! { "member": 1 }).session(&mut tx.session).await?;
        let found: Vec<Live> = cursor.stream(&mut tx.session).try_collect().await?;
        let known = found.into_iter().filter(|live| live.member != stand_in(live.registration));
        Ok(known.map(|Live { registration, member }| GroupRecipient { registration, member }).collect())
    }
}
