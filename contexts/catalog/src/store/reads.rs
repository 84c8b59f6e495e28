//! Queries: each is one indexed read.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

use bson::{Bson, Document, doc};
use contracts::catalog::{OfferStatus, OutingFacts, PartnerStatus, VenueView};
use futures::future::try_join_all;
use kernel::{OfferId, OutingId, PartnerId, Timestamp, VenueId};
use platform::{StoreError, Tx, store::collect};
use serde::Deserialize;

use super::{
    After, CatalogStore, find_in,
    paging::{Listing, Order},
};
use crate::domain::{
    Offer, Outing, Partner, Venue,
    outing::{MAX_DAYS_LONG, live_key},
    slots::Occurrence,
};

/// How many outings a page of the export holds.
const EXPORT_PAGE: i64 = 1_000;

/// The outings of one partner that start at or after `from` and before `to`.
#[derive(Debug, Clone, Copy)]
pub struct OutingRange {
    /// Whose.
    pub partner: PartnerId,
    /// Starting at or after.
    pub from: Option<Timestamp>,
    /// Starting before.
    pub to: Option<Timestamp>,
}

/// The offers of one partner, all or those of some statuses.
#[derive(Debug, Clone, Copy)]
pub struct OfferChoice<'a> {
    /// Whose.
    pub partner: PartnerId,
    /// Standing at one of these; all of them when there is none.
    pub statuses: &'a [OfferStatus],
}

/// A document of which only the id is read.
#[derive(Deserialize)]
struct IdOnly<I> {
    #[serde(rename = "_id")]
    id: I,
}

