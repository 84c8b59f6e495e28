//! What a row of open data becomes.

use contracts::{
    Refusal, RefusalCode, Refusals, ServiceError,
    catalog::{ImportOuting, ImportRow, OfferDraft, ScheduleOuting},
};
use kernel::{OfferId, OutingId, PartnerId, Timestamp, VenueId};

use super::{CheckedDraft, DraftContext, Offer, Outing, Partner, Venue, fields::Fields};

/// How long a key may be, in characters.
const KEY: std::ops::RangeInclusive<usize> = 1..=200;

/// What is known of a row from before.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its place.
    pub venue: Option<&'a Venue>,
    /// Whose outing it is.
    pub outing_of: Option<PartnerId>,
}

impl Known<'_> {
    /// Whether the row adds nothing to what `partner` has.
    #[must_use]
    pub fn covers(&self, row: &ImportRow, partner: PartnerId) -> bool {
        match row.outing {
            Some(_) => self.outing_of == Some(partner),
            None => self.venue.is_some_and(|venue| venue.view.partner == partner),
        }
    }
}

/// The id of a row's place.
#[must_use]
pub fn venue_id(row: &ImportRow) -> VenueId {
    VenueId::derived_from(row.venue_key.as_ref().unwrap_or(&row.key))
}

/// The id of what happens there.
#[must_use]
pub fn outing_id(row: &ImportRow) -> OutingId {
    OutingId::derived_from(&row.key)
}

/// What a row adds to the catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The place, when it was not known.
    pub new_venue: Option<Venue>,
    /// What happens there.
    pub published: Option<(Offer, Outing)>,
}

impl Imported {
    /// Reads a row of `partner`'s. The rules are those of people's own venues, offers and outings.
    ///
    /// # Errors
    /// Everything that is wrong with it; `INVALID_ID` on a key of another partner's.
    pub fn read(
        row: &ImportRow,
        partner: &Partner,
        known: Known<'_>,
        now: Timestamp,
    ) -> Result<Self, Vec<Refusal>> {
        let mut refused = Vec::new();
        keep(check_keys(row, partner.id, known), &mut refused);
        let new_venue = match known.venue {
            Some(_) => None,
            None => keep(Venue::open(venue_id(row), partner, (row.venue.clone(), &[]), now), &mut refused),
        };
        let published = row.outing.as_ref().map(|outing| publish(row, outing, partner, now));
        let published = published.and_then(|result| keep(result, &mut refused));
        if refused.is_empty() { Ok(Self { new_venue, published }) } else { Err(refused) }
    }
}

fn check_keys(row: &ImportRow, partner: PartnerId, known: Known<'_>) -> Result<(), ServiceError> {
    let mut refusals = Refusals::new();
    let mut fields = Fields::top(&mut refusals);
    fields.text("key", &mut row.key.clone(), KEY);
    fields.require("key", known.outing_of.is_none_or(|of| of == partner), RefusalCode::InvalidId);
    let venue_is_own = known.venue.is_none_or(|venue| venue.view.partner == partner);
    if let Some(key) = &row.venue_key {
        fields.text("venueKey", &mut key.clone(), KEY);
        fields.require("venueKey", venue_is_own, RefusalCode::InvalidId);
    } else {
        fields.require("key", venue_is_own, RefusalCode::InvalidId);
    }
    refusals.done()
}

fn keep<T>(result: Result<T, ServiceError>, refused: &mut Vec<Refusal>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(ServiceError::Refused(refusals)) => {
            refused.extend(refusals);
            None
        }
        // Checks are pure: they refuse, they do not fail.
        Err(ServiceError::Failed(_)) => None,
    }
}

fn publish(
    row: &ImportRow,
    what: &ImportOuting,
    partner: &Partner,
    now: Timestamp,
) -> Result<(Offer, Outing), ServiceError> {
    let (id, venue) = (OfferId::derived_from(&row.key), venue_id(row));
    let draft = OfferDraft {
        venues: vec![venue],
        title: what.title.clone(),
        description: what.description.clone(),
        terms: what.terms.clone(),
        tiers: what.tiers.clone(),
        conditions: None,
        minimum_age: None,
        valid_from: None,
        valid_until: None,
        weekly_slots: Vec::new(),
        quota: None,
        photos: Vec::new(),
    };
    let context =
        DraftContext { partner_type: partner.view.partner_type, own_venues: &[venue], own_photos: &[], now };
    let mut offer = Offer::draft(id, partner, CheckedDraft::new(draft, context)?, now).published();
    let plan = ScheduleOuting {
        offer: id,
        venue,
        starts_at: what.starts_at,
        ends_at: what.ends_at,
        capacity: i64::from(what.capacity),
        registration_opens_at: None,
        registration_closes_at: None,
    };
    let outing = Outing::plan(outing_id(row), &offer, &plan, now)?;
    offer.planned += i64::from(outing.view.capacity);
    Ok((offer, outing))
}
