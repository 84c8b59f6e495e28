//! The outing starts: who still waits is told that it is too late.

use contracts::{
    ServiceResult,
    booking::{RegistrationStatus, RegistrationStep, SeatsChanged},
};
use kernel::OutingId;
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::Duty,
    store::{ledgers::Guard, registrations::Move},
};

impl Inner {
    pub(super) async fn expire_waitlist(&self, outing: OutingId) -> ServiceResult<()> {
        retry(|| self.try_expire_waitlist(outing)).await
    }

    /// A waitlist is short enough for one transaction.
    async fn try_expire_waitlist(&self, outing: OutingId) -> Result<(), UseCaseError> {
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.still_due(&mut tx, outing, Duty::ExpireWaitlist).await? else {
            return Ok(());
        };
        let guard = Guard { revision: ledger.revision, takes: 0 };
        let expired = ledger.expire_waitlist();
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        let step = Move { from: RegistrationStatus::Waitlisted, to: RegistrationStatus::Cancelled };
        for registration in self.db.registrations.move_by_id(&mut tx, &expired, step).await? {
            tx.emit(&registration.changed(RegistrationStep::WaitlistExpired, None))?;
        }
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
