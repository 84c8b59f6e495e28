//! What offers and venues repeat of their partner, brought up to date when it changes.

use bson::{Document, doc};
use platform::{StoreError, Tx};

use super::{CatalogStore, by_ids, find_in};
use crate::domain::{Offer, Partner, Venue};

/// In what an offer can lag behind its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Whether the partner is active.
    Active,
    /// The partner's name.
    Name,
}

impl Behind {
    fn filter(self, partner: &Partner) -> Document {
        match self {
            Self::Active => doc! { "view.partner": partner.id, "partner_active": !partner.is_active() },
            Self::Name => doc! {
                "view.partner": partner.id, "view.partner_name": { "$ne": &partner.view.name },
            },
        }
    }
}

/// How many offers, or venues, are looked for at once.
pub const FOLLOWERS: i64 = 200;

impl CatalogStore {
    /// Venues that lag behind their partner's name, at most [`FOLLOWERS`].
    pub async fn venues_behind(&self, tx: &mut Tx, partner: &Partner) -> Result<Vec<Venue>, StoreError> {
        find_in(self.venues.find(Behind::Name.filter(partner)).limit(FOLLOWERS), tx).await
    }

    /// Offers that lag behind their partner, at most [`FOLLOWERS`].
    pub async fn offers_behind(
        &self,
        tx: &mut Tx,
        partner: &Partner,
        behind: Behind,
    ) -> Result<Vec<Offer>, StoreError> {
        find_in(self.offers.find(behind.filter(partner)).limit(FOLLOWERS), tx).await
    }

    /// Writes offers that this transaction read and that now follow `partner`: what [`Offer::follow`] and
    /// [`Offer::note_change`] changed, in one write for all of them. A change of one of them meanwhile
    /// collides with the transaction.
    ///
    /// # Errors
    /// `Conflict` when one changed meanwhile; otherwise when the database gives no answer.
    pub async fn save_followers(
        &self,
        tx: &mut Tx,
        partner: &Partner,
        offers: &[Offer],
    ) -> Result<(), StoreError> {
        let change = doc! {
            "$set": { "partner_active": partner.is_active(), "view.partner_name": &partner.view.name },
            "$inc": { "view.revision": 1 },
            "$unset": { "slots_due_at": "" },
        };
        let all = by_ids(offers.iter().map(|offer| offer.id).collect());
        let written = self.offers.update_many(all, change).session(&mut tx.session).await?;
        if usize::try_from(written.matched_count) != Ok(offers.len()) {
            return Err(StoreError::Conflict);
        }
        let due: Vec<&Offer> = offers.iter().filter(|offer| offer.slots_due_at.is_some()).collect();
        if let Some(at) = due.iter().find_map(|offer| offer.slots_due_at) {
            let due = by_ids(due.into_iter().map(|offer| offer.id).collect());
            let change = doc! { "$set": { "slots_due_at": at } };
            self.offers.update_many(due, change).session(&mut tx.session).await?;
        }
        Ok(())
    }
}
