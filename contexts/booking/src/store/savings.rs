//! `savings`: what each member saved so far, one document each.

use bson::doc;
use contracts::booking::SavingsView;
use kernel::{AccountId, Money};
use mongodb::Collection;
use platform::{StoreError, Tx};
use serde::{Deserialize, Serialize};

use super::or_conflict;
use crate::domain::Registration;

/// What each member saved so far.
pub struct Savings(pub(super) Collection<Total>);

/// A member's savings.
#[derive(Debug, Serialize, Deserialize)]
pub struct Total {
    #[serde(rename = "_id")]
    member: AccountId,
    total: Money,
    check_ins: u32,
}

/// By how much a member's savings change.
#[derive(Debug, Clone, Copy)]
pub struct SavingChange {
    /// What was counted of this registration so far.
    pub before: Option<Money>,
    /// What it saved.
    pub after: Option<Money>,
    /// How many more check-ins there are: 1 with its first scan, -1 when the last one was taken back.
    pub check_ins: i64,
}

impl Savings {
    /// What a member saved so far.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn get(&self, member: AccountId) -> Result<SavingsView, StoreError> {
        let found = self.0.find_one(doc! { "_id": member }).await?;
        Ok(found.map_or(SavingsView { total: Money::ZERO, check_ins: 0 }, |found| SavingsView {
            total: found.total,
            check_ins: found.check_ins,
        }))
    }

    /// Counts a change of a registration for its member. An increment, so that check-ins at two places at once
    /// both count. Who stands in for an erased account gets no total.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another transaction counted meanwhile.
    pub async fn count(
        &self,
        tx: &mut Tx,
        registration: &Registration,
        change: SavingChange,
    ) -> Result<(), StoreError> {
        let cents = |saving: Option<Money>| saving.map_or(0, |saving| saving.cents);
        let more = cents(change.after) - cents(change.before);
        if registration.is_forgotten() || (more == 0 && change.check_ins == 0) {
            return Ok(());
        }
        let update = doc! {
            "$inc": { "total.cents": more, "check_ins": change.check_ins },
            "$setOnInsert": { "total.currency": Money::ZERO.currency.code() },
        };
        let counted = self.0.update_one(doc! { "_id": registration.member }, update).upsert(true);
        counted.session(&mut tx.session).await.map(drop).map_err(or_conflict)
    }

    /// Removes a member's total.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn remove(&self, tx: &mut Tx, member: AccountId) -> Result<(), StoreError> {
        self.0.delete_one(doc! { "_id": member }).session(&mut tx.session).await?;
        Ok(())
    }
}
