//! An account is gone: places of coming outings are given up, and no registration leads to the member any more.

use contracts::ServiceResult;
use kernel::{AccountId, RegistrationId};
use platform::{Dispatch, StoreError, UseCaseError, retry, telemetry::chain};

use super::cancel::Leaving;
use crate::{
    Inner,
    domain::{Person, Registration},
};

/// How many erased accounts one round looks at again.
const ROUND: i64 = 20;

impl Inner {
    /// First the member can register no more; then everything goes, in batches. A process that dies in between
    /// is followed by one that goes on.
    pub(crate) async fn erase_member(&self, member: AccountId) -> ServiceResult<()> {
        retry(|| self.try_forget_person(member)).await?;
        self.forget_registrations(member).await?;
        // Last, for a check-in counts for the member until its registration is forgotten.
        retry(|| self.try_remove_savings(member)).await
    }

    /// Looks once more for registrations of erased accounts: one that was under way at that very moment was
    /// committed after everybody had looked. How many accounts were looked at.
    pub(super) async fn look_again(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        for member in self.db.people.to_look_at(self.db.now(), ROUND).await? {
            match self.erase_member(member).await {
                Ok(()) => {
                    self.db.people.note_looked_at(member).await?;
                    done += 1;
                }
                Err(error) => {
                    tracing::error!(%member, error = chain(&error), "an account could not be erased")
                }
            }
        }
        Ok(done)
    }

    async fn try_forget_person(&self, member: AccountId) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.people.get_in(&mut tx, member).await?;
        if known.is_some_and(|known| known.erased_at.is_some()) {
            return Ok(());
        }
        self.db.people.put(&mut tx, &Person::erased(member, self.db.now())).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    async fn forget_registrations(&self, member: AccountId) -> ServiceResult<()> {
        loop {
            let found = self.db.registrations.some_of(member).await?;
            if found.is_empty() {
                return Ok(());
            }
            let now = self.db.now();
            let (coming, rest): (Vec<_>, Vec<_>) =
                found.into_iter().partition(|registration| registration.is_cancellable(now));
            for registration in coming {
                retry(|| self.try_leave_for_good(registration.id)).await?;
            }
            let rest: Vec<_> = rest.iter().map(|registration| registration.id).collect();
            if !rest.is_empty() {
                retry(|| self.try_forget(member, &rest)).await?;
            }
        }
    }

    /// Gives the places of a coming outing up; what is not to be given up any more is left to the next look.
    async fn try_leave_for_good(&self, id: RegistrationId) -> Result<(), UseCaseError> {
        let found = self.db.registrations.get(id).await?;
        match found.filter(|found| !found.is_forgotten() && found.is_cancellable(self.db.now())) {
            Some(registration) => self.give_up(registration, Leaving::ForGood).await.map(drop),
            None => Ok(()),
        }
    }

    async fn try_forget(&self, member: AccountId, ids: &[RegistrationId]) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let mut found = self.db.registrations.own_in(&mut tx, member, ids).await?;
        found.iter_mut().for_each(Registration::forget_member);
        self.db.registrations.replace_own(&mut tx, member, &found).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    async fn try_remove_savings(&self, member: AccountId) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        self.db.savings.remove(&mut tx, member).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