impl CatalogStore {
    /// A partner's venues by name.
    pub async fn venues_of(
        &self,
        partner: PartnerId,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<Venue>, StoreError> {
        let listing = Listing { field: "name_key", order: Order::Rising, limit };
        listing.read(&self.venues, doc! { "view.partner": partner }, after).await
    }

    /// A partner's offers, newest first: all, or those of some statuses. One read for each status, so that each
    /// is as long as the page and no longer.
    pub async fn offers_of(
        &self,
        OfferChoice { partner, statuses }: OfferChoice<'_>,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<Offer>, StoreError> {
        let listing = Listing { field: "view.created_at", order: Order::Falling, limit };
        if statuses.is_empty() {
            return listing.read(&self.offers, doc! { "view.partner": partner }, after).await;
        }
        let of_status = distinct(statuses.iter().copied()).into_iter().map(|status| {
            let filter = doc! { "view.partner": partner, "view.status": status.as_ref() };
            listing.read(&self.offers, filter, after.clone())
        });
        let mut found: Vec<Offer> = try_join_all(of_status).await?.into_iter().flatten().collect();
        found.sort_unstable_by_key(|offer| Reverse((offer.view.created_at, offer.id)));
        found.truncate(limit);
        Ok(found)
    }

    /// Whether an outing that was not called off is under way or to come at a venue.
    pub async fn has_outings_to_come(
        &self,
        tx: &mut Tx,
        venue: &VenueView,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        // By the list's index; no outing lasts longer than a week.
        let to_come = doc! {
            "view.partner": venue.partner,
            "view.starts_at": { "$gte": now.plus_days(-MAX_DAYS_LONG) },
            "view.venue": venue.id,
            "view.ends_at": { "$gt": now },
            "view.cancelled": Bson::Null,
        };
        Ok(self.outings.find_one(to_come).session(&mut tx.session).await?.is_some())
    }

    /// A partner's outings by start.
    pub async fn outings_of(
        &self,
        range: OutingRange,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<Outing>, StoreError> {
        let mut starts = Document::new();
        if let Some(from) = range.from {
            starts.insert("$gte", from);
        }
        if let Some(to) = range.to {
            starts.insert("$lt", to);
        }
        let mut filter = doc! { "view.partner": range.partner };
        if !starts.is_empty() {
            filter.insert("view.starts_at", starts);
        }
        let listing = Listing { field: "view.starts_at", order: Order::Rising, limit };
        listing.read(&self.outings, filter, after).await
    }

    /// The partners that wait for a decision, oldest first.
    pub async fn partners_to_review(
        &self,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<Partner>, StoreError> {
        let waiting = doc! { "view.status": PartnerStatus::PendingReview.as_ref() };
        let listing = Listing { field: "submitted_at", order: Order::Rising, limit };
        listing.read(&self.partners, waiting, after).await
    }

    /// The offers that wait for a decision, oldest first.
    pub async fn offers_to_review(
        &self,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<Offer>, StoreError> {
        let waiting = doc! { "view.status": OfferStatus::PendingReview.as_ref() };
        let listing = Listing { field: "view.submitted_at", order: Order::Rising, limit };
        listing.read(&self.offers, waiting, after).await
    }

    /// Outings that end at or after an instant, by id, after `after`.
    pub async fn outings_ending_after(
        &self,
        instant: Timestamp,
        after: Option<OutingId>,
    ) -> Result<Vec<Outing>, StoreError> {
        let mut filter = doc! { "view.ends_at": { "$gte": instant } };
        if let Some(after) = after {
            filter.insert("_id", doc! { "$gt": after });
        }
        let found = self.outings.find(filter).sort(doc! { "_id": 1 }).limit(EXPORT_PAGE);
        collect(found.await?).await
    }

    /// The outings with their offers and venues: one query for each of both.
    pub async fn facts_of(&self, outings: Vec<Outing>) -> Result<Vec<OutingFacts>, StoreError> {
        let (offers, venues) = futures::try_join!(
            self.get_many::<Offer>(distinct(outings.iter().map(|outing| outing.view.offer))),
            self.get_many::<Venue>(distinct(outings.iter().map(|outing| outing.view.venue))),
        )?;
        let offers: HashMap<_, _> = offers.into_iter().map(|one| (one.id, Arc::new(one.view))).collect();
        let venues: HashMap<_, _> = venues.into_iter().map(|one| (one.id, Arc::new(one.view))).collect();
        // Offers and venues are never deleted: an outing without them does not exist.
        let complete = outings.into_iter().filter_map(|Outing { view, .. }| {
            let (offer, venue) = (offers.get(&view.offer)?, venues.get(&view.venue)?);
            Some(OutingFacts { offer: Arc::clone(offer), venue: Arc::clone(venue), outing: Arc::new(view) })
        });
        Ok(complete.collect())
    }

    /// Those of `venues` that belong to `partner`.
    pub async fn own_venues(
        &self,
        tx: &mut Tx,
        partner: PartnerId,
        venues: Vec<VenueId>,
    ) -> Result<Vec<VenueId>, StoreError> {
        let found: Vec<Venue> = self.read_many(tx, venues).await?;
        let own = found.into_iter().filter(|venue| venue.view.partner == partner);
        Ok(own.map(|venue| venue.id).collect())
    }

    /// Whether another outing of the same offer lives at that place and time.
    pub async fn is_live(&self, tx: &mut Tx, outing: &Outing) -> Result<bool, StoreError> {
        let same = doc! { "live_key": outing.live_key.as_deref() };
        Ok(self.outings.find_one(same).session(&mut tx.session).await?.is_some())
    }

    /// Those of the slots' dates that exist already: as an outing, cancelled ones included, or as another
    /// live outing of the same offer at that place and time.
    pub async fn existing_dates(
        &self,
        tx: &mut Tx,
        offer: OfferId,
        dates: &[Occurrence],
    ) -> Result<ExistingDates, StoreError> {
        let ids: Vec<Bson> = dates.iter().map(|date| date.outing_id(offer).into()).collect();
        let keys: Vec<_> =
            dates.iter().map(|date| live_key(offer, date.slot.venue, date.starts_at)).collect();
        let by_id: Vec<Outing> = find_in(self.outings.find(doc! { "_id": { "$in": ids } }), tx).await?;
        let by_key: Vec<Outing> =
            find_in(self.outings.find(doc! { "live_key": { "$in": keys } }), tx).await?;
        Ok(ExistingDates {
            ids: by_id.into_iter().map(|outing| outing.id).collect(),
            keys: by_key.into_iter().filter_map(|outing| outing.live_key).collect(),
        })
    }

    /// Published offers whose weekly slots must be looked at, at most `limit`.
    pub async fn offers_with_due_slots(
        &self,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<OfferId>, StoreError> {
        self.offer_ids(doc! { "slots_due_at": { "$lte": now } }, limit).await
    }

    /// Offers whose validity is over but whose status does not say so, at most `limit`.
    pub async fn offers_to_expire(&self, now: Timestamp, limit: i64) -> Result<Vec<OfferId>, StoreError> {
        let live = [OfferStatus::PendingReview, OfferStatus::Published, OfferStatus::Paused];
        let live: Vec<&str> = live.iter().map(AsRef::as_ref).collect();
        let over = doc! { "view.status": { "$in": live }, "view.valid_until": { "$lte": now } };
        self.offer_ids(over, limit).await
    }

    async fn offer_ids(&self, filter: Document, limit: i64) -> Result<Vec<OfferId>, StoreError> {
        let offers = self.offers.clone_with_type::<IdOnly<OfferId>>();
        let found = collect(offers.find(filter).projection(doc! { "_id": 1 }).limit(limit).await?).await?;
        Ok(found.into_iter().map(|one| one.id).collect())
    }
}

/// What exists of a slot's dates.
#[derive(Debug, Default)]
pub struct ExistingDates {
    /// By id.
    ids: HashSet<OutingId>,
    /// By [`Outing::live_key`].
    keys: HashSet<String>,
}

impl ExistingDates {
    /// Whether the date exists.
    #[must_use]
    pub fn contains(&self, offer: OfferId, date: &Occurrence) -> bool {
        self.ids.contains(&date.outing_id(offer))
            || self.keys.contains(&live_key(offer, date.slot.venue, date.starts_at))
    }
}

fn distinct<I: Eq + Hash>(ids: impl Iterator<Item = I>) -> Vec<I> {
    ids.collect::<HashSet<_>>().into_iter().collect()
}
