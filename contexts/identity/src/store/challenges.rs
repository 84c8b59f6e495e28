//! `challenges`: the one good code per address and purpose.

use std::{fmt::Display, time::Duration};

use bson::doc;
use contracts::identity::CodePurpose;
use kernel::{AccountId, Timestamp};
use mongodb::{IndexModel, options::ReturnDocument};
use platform::{
    StoreError, Tx,
    store::{collect, expiring_index},
};

use super::{IdentityStore, conflict_when_duplicate, met};
use crate::domain::{account::Account, challenge::Challenge};

pub(super) const NAME: &str = "challenges";

/// An ended challenge stays so long, so that a late code is answered with "expired" and not with "wrong".
const KEPT: Duration = Duration::from_secs(24 * 3600);

pub(super) fn indexes() -> [IndexModel; 1] {
    [expiring_index("expires_at", KEPT)]
}

impl IdentityStore {
    /// Counts a try and gives the challenge as it is then. The count is taken before the code is compared,
    /// so that tries side by side cannot share one.
    pub(crate) async fn count_try(
        &self,
        subject: &(impl Display + Sync),
        purpose: CodePurpose,
    ) -> Result<Option<Challenge>, StoreError> {
        let by_key = doc! { "_id": Challenge::key(subject, purpose) };
        let counted = self.challenges.find_one_and_update(by_key, doc! { "$inc": { "attempts": 1 } });
        Ok(counted.return_document(ReturnDocument::After).await?)
    }

    /// The challenge of an address, or of an account.
    pub(crate) async fn challenge_of(
        &self,
        subject: &(impl Display + Sync),
        purpose: CodePurpose,
    ) -> Result<Option<Challenge>, StoreError> {
        Ok(self.challenges.find_one(doc! { "_id": Challenge::key(subject, purpose) }).await?)
    }

    /// When the invitations of those people were sent who have an open one.
    pub(crate) async fn invitations_of(
        &self,
        people: &[Account],
    ) -> Result<Vec<(AccountId, Timestamp)>, StoreError> {
        let invited = people.iter().filter(|person| person.is_invited());
        let keys = invited.map(|person| Challenge::key(&person.email, CodePurpose::AcceptInvitation));
        let keys: Vec<String> = keys.collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let found = collect(self.challenges.find(doc! { "_id": { "$in": keys } }).await?).await?;
        Ok(found.into_iter().map(|challenge| (challenge.account, challenge.created_at)).collect())
    }

    /// Writes a challenge over the one that was read, not tried since; or where there was none.
    pub(crate) async fn replace_challenge(
        &self,
        tx: &mut Tx,
        read: Option<&Challenge>,
        challenge: &Challenge,
    ) -> Result<(), StoreError> {
        let Some(read) = read else {
            let added = self.challenges.insert_one(challenge).session(&mut tx.session).await;
            return added.map(drop).map_err(conflict_when_duplicate);
        };
        let as_read = doc! { "_id": &read.key, "challenge": read.challenge, "attempts": read.attempts };
        met(self.challenges.replace_one(as_read, challenge).session(&mut tx.session).await?.matched_count)
    }

    /// Uses the challenge up; `false` when it was used or replaced meanwhile.
    pub(crate) async fn take_challenge(
        &self,
        tx: &mut Tx,
        challenge: &Challenge,
    ) -> Result<bool, StoreError> {
        let as_read = doc! { "_id": &challenge.key, "challenge": challenge.challenge };
        Ok(self.challenges.delete_one(as_read).session(&mut tx.session).await?.deleted_count == 1)
    }

    /// Removes the challenges of somebody who is erased.
    pub(crate) async fn erase_challenges(&self, tx: &mut Tx, account: &Account) -> Result<(), StoreError> {
        let of_person = doc! { "_id": { "$in": Challenge::keys_of(account) } };
        self.challenges.delete_many(of_person).session(&mut tx.session).await?;
        Ok(())
    }
}
