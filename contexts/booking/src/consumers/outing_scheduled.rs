//! catalog: an outing was planned. booking opens its ledger.

use contracts::{
    ServiceResult,
    booking::SeatsChanged,
    catalog::{OfferStatus, OutingFacts, OutingScheduled},
};
use platform::{Delivered, Dispatch, Tx, UseCaseError, retry};

use crate::{
    CONTEXT, Inner,
    domain::{Ledger, OfferCopy},
};

impl Inner {
    pub(super) async fn outing_scheduled(&self, delivered: &Delivered<OutingScheduled>) -> ServiceResult<()> {
        retry(|| self.try_outing_scheduled(delivered)).await
    }

    async fn try_outing_scheduled(&self, delivered: &Delivered<OutingScheduled>) -> Result<(), UseCaseError> {
        let facts = &delivered.event.facts;
        let mut tx = self.db.begin().await?;
        if !tx.first_delivery(CONTEXT, delivered.id).await? {
            return Ok(());
        }
        // The ledger is there already when the outing was called off before this was heard.
        if self.db.ledgers.get_in(&mut tx, facts.outing.id).await?.is_none() {
            let ledger = self.open_ledger(&mut tx, facts).await?;
            self.db.ledgers.insert(&mut tx, &ledger).await?;
            tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        }
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// A new ledger, under the newest that is known of the offer.
    pub(super) async fn open_ledger(&self, tx: &mut Tx, facts: &OutingFacts) -> Result<Ledger, UseCaseError> {
        let told = OfferCopy::of(&facts.offer, facts.offer.status == OfferStatus::Published, None);
        let known = self.db.offers.get_in(tx, facts.offer.id).await?;
        let mut offer = known.filter(|known| known.revision >= told.revision).unwrap_or(told);
        offer.outings += 1;
        self.db.offers.put(tx, &offer).await?;
        let mut ledger = Ledger::planned(facts);
        ledger.follow(&offer);
        Ok(ledger)
    }
}
