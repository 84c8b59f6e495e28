//! catalog: an offer changed. Its outings that are not over follow.

use contracts::{ServiceResult, booking::SeatsChanged, catalog::OfferChanged};
use kernel::OutingId;
use platform::{Delivered, Dispatch, UseCaseError, retry};

use crate::{Inner, domain::OfferCopy, store::ledgers::Guard};

impl Inner {
    /// One transaction for each ledger: a change of an offer with many outings must not fight with the
    /// registrations of all of them at once. What is older than what is known changes nothing and each step
    /// bears repetition, so no note in the inbox is needed: whoever finds the event again goes on.
    pub(super) async fn offer_changed(&self, delivered: &Delivered<OfferChanged>) -> ServiceResult<()> {
        let OfferChanged { offer, bookable, .. } = &delivered.event;
        let told = OfferCopy::of(offer, *bookable, Some(delivered.id));
        if retry(|| self.try_keep_offer(&told)).await? {
            for outing in self.db.ledgers.of_offer(told.id, self.db.now()).await? {
                retry(|| self.try_follow(outing, &told)).await?;
            }
        }
        Ok(())
    }

    /// Whether nothing newer is known.
    async fn try_keep_offer(&self, told: &OfferCopy) -> Result<bool, UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.offers.get_in(&mut tx, told.id).await?;
        if known.as_ref().is_some_and(|known| told.is_older_than(known)) {
            return Ok(false);
        }
        let outings = known.map_or(0, |known| known.outings);
        self.db.offers.put(&mut tx, &OfferCopy { outings, ..told.clone() }).await?;
        tx.commit(Dispatch::Soon).await?;
        Ok(true)
    }

    async fn try_follow(&self, outing: OutingId, offer: &OfferCopy) -> Result<(), UseCaseError> {
        let _turn = self.turns.of(outing).await;
        let mut tx = self.db.begin().await?;
        let Some(mut ledger) = self.db.ledgers.get_in(&mut tx, outing).await? else {
            return Ok(());
        };
        let guard = Guard { revision: ledger.revision, takes: 0 };
        if !ledger.follow(offer) {
            return Ok(());
        }
        self.db.ledgers.save(&mut tx, &ledger, guard).await?;
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }
}
