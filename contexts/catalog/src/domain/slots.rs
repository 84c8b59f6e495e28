//! Weekly slots become dated outings, on the venue's clock.

use contracts::catalog::WeeklySlot;
use kernel::{
    OfferId, OutingId, TimeZoneName, Timestamp,
    time::{Date, Time},
};

/// How far ahead slots make outings, in days.
pub const HORIZON_DAYS: i64 = 30;

/// One date of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Of which slot.
    pub slot: WeeklySlot,
    /// The day it starts, at the venue.
    pub date: Date,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Until when members register.
    pub closes_at: Timestamp,
}

impl Occurrence {
    /// The outing's id: the same slot on the same date is the same outing, whoever makes it and when.
    #[must_use]
    pub fn outing_id(&self, offer: OfferId) -> OutingId {
        let Self { slot, date, .. } = self;
        OutingId::derived_from(&format!("{offer}/{}/{}/{date}", slot.venue, slot.starts))
    }
}

/// The dates of `slots` that start after `now` and at most `days` times 24 hours later, by start.
///
/// `zone` is the zone of the slots' venues. A start that a change to summer time skips moves forward by the
/// gap, one that exists twice is the first; the end is what the clock then shows, and where a change leaves
/// no time in between, the slot's own length after the start. Dates whose registration would be over are
/// left out, and of two that fall on one instant at one venue the first slot's is kept.
#[must_use]
pub fn expand(slots: &[WeeklySlot], zone: &TimeZoneName, now: Timestamp, days: i64) -> Vec<Occurrence> {
    let horizon = now.plus_days(days);
    let last = horizon.in_zone(zone).date();
    let mut found = Vec::new();
    let mut date = now.in_zone(zone).date();
    while date <= last {
        let that_day = slots.iter().filter(|slot| slot.weekday == date.weekday());
        found.extend(that_day.map(|slot| occurrence(*slot, date, zone)));
        let Ok(tomorrow) = date.tomorrow() else { break };
        date = tomorrow;
    }
    found.retain(|one| one.closes_at > now && one.starts_at <= horizon);
    found.sort_by_key(|one| (one.starts_at, one.slot.venue));
    found.dedup_by_key(|one| (one.starts_at, one.slot.venue));
    found
}

fn occurrence(slot: WeeklySlot, date: Date, zone: &TimeZoneName) -> Occurrence {
    let starts_at = Timestamp::from_local(date.to_datetime(slot.starts), zone);
    let past_midnight = slot.ends <= slot.starts;
    let end_date = if past_midnight { date.tomorrow().unwrap_or(date) } else { date };
    let on_the_clock = Timestamp::from_local(end_date.to_datetime(slot.ends), zone);
    let ends_at = if on_the_clock > starts_at {
        on_the_clock
    } else {
        starts_at.plus_minutes(minutes_between(slot.starts, slot.ends))
    };
    let closes_at = starts_at.plus_minutes(-i64::from(slot.closes_minutes_before));
    Occurrence { slot, date, starts_at, ends_at, closes_at }
}

