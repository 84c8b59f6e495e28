//! `partners`: which company has which SIRET.

use std::time::Duration;

use bson::doc;
use kernel::{EmailAddress, PartnerId, Siret};
use mongodb::IndexModel;
use platform::{
    StoreError, Tx,
    store::{expiring_index, index, unique_index},
};

use super::{IdentityStore, conflict_when_duplicate, met};
use crate::domain::reservation::Reservation;

pub(super) const NAME: &str = "partners";

/// What nobody took over is forgotten so long after it stopped being held: later than its sign-up.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

pub(super) fn indexes() -> [IndexModel; 3] {
    [
        unique_index(doc! { "siret": 1 }),
        index(doc! { "email": 1 }),
        // Confirmed companies have no such date and stay.
        expiring_index("held_until", KEPT),
    ]
}

impl IdentityStore {
    /// Who has a SIRET.
    pub(crate) async fn reservation_of(&self, siret: &Siret) -> Result<Option<Reservation>, StoreError> {
        Ok(self.partners.find_one(doc! { "siret": siret.as_str() }).await?)
    }

    /// Gives back what an address reserved and never confirmed.
    pub(crate) async fn release_reservations(
        &self,
        tx: &mut Tx,
        email: &EmailAddress,
    ) -> Result<(), StoreError> {
        let unconfirmed = doc! { "email": email.as_str(), "held_until": { "$exists": true } };
        self.partners.delete_many(unconfirmed).session(&mut tx.session).await?;
        Ok(())
    }

    /// Takes back a reservation that was read and not confirmed.
    pub(crate) async fn evict_reservation(&self, tx: &mut Tx, lost: &Reservation) -> Result<(), StoreError> {
        let as_read = doc! { "_id": lost.partner, "held_until": { "$exists": true } };
        met(self.partners.delete_one(as_read).session(&mut tx.session).await?.deleted_count)
    }

    /// Reserves a SIRET that was free when it was read.
    pub(crate) async fn reserve(&self, tx: &mut Tx, reservation: &Reservation) -> Result<(), StoreError> {
        let added = self.partners.insert_one(reservation).session(&mut tx.session).await;
        added.map(drop).map_err(conflict_when_duplicate)
    }

    /// Makes a reservation the company's for good.
    pub(crate) async fn keep_reservation(&self, tx: &mut Tx, partner: PartnerId) -> Result<(), StoreError> {
        let unconfirmed = doc! { "_id": partner, "held_until": { "$exists": true } };
        let update = doc! { "$unset": { "held_until": "" } };
        met(self.partners.update_one(unconfirmed, update).session(&mut tx.session).await?.matched_count)
    }
}
