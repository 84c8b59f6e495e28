//! What a partner writes about an offer, checked as a whole.

use contracts::{
    RefusalCode, Refusals, ServiceError,
    catalog::{Deal, GroupTier, OfferDraft, OfferTerms, PartnerType, WeeklySlot},
    media::Photo,
};
use kernel::{Timestamp, VenueId};

use super::{fields::Fields, photos, terms, tiers, validity, weekly};

const MAX_VENUES: usize = 50;
const MAX_QUOTA: i64 = 1_000_000;
const ADULT: i64 = 18;

/// What a draft is checked against.
#[derive(Debug, Clone, Copy)]
pub struct DraftContext<'a> {
    /// The partner's type: it decides on the kinds.
    pub partner_type: PartnerType,
    /// Those of the named venues that are the partner's own.
    pub own_venues: &'a [VenueId],
    /// Those of the named photos that are the partner's own.
    pub own_photos: &'a [Photo],
    /// The present.
    pub now: Timestamp,
}

/// A draft that passed: texts cleaned, defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedDraft {
    /// Where it is valid, each venue once.
    pub venues: Vec<VenueId>,
    /// One line.
    pub title: String,
    /// A paragraph or two.
    pub description: String,
    /// The discount.
    pub terms: OfferTerms,
    /// How a group improves it.
    pub tiers: Vec<GroupTier>,
    /// What else must be known.
    pub conditions: Option<String>,
    /// Nobody younger registers.
    pub minimum_age: u8,
    /// From when it is valid.
    pub valid_from: Option<Timestamp>,
    /// Until when it is valid.
    pub valid_until: Option<Timestamp>,
    /// Slots that make outings by themselves.
    pub weekly_slots: Vec<WeeklySlot>,
    /// How many places it gives away.
    pub quota: Option<u32>,
    /// Its photos, each once.
    pub photos: Vec<Photo>,
}

impl CheckedDraft {
    /// Checks a draft.
    ///
    /// # Errors
    /// Everything that is wrong with it, each on its field.
    pub fn new(mut draft: OfferDraft, context: DraftContext<'_>) -> Result<Self, ServiceError> {
        let mut refusals = Refusals::new();
        let mut fields = Fields::top(&mut refusals);
        terms::check(&mut fields, &mut draft.terms, context.partner_type, context.now);
        // Nothing else was checked yet: what was refused so far concerns the terms.
        let terms_are_good = refusals.is_empty();
        let mut fields = Fields::top(&mut refusals);
        let mut deal = Deal { pricing: draft.terms.pricing(), tiers: draft.tiers };
        tiers::check(&mut fields, &mut deal, terms_are_good);
        fields.line("title", &mut draft.title);
        fields.text("description", &mut draft.description, 0..=5000);
        fields.optional("conditions", &mut draft.conditions, 2000);
        check_venues(&mut fields, &mut draft.venues, context.own_venues);
        validity::check(&mut fields, draft.valid_from, draft.valid_until, context.now);
        weekly::check(&mut fields, &mut draft.weekly_slots, &draft.venues);
        let minimum_age = check_age(&mut fields, draft.minimum_age, draft.terms.concerns_alcohol());
        if let Some(quota) = draft.quota {
            fields.number("quota", quota, 1..=MAX_QUOTA);
        }
        let photos = photos::check(&mut fields, &mut draft.photos, context.own_photos);
        refusals.done()?;
        Ok(Self {
            venues: draft.venues,
            title: draft.title,
            description: draft.description,
            terms: draft.terms,
            tiers: deal.tiers,
            conditions: draft.conditions,
            minimum_age,
            valid_from: draft.valid_from,
            valid_until: draft.valid_until,
            weekly_slots: draft.weekly_slots,
            quota: draft.quota.and_then(|quota| u32::try_from(quota).ok()),
            photos,
        })
    }
}

/// The venues whose owner must be looked up: no more than an offer may name.
#[must_use]
pub fn named_venues(draft: &OfferDraft) -> Vec<VenueId> {
    draft.venues.iter().take(MAX_VENUES).copied().collect()
}

fn check_venues(fields: &mut Fields<'_>, venues: &mut Vec<VenueId>, own: &[VenueId]) {
    fields.count("venueIds", venues, 1..=MAX_VENUES);
    let mut once: Vec<VenueId> = Vec::with_capacity(venues.len());
    for venue in venues.iter() {
        if !once.contains(venue) {
            once.push(*venue);
        }
    }
    *venues = once;
    fields.require("venueIds", venues.iter().all(|venue| own.contains(venue)), RefusalCode::InvalidId);
}

fn check_age(fields: &mut Fields<'_>, wanted: Option<i64>, alcohol: bool) -> u8 {
    let least = if alcohol { ADULT } else { 0 };
    let age = wanted.unwrap_or(least);
    fields.number("minimumAge", age, 0..=99);
    fields.require("minimumAge", age < 0 || age >= least, RefusalCode::MinimumAgeTooLow);
    u8::try_from(age).unwrap_or(u8::MAX)
}