/// From one time of the day to the next time the clock shows the other: 1 minute to 24 hours.
fn minutes_between(from: Time, to: Time) -> i64 {
    let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let minutes = (minute(to) - minute(from)).rem_euclid(24 * 60);
    if minutes == 0 { 24 * 60 } else { minutes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{VenueId, time::Weekday};
    use proptest::prelude::*;

    fn slot(weekday: Weekday, starts: &str, ends: &str) -> WeeklySlot {
        WeeklySlot {
            venue: VenueId::derived_from("a"),
            weekday,
            starts: starts.parse().unwrap(),
            ends: ends.parse().unwrap(),
            capacity: 10,
            closes_minutes_before: 0,
        }
    }

    fn paris(slot: WeeklySlot, now: &str, days: i64) -> Vec<(String, String)> {
        let zone = TimeZoneName::paris();
        let found = expand(&[slot], &zone, now.parse().unwrap(), days);
        let text = |at: Timestamp| at.to_rfc3339_in(&zone);
        found.iter().map(|one| (text(one.starts_at), text(one.ends_at))).collect()
    }

    fn pair(from: &str, to: &str) -> (String, String) {
        (from.to_owned(), to.to_owned())
    }

    #[test]
    fn the_clock_on_the_wall_stays_when_summer_ends() {
        let found = paris(slot(Weekday::Sunday, "18:00", "20:00"), "2026-10-17T10:00:00Z", 14);
        assert_eq!(
            found,
            [
                pair("2026-10-18T18:00:00+02:00", "2026-10-18T20:00:00+02:00"),
                pair("2026-10-25T18:00:00+01:00", "2026-10-25T20:00:00+01:00"),
            ]
        );
    }

    #[test]
    fn past_midnight_ends_the_next_day() {
        let found = paris(slot(Weekday::Saturday, "22:00", "02:00"), "2026-11-20T12:00:00Z", 7);
        assert_eq!(found, [pair("2026-11-21T22:00:00+01:00", "2026-11-22T02:00:00+01:00")]);
    }

    #[test]
    fn the_night_of_the_skipped_hour() {
        // 28 March 2027: 02:00 becomes 03:00.
        let at = |starts, ends| paris(slot(Weekday::Sunday, starts, ends), "2027-03-27T12:00:00Z", 1);
        assert_eq!(at("02:30", "05:00"), [pair("2027-03-28T03:30:00+02:00", "2027-03-28T05:00:00+02:00")]);
        assert_eq!(at("02:15", "02:45"), [pair("2027-03-28T03:15:00+02:00", "2027-03-28T03:45:00+02:00")]);
        assert_eq!(at("02:30", "03:15"), [pair("2027-03-28T03:30:00+02:00", "2027-03-28T04:15:00+02:00")]);
        let through = paris(slot(Weekday::Saturday, "22:00", "04:00"), "2027-03-27T12:00:00Z", 1);
        assert_eq!(through, [pair("2027-03-27T22:00:00+01:00", "2027-03-28T04:00:00+02:00")]);
    }

    #[test]
    fn the_night_of_the_doubled_hour() {
        // 25 October 2026: 03:00 becomes 02:00.
        let at = |starts, ends| paris(slot(Weekday::Sunday, starts, ends), "2026-10-24T12:00:00Z", 1);
        assert_eq!(at("02:30", "04:00"), [pair("2026-10-25T02:30:00+02:00", "2026-10-25T04:00:00+01:00")]);
        assert_eq!(at("02:15", "02:45"), [pair("2026-10-25T02:15:00+02:00", "2026-10-25T02:45:00+02:00")]);
    }

    #[test]
    fn what_has_started_or_closed_is_left_out() {
        let friday = slot(Weekday::Friday, "20:00", "22:00");
        assert_eq!(paris(friday, "2026-11-20T18:59:59Z", 6).len(), 1);
        assert_eq!(paris(friday, "2026-11-20T19:00:00Z", 6).len(), 0);
        let closing_early = WeeklySlot { closes_minutes_before: 60, ..friday };
        assert_eq!(paris(closing_early, "2026-11-20T18:00:00Z", 6).len(), 0);
    }

    #[test]
    fn two_slots_that_summer_time_makes_one_give_one_outing() {
        let zone = TimeZoneName::paris();
        let slots = [slot(Weekday::Sunday, "02:30", "04:00"), slot(Weekday::Sunday, "03:30", "05:00")];
        assert_eq!(expand(&slots, &zone, "2027-03-27T12:00:00Z".parse().unwrap(), 1).len(), 1);
        assert_eq!(expand(&slots, &zone, "2027-04-03T12:00:00Z".parse().unwrap(), 1).len(), 2);
    }

    fn any_slot() -> impl Strategy<Value = WeeklySlot> {
        let minute = || (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
        (0_u8..3, 1_i8..=7, minute(), minute(), 0_u32..300)
            .prop_filter("no time at all", |(_, _, starts, ends, _)| starts != ends)
            .prop_map(|(venue, weekday, starts, ends, closes_minutes_before)| WeeklySlot {
                venue: VenueId::derived_from(&venue.to_string()),
                weekday: Weekday::from_monday_one_offset(weekday).unwrap(),
                starts,
                ends,
                capacity: 10,
                closes_minutes_before,
            })
    }

    proptest! {
        #[test]
        fn every_date_is_in_the_future_after_its_slot_s_clock_and_made_once(
            slots in prop::collection::vec(any_slot(), 0..12),
            // Three years around both changes of 2026 and 2027, by the minute.
            minute in 0_i64..3 * 365 * 24 * 60,
            zone in prop::sample::select(vec!["Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Apia"]),
        ) {
            let zone = TimeZoneName::try_from(zone.to_owned()).unwrap();
            let now = "2025-06-01T00:00:00Z".parse::<Timestamp>().unwrap().plus_minutes(minute);
            let offer = OfferId::derived_from("x");
            let found = expand(&slots, &zone, now, HORIZON_DAYS);
            let mut ids = std::collections::HashSet::new();
            for one in &found {
                prop_assert!(one.ends_at > one.starts_at);
                prop_assert!(one.starts_at > now && one.closes_at > now);
                prop_assert!(one.starts_at <= now.plus_days(HORIZON_DAYS));
                let local = one.starts_at.in_zone(&zone);
                prop_assert_eq!(one.date.weekday(), one.slot.weekday);
                prop_assert_eq!(local.date(), one.date);
                let skipped = Timestamp::from_local(one.date.to_datetime(one.slot.starts), &zone)
                    .in_zone(&zone).time() != one.slot.starts;
                prop_assert!(skipped || local.time() == one.slot.starts);
                prop_assert!(!skipped || local.time() > one.slot.starts);
                prop_assert!(ids.insert(one.outing_id(offer)));
            }
            // Nothing is missing either: 30 days hold four dates of a slot or five, of which one may have
            // closed and one may have fallen on another slot's instant.
            let starts: std::collections::HashSet<_> =
                slots.iter().map(|slot| (slot.venue, slot.weekday, slot.starts)).collect();
            prop_assert!((starts.len() * 2..=starts.len() * 5).contains(&found.len()));
        }
    }
}
