//! What is known of an outing: where and when its seats count.

use contracts::catalog::OutingFacts;
use kernel::{
    OfferId, OutingId, PartnerId, TimeZoneName, Timestamp, VenueId,
    time::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use super::counts::{Cell, Counted, Counts};

/// From this hour on the nights of Friday to Sunday are peak.
const EVENING: i8 = 19;

/// The newest that is known of an outing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outing {
    /// The outing.
    #[serde(rename = "_id")]
    pub id: OutingId,
    /// Whose.
    pub partner: PartnerId,
    /// Of which offer.
    pub offer: OfferId,
    /// At which venue.
    pub venue: VenueId,
    /// The day it starts, in Paris.
    pub day: Date,
    /// Whether it starts off-peak.
    pub off_peak: bool,
    /// How many people it has room for.
    pub seats: u32,
    /// Whether it was called off.
    pub called_off: bool,
    /// The outing's.
    pub revision: i64,
}

impl Outing {
    /// What catalog says.
    #[must_use]
    pub fn of(facts: &OutingFacts) -> Self {
        let (outing, venue) = (&facts.outing, &facts.venue);
        Self {
            id: outing.id,
            partner: outing.partner,
            offer: outing.offer,
            venue: outing.venue,
            day: day_in_paris(outing.starts_at),
            off_peak: is_off_peak(outing.starts_at, &venue.time_zone),
            seats: outing.capacity,
            called_off: outing.cancelled.is_some(),
            revision: outing.revision,
        }
    }
}

impl Counted for Outing {
    fn cell(&self) -> Cell {
        Cell { partner: self.partner, day: self.day, offer: self.offer, venue: self.venue }
    }

    fn counts(&self) -> Counts {
        let offered_seats = if self.called_off { 0 } else { i64::from(self.seats) };
        let off_peak_seats = if self.off_peak { offered_seats } else { 0 };
        Counts { offered_seats, off_peak_seats, ..Counts::default() }
    }
}

/// The day of an instant in Paris.
#[must_use]
pub fn day_in_paris(at: Timestamp) -> Date {
    at.in_zone(&TimeZoneName::paris()).date()
}

/// Monday to Thursday, and before 19:00 on the other days, on the venue's clock.
#[must_use]
pub fn is_off_peak(starts_at: Timestamp, zone: &TimeZoneName) -> bool {
    let local = starts_at.in_zone(zone);
    let weekend = matches!(local.weekday(), Weekday::Friday | Weekday::Saturday | Weekday::Sunday);
    !weekend || local.hour() < EVENING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::instant;

    #[test]
    fn off_peak_is_the_week_and_the_day() {
        let paris = TimeZoneName::paris();
        for (starts_at, off_peak) in [
            ("2026-11-26T20:00:00Z", true),  // Thursday 21:00
            ("2026-11-27T17:59:00Z", true),  // Friday 18:59
            ("2026-11-27T18:00:00Z", false), // Friday 19:00
            ("2026-11-29T22:59:00Z", false), // Sunday 23:59
            ("2026-11-29T23:00:00Z", true),  // Monday 0:00
            ("2026-07-03T17:00:00Z", false), // Friday 19:00 in summer
        ] {
            assert_eq!(is_off_peak(instant(starts_at), &paris), off_peak, "{starts_at}");
        }
    }

    #[test]
    fn off_peak_is_on_the_venue_s_clock_and_the_day_is_that_of_paris() {
        let reunion = TimeZoneName::try_from("Indian/Reunion".to_owned()).unwrap();
        let at = instant("2026-11-27T16:00:00Z");
        assert!(is_off_peak(at, &TimeZoneName::paris()), "17:00 in Paris");
        assert!(!is_off_peak(at, &reunion), "20:00 there");
        assert_eq!(day_in_paris(instant("2026-11-27T23:30:00Z")).to_string(), "2026-11-28");
    }
}
