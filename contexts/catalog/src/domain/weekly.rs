//! What weekly slots may say.

use contracts::{RefusalCode, catalog::WeeklySlot};
use kernel::VenueId;

use super::fields::Fields;

const MAX_SLOTS: usize = 50;
const MAX_CAPACITY: i64 = 10_000;
/// Registration closes a week before the start at the earliest.
const MAX_CLOSES_BEFORE: i64 = 7 * 24 * 60;

/// Checks the slots of an offer that is valid at `venues`.
pub(super) fn check(fields: &mut Fields<'_>, slots: &mut Vec<WeeklySlot>, venues: &[VenueId]) {
    fields.count("weeklySlots", slots, 0..=MAX_SLOTS);
    let mut seen = Vec::with_capacity(slots.len());
    for (index, slot) in slots.iter_mut().enumerate() {
        let mut fields = fields.item("weeklySlots", index);
        fields.require("venueId", venues.contains(&slot.venue), RefusalCode::VenueNotInOffer);
        fields.times("starts", &mut slot.starts, &mut slot.ends);
        fields.number("capacity", slot.capacity, 1..=MAX_CAPACITY);
        fields.number("closesMinutesBefore", slot.closes_minutes_before, 0..=MAX_CLOSES_BEFORE);
        let start = (slot.venue, slot.weekday, slot.starts);
        fields.require("starts", !seen.contains(&start), RefusalCode::OutingExists);
        seen.push(start);
    }
}
