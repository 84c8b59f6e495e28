//! A dated occurrence of an offer.

use contracts::{
    Refusal, RefusalCode, Refusals, ServiceError,
    catalog::{OutingView, ScheduleOuting},
};
use kernel::{OfferId, OutingId, Timestamp, VenueId};
use serde::{Deserialize, Serialize};

use super::{fields::Fields, offer::Offer, slots::Occurrence};

const MAX_CAPACITY: i64 = 10_000;
const MAX_DAYS_AHEAD: i64 = 400;
/// No outing lasts longer, in days.
pub const MAX_DAYS_LONG: i64 = 7;

/// A dated occurrence of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outing {
    /// The outing's id.
    #[serde(rename = "_id")]
    pub id: OutingId,
    /// The outing as everybody sees it, but for the seats.
    pub view: OutingView,
    /// Offer, venue and start while it was not cancelled. One such outing lives at a time: who plans one
    /// looks for the key and writes the offer's count in the same transaction, so that two at once collide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_key: Option<String>,
    /// When it was planned.
    pub created_at: Timestamp,
}

/// [`Outing::live_key`] of an outing of `offer` at `venue` that starts then.
#[must_use]
pub fn live_key(offer: OfferId, venue: VenueId, starts_at: Timestamp) -> String {
    format!("{offer}/{venue}/{}", starts_at.as_millis())
}

impl Outing {
    /// Plans an outing by hand.
    ///
    /// # Errors
    /// Everything that is wrong with the command, each on its field.
    pub fn plan(
        id: OutingId,
        offer: &Offer,
        command: &ScheduleOuting,
        now: Timestamp,
    ) -> Result<Self, ServiceError> {
        let mut refusals = Refusals::new();
        check(&mut Fields::top(&mut refusals), offer, command, now);
        refusals.done()?;
        let capacity = u32::try_from(command.capacity).unwrap_or_default();
        if !offer.has_quota_for(capacity) {
            return Err(Refusal::new(RefusalCode::QuotaExceeded).on("capacity").into());
        }
        let view = OutingView {
            id,
            offer: offer.id,
            venue: command.venue,
            partner: offer.view.partner,
            starts_at: command.starts_at,
            ends_at: command.ends_at,
            registration_opens_at: command.registration_opens_at.unwrap_or(now),
            registration_closes_at: command.registration_closes_at.unwrap_or(command.starts_at),
            capacity,
            cancelled: None,
            revision: 1,
        };
        Ok(Self::new(view, now))
    }

    /// The outing a weekly slot makes: registration opens at once.
    #[must_use]
    pub fn of_slot(offer: &Offer, date: &Occurrence, now: Timestamp) -> Self {
        let view = OutingView {
            id: date.outing_id(offer.id),
            offer: offer.id,
            venue: date.slot.venue,
            partner: offer.view.partner,
            starts_at: date.starts_at,
            ends_at: date.ends_at,
            registration_opens_at: now,
            registration_closes_at: date.closes_at,
            capacity: date.slot.capacity,
            cancelled: None,
            revision: 1,
        };
        Self::new(view, now)
    }

    fn new(view: OutingView, now: Timestamp) -> Self {
        let live_key = Some(live_key(view.offer, view.venue, view.starts_at));
        Self { id: view.id, view, live_key, created_at: now }
    }

    /// Calls the outing off.
    ///
    /// # Errors
    /// `INVALID_STATE` when that was done before, or the outing is over.
    pub fn cancel(&mut self, reason: String, now: Timestamp) -> Result<(), RefusalCode> {
        if self.view.cancelled.is_some() || self.view.ends_at <= now {
            return Err(RefusalCode::InvalidState);
        }
        self.view.cancelled = Some(reason);
        self.view.revision += 1;
        self.live_key = None;
        Ok(())
    }
}

fn check(fields: &mut Fields<'_>, offer: &Offer, command: &ScheduleOuting, now: Timestamp) {
    use RefusalCode::{
        DateInPast, DateTooFar, EndBeforeStart, OutsideValidity, TimesInvalid, VenueNotInOffer,
    };
    let (starts_at, ends_at) = (command.starts_at, command.ends_at);
    fields.require("venueId", offer.view.venues.contains(&command.venue), VenueNotInOffer);
    fields.require("startsAt", starts_at > now, DateInPast);
    fields.require("startsAt", starts_at <= now.plus_days(MAX_DAYS_AHEAD), DateTooFar);
    fields.require("startsAt", offer.is_valid_at(starts_at), OutsideValidity);
    fields.require("endsAt", ends_at > starts_at, EndBeforeStart);
    fields.require("endsAt", ends_at <= starts_at.plus_days(MAX_DAYS_LONG), DateTooFar);
    fields.number("capacity", command.capacity, 1..=MAX_CAPACITY);
    let closes_at = command.registration_closes_at.unwrap_or(starts_at);
    let opens_in_time = command.registration_opens_at.is_none_or(|opens_at| opens_at <= closes_at);
    if command.registration_closes_at.is_none() {
        fields.require("registrationOpensAt", opens_in_time, EndBeforeStart);
    } else {
        fields.require("registrationClosesAt", opens_in_time, EndBeforeStart);
        fields.require("registrationClosesAt", closes_at > now, DateInPast);
        // At the door is fine; after the end there is nothing left to register for.
        fields.require("registrationClosesAt", closes_at <= ends_at, TimesInvalid);
    }
}
