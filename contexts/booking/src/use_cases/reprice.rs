//! Savings of those who were checked in before registration closed are brought to the final tier.

use contracts::{ServiceResult, booking::SeatsChanged};
use kernel::{OutingId, RegistrationId};
use platform::{Dispatch, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Duty, registration::TierCount},
    store::{ledgers::Guard, savings::SavingChange},
};

impl Inner {
    pub(super) async fn reprice(&self, outing: OutingId) -> ServiceResult<()> {
        let Some(ledger) = self.db.ledgers.get(outing).await? else {
            return Ok(());
        };
        let tier = TierCount::of(&ledger);
        loop {
            // Each one that is done leaves the list, so a job that was cut off goes on where it stopped.
            let provisional = self.db.registrations.provisional(outing).await?;
            if provisional.is_empty() {
                break;
            }
            for registration in provisional {
                retry(|| self.try_reprice(registration.id, tier)).await?;
            }
        }
        retry(|| self.try_note_repriced(outing)).await
    }

    async fn try_reprice(&self, id: RegistrationId, tier: TierCount) -> Result<(), UseCaseError> {
        let Some(mut registration) = self.db.registrations.get(id).await? else {
            return Ok(());
        };
        if !registration.arrival.as_ref().is_some_and(|arrival| arrival.provisional) {
            return Ok(());
        }
        let (read, before) = (registration.revision, registration.saving);
        registration.price(tier);
        let mut tx = self.db.begin().await?;
        self.db.registrations.save(&mut tx, &registration, read).await?;
        if before != registration.saving {
            let change = SavingChange { before, after: registration.saving, check_ins: 0 };
            self.db.savings.count(&mut tx, &registration, change).await?;
            if let Some(event) = registration.saving_recorded(tier) {
                tx.emit(&event)?;
            }
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    async fn try_note_repriced(&self, outing: OutingId) -> Result<(), UseCaseError> {
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.still_due(&mut tx, outing, Duty::Reprice).await? else {
            return Ok(());
        };
        let guard = Guard { revision: ledger.revision, takes: 0 };
        ledger.note_repriced();
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
