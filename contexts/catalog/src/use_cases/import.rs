//! The platform reads rows of open data for a demo partner.

use std::collections::HashMap;

use contracts::{
    Actor, ServiceResult,
    catalog::{ImportBatch, ImportOutcome, ImportPartner, ImportRow, OutingFacts, OutingScheduled},
    identity::PartnerSignedUp,
};
use kernel::{OutingId, PartnerId, Timestamp, VenueId};
use platform::{Dispatch, Tx, UseCaseError, retry};

use super::known;
use crate::{
    domain::{
        Imported, Offer, Outing, Partner, Venue,
        imported::{Known, outing_id, venue_id},
    },
    store::CatalogStore,
};

/// How many rows are written, and told about, in one transaction.
const BATCH: usize = 100;

/// Reads rows: what is new is added at once, published; what was read before stays as it is.
///
/// # Errors
/// `FORBIDDEN` for everybody but the platform; `PARTNER_NOT_ACTIVE` when the demo partner was suspended. A
/// row that is refused refuses no other.
pub async fn import(
    store: &CatalogStore,
    actor: &Actor,
    batch: ImportBatch,
) -> ServiceResult<Vec<ImportOutcome>> {
    actor.require_system()?;
    retry(|| ensure_partner(store, &batch.partner)).await?;
    let partner = PartnerId::derived_from(&batch.partner.name);
    let mut outcomes = Vec::with_capacity(batch.rows.len());
    for rows in batch.rows.chunks(BATCH) {
        outcomes.extend(retry(|| import_rows(store, partner, rows)).await?);
    }
    Ok(outcomes)
}

/// Makes the demo partner, active, when it does not exist.
async fn ensure_partner(store: &CatalogStore, wanted: &ImportPartner) -> Result<(), UseCaseError> {
    let id = PartnerId::derived_from(&wanted.name);
    let mut tx = store.base.begin().await?;
    if store.read::<Partner>(&mut tx, id).await?.is_some() {
        return Ok(());
    }
    let sign_up = PartnerSignedUp {
        partner: id,
        owner: wanted.owner,
        company_name: wanted.name.clone(),
        siret: wanted.siret.clone(),
        partner_type: wanted.partner_type,
    };
    let partner = Partner::signed_up(&sign_up, store.base.now()).active();
    store.insert_new(&mut tx, std::slice::from_ref(&partner)).await?;
    tx.emit(&partner.changed(None))?;
    tx.commit(Dispatch::Soon).await?;
    Ok(())
}

/// What was read before of a batch of rows.
struct Before {
    venues: HashMap<VenueId, Venue>,
    outings: HashMap<OutingId, PartnerId>,
}

impl Before {
    async fn read(store: &CatalogStore, tx: &mut Tx, rows: &[ImportRow]) -> Result<Self, UseCaseError> {
        let venues = store.read_many::<Venue>(tx, rows.iter().map(venue_id).collect()).await?;
        let happening = rows.iter().filter(|row| row.outing.is_some());
        let outings = store.read_many::<Outing>(tx, happening.map(outing_id).collect()).await?;
        Ok(Self {
            venues: venues.into_iter().map(|venue| (venue.id, venue)).collect(),
            outings: outings.into_iter().map(|outing| (outing.id, outing.view.partner)).collect(),
        })
    }

    fn known(&self, row: &ImportRow) -> Known<'_> {
        Known {
            venue: self.venues.get(&venue_id(row)),
            outing_of: self.outings.get(&outing_id(row)).copied(),
        }
    }
}

/// What is to be added.
#[derive(Default)]
struct New {
    venues: Vec<Venue>,
    offers: Vec<Offer>,
    outings: Vec<Outing>,
}

/// A batch of rows being read.
struct Reading {
    partner: Partner,
    before: Before,
    new: New,
    now: Timestamp,
}

async fn import_rows(
    store: &CatalogStore,
    partner: PartnerId,
    rows: &[ImportRow],
) -> Result<Vec<ImportOutcome>, UseCaseError> {
    let mut tx = store.base.begin().await?;
    let partner: Partner = known(store, &mut tx, partner).await?;
    partner.require_active()?;
    let before = Before::read(store, &mut tx, rows).await?;
    let mut reading = Reading { partner, before, new: New::default(), now: store.base.now() };
    let outcomes = rows.iter().map(|row| reading.take(row)).collect();
    let Reading { partner, before, new, .. } = reading;
    if new.venues.is_empty() && new.offers.is_empty() {
        return Ok(outcomes);
    }
    store.hold_partner(&mut tx, &partner).await?;
    store.insert_new(&mut tx, &new.venues).await?;
    store.insert_new(&mut tx, &new.offers).await?;
    store.insert_new(&mut tx, &new.outings).await?;
    tell(&mut tx, &before, new)?;
    tx.commit(Dispatch::Soon).await?;
    Ok(outcomes)
}

impl Reading {
    /// Decides on one row, and notes what it adds.
    fn take(&mut self, row: &ImportRow) -> ImportOutcome {
        let known = self.before.known(row);
        if known.covers(row, self.partner.id) {
            return ImportOutcome::Unchanged;
        }
        let imported = match Imported::read(row, &self.partner, known, self.now) {
            Ok(imported) => imported,
            Err(refusals) => return ImportOutcome::Refused(refusals),
        };
        if let Some(venue) = imported.new_venue {
            self.before.venues.insert(venue.id, venue.clone());
            self.new.venues.push(venue);
        }
        if let Some((offer, outing)) = imported.published {
            self.before.outings.insert(outing.id, self.partner.id);
            self.new.offers.push(offer);
            self.new.outings.push(outing);
        }
        ImportOutcome::Created
    }
}

/// Tells about what is new: a venue before its offer, an offer before its outing.
fn tell(tx: &mut Tx, before: &Before, new: New) -> Result<(), UseCaseError> {
    for venue in &new.venues {
        tx.emit(&venue.changed())?;
    }
    for (offer, outing) in new.offers.into_iter().zip(new.outings) {
        tx.emit(&offer.changed(None))?;
        if let Some(venue) = before.venues.get(&outing.view.venue) {
            let venue = venue.view.clone().into();
            let facts = OutingFacts { outing: outing.view.into(), offer: offer.view.into(), venue };
            tx.emit(&OutingScheduled { facts })?;
        }
    }
    Ok(())
}
