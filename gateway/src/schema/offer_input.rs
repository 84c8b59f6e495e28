//! What partners write about offers.

use async_graphql::{ID, InputObject};
use contracts::{ServiceResult, catalog as contract};
use kernel::VenueId;

use super::{
    photo::photo_ids,
    terms::OfferTermsInput,
    tiers::{GroupTierInput, tiers},
};
use crate::scalars::{DateTime, DayOfWeek, LocalTime, clamped, id};

/// From when until when an offer is valid.
#[derive(InputObject)]
pub struct ValidityInput {
    /// From; at once when absent.
    from: Option<DateTime>,
    /// Until; without an end when absent.
    until: Option<DateTime>,
}

/// A slot that makes an outing each week; past midnight when `ends` is not after `starts`.
#[derive(InputObject)]
pub struct WeeklySlotInput {
    /// At which of the offer's venues.
    venue_id: ID,
    /// The day it starts.
    weekday: DayOfWeek,
    /// When it starts.
    starts: LocalTime,
    /// When it ends, that day or the next.
    ends: LocalTime,
    /// How many people.
    capacity: i32,
    /// Registration closes so many minutes before the start.
    #[graphql(default)]
    closes_minutes_before: i32,
}

/// What a partner writes about an offer.
#[derive(InputObject)]
pub struct CreateOfferInput {
    /// Where it is valid.
    venue_ids: Vec<ID>,
    /// One line.
    title: String,
    /// A paragraph or two.
    #[graphql(default)]
    description: String,
    /// The discount.
    terms: OfferTermsInput,
    /// How a group improves it.
    #[graphql(default)]
    tiers: Vec<GroupTierInput>,
    /// What else must be known.
    conditions: Option<String>,
    /// Nobody younger registers; 18 at least for alcohol.
    minimum_age: Option<i32>,
    /// From when until when.
    validity: Option<ValidityInput>,
    /// Slots that make outings by themselves.
    #[graphql(default)]
    weekly_slots: Vec<WeeklySlotInput>,
    /// How many places it gives away over its validity; scheduling never plans more.
    quota: Option<i32>,
    /// Its photos, the first one first; 12 at most, of the own company.
    #[graphql(default)]
    photo_ids: Vec<ID>,
}

impl CreateOfferInput {
    /// The contract's draft.
    ///
    /// # Errors
    /// `INVALID_ID` for an id of another kind; a tier with neither or both benefits.
    pub fn draft(self) -> ServiceResult<contract::OfferDraft> {
        let venue = |(index, text): (usize, ID)| id::<VenueId>(&text, &format!("venueIds.{index}"));
        let slot = |(index, slot): (usize, WeeklySlotInput)| {
            ServiceResult::Ok(contract::WeeklySlot {
                venue: id(&slot.venue_id, &format!("weeklySlots.{index}.venueId"))?,
                weekday: slot.weekday.into(),
                starts: slot.starts.0,
                ends: slot.ends.0,
                capacity: clamped(slot.capacity, u32::MAX),
                closes_minutes_before: clamped(slot.closes_minutes_before, u32::MAX),
            })
        };
        let (valid_from, valid_until) =
            self.validity.map_or((None, None), |validity| (validity.from, validity.until));
        Ok(contract::OfferDraft {
            venues: self.venue_ids.into_iter().enumerate().map(venue).collect::<Result<_, _>>()?,
            title: self.title,
            description: self.description,
            terms: self.terms.into(),
            tiers: tiers(self.tiers)?,
            conditions: self.conditions,
            minimum_age: self.minimum_age.map(i64::from),
            valid_from: valid_from.map(|at| at.0),
            valid_until: valid_until.map(|at| at.0),
            weekly_slots: self.weekly_slots.into_iter().enumerate().map(slot).collect::<Result<_, _>>()?,
            quota: self.quota.map(i64::from),
            photos: photo_ids(&self.photo_ids)?,
        })
    }
}

/// An offer is changed. A change of terms or tiers of a published one goes back to review.
#[derive(InputObject)]
pub struct UpdateOfferInput {
    /// Which offer.
    pub id: ID,
    /// All that it says now.
    pub offer: CreateOfferInput,
}
