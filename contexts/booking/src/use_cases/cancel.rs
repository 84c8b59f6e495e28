//! A member gives the places up; the first waiting party that fits gets them.

use contracts::{
    Actor, RefusalCode, ServiceError, ServiceResult,
    booking::{CancelRegistration, RegistrationStatus, RegistrationStep, RegistrationView, SeatsChanged},
};
use kernel::AccountId;
use platform::{Dispatch, StoreError, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Ledger, Registration},
    store::{ledgers::Guard, registrations::Move},
};

/// What becomes of who gives the places up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// The member may come another time.
    ThisTime,
    /// The account is erased.
    ForGood,
}

impl Inner {
    pub(crate) async fn cancel_registration(
        &self,
        actor: &Actor,
        command: CancelRegistration,
    ) -> ServiceResult<RegistrationView> {
        let member = actor.require_member()?;
        retry(|| self.try_cancel(member, command)).await
    }

    async fn try_cancel(
        &self,
        member: AccountId,
        command: CancelRegistration,
    ) -> Result<RegistrationView, UseCaseError> {
        let found = self.db.registrations.get(command.id).await?;
        let Some(registration) = found.filter(|registration| registration.member == member) else {
            return Err(ServiceError::not_found().into());
        };
        if registration.status == RegistrationStatus::Cancelled {
            return Ok(self.view_again(&registration).await?);
        }
        if !registration.is_cancellable(self.db.now()) {
            return Err(RefusalCode::NotCancellable.into());
        }
        self.give_up(registration, Leaving::ThisTime).await
    }

    /// The registration was read before its turn: when it changed meanwhile, the write finds out.
    pub(super) async fn give_up(
        &self,
        mut registration: Registration,
        leaving: Leaving,
    ) -> Result<RegistrationView, UseCaseError> {
        let outing = registration.summary.outing;
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let ledger = self.db.ledgers.get_in(&mut tx, outing).await?;
        let mut ledger = ledger.ok_or_else(ServiceError::not_found)?;
        let guard = Guard { revision: ledger.revision, takes: 0 };
        // Who gives up after closing still counted at closing.
        ledger.close(self.db.now());
        let promoted = leave(&mut ledger, &registration)?;
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        let read = registration.revision;
        registration.move_to(RegistrationStatus::Cancelled);
        if leaving == Leaving::ForGood {
            registration.forget_member();
        }
        self.db.registrations.save(&mut tx, &registration, read).await?;
        tx.emit(&registration.changed(RegistrationStep::Cancelled, None))?;
        let step = Move { from: RegistrationStatus::Waitlisted, to: RegistrationStatus::Confirmed };
        for promoted in self.db.registrations.move_by_id(&mut tx, &promoted, step).await? {
            tx.emit(&promoted.changed(RegistrationStep::Promoted, None))?;
        }
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        tx.commit(Dispatch::Soon).await?;
        Ok(self.after_change(&registration, &ledger))
    }
}

fn leave(
    ledger: &mut Ledger,
    registration: &Registration,
) -> Result<Vec<kernel::RegistrationId>, StoreError> {
    if registration.status == RegistrationStatus::Confirmed {
        return Ok(ledger.release(registration.people));
    }
    // Not on the waitlist any more: it was promoted since it was read.
    if ledger.leave_waitlist(registration.id) { Ok(Vec::new()) } else { Err(StoreError::Conflict) }
}
