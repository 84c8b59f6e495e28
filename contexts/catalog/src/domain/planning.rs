//! Which outings an offer's weekly slots are missing.

use std::collections::HashMap;

use contracts::catalog::WeeklySlot;
use kernel::{TimeZoneName, Timestamp, VenueId};

use super::{
    Offer, Outing,
    slots::{HORIZON_DAYS, Occurrence, expand},
};

/// Every slot is due once within these days.
const WEEK_AND_A_DAY: i64 = 8;

/// The dates of the offer's slots within the horizon that its validity allows, by start.
#[must_use]
pub fn dates(offer: &Offer, zones: &HashMap<VenueId, TimeZoneName>, now: Timestamp) -> Vec<Occurrence> {
    let mut found = expand_all(&offer.view.weekly_slots, zones, now, HORIZON_DAYS);
    found.retain(|date| offer.is_valid_at(date.starts_at));
    found.sort_by_key(|date| (date.starts_at, date.slot.venue));
    found
}

/// The outings to make for those of `dates` that are not there yet, as far as the quota goes; `offer` counts
/// them.
pub fn missing(
    offer: &mut Offer,
    dates: &[Occurrence],
    exists: impl Fn(&Occurrence) -> bool,
    now: Timestamp,
) -> Vec<Outing> {
    let mut outings = Vec::new();
    for date in dates.iter().filter(|date| !exists(date)) {
        if offer.has_quota_for(date.slot.capacity) {
            offer.planned += i64::from(date.slot.capacity);
            outings.push(Outing::of_slot(offer, date, now));
        }
    }
    outings
}

/// When the next date comes within the horizon.
#[must_use]
pub fn next_due(offer: &Offer, zones: &HashMap<VenueId, TimeZoneName>, now: Timestamp) -> Option<Timestamp> {
    // Early closing leaves no date out here: when it comes within the horizon, it is still open.
    let slots = offer.view.weekly_slots.iter().map(|slot| WeeklySlot { closes_minutes_before: 0, ..*slot });
    let slots: Vec<_> = slots.collect();
    let beyond = expand_all(&slots, zones, now.plus_days(HORIZON_DAYS), WEEK_AND_A_DAY);
    beyond.iter().map(|date| date.starts_at.plus_days(-HORIZON_DAYS)).min()
}

fn expand_all(
    slots: &[WeeklySlot],
    zones: &HashMap<VenueId, TimeZoneName>,
    now: Timestamp,
    days: i64,
) -> Vec<Occurrence> {
    let at_each = zones.iter().flat_map(|(venue, zone)| {
        let there: Vec<_> = slots.iter().filter(|slot| slot.venue == *venue).copied().collect();
        expand(&there, zone, now, days)
    });
    at_each.collect()
}
