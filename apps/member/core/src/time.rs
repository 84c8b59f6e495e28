//! Instants on a venue's clock.

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Compiled in: a browser has no time zone database to read.
static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

/// An instant with the offset of the clock it is shown on: the API answers with that of the venue.
#[derive(Debug, Clone, Copy)]
pub struct Instant {
    at: Timestamp,
    offset: Offset,
}

impl Instant {
    /// The same instant on the clock of Paris.
    pub fn paris(at: Timestamp) -> Self {
        Self { at, offset: PARIS.to_offset(at) }
    }

    /// From milliseconds since 1970, as browsers count; the epoch when there is no such time.
    pub fn from_millis(millis: i64) -> Self {
        Self::paris(Timestamp::from_millisecond(millis).unwrap_or_default())
    }

    /// The same instant on the clock of Paris: for what has no place of its own.
    pub fn in_paris(self) -> Self {
        Self::paris(self.at)
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.at.as_millisecond()
    }

    /// In UTC.
    pub const fn timestamp(self) -> Timestamp {
        self.at
    }

    /// What the clock at that place shows.
    pub fn local(self) -> DateTime {
        self.offset.to_datetime(self.at)
    }

    /// The day there.
    pub fn day(self) -> Date {
        self.local().date()
    }

    /// This instant on the clock on which `other` is told. Around a change to or from summer time the offsets of
    /// two instants differ on one clock: Paris's is known, another's is taken as it is.
    pub fn on_clock_of(self, other: Self) -> Self {
        if PARIS.to_offset(other.at) == other.offset {
            return Self::paris(self.at);
        }
        Self { at: self.at, offset: other.offset }
    }

    /// Midnight in Paris at the beginning of `day`; the day's beginning in UTC where there is no such time.
    pub fn midnight_in_paris(day: Date) -> Self {
        let at = PARIS.to_timestamp(day.at(0, 0, 0, 0));
        Self::paris(at.or_else(|_| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0))).unwrap_or_default())
    }

    /// Seconds from `earlier` to this.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.at.as_second() - earlier.at.as_second()
    }
}

impl PartialEq for Instant {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Instant {}

impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instant {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let at: Timestamp = text.parse()?;
        let local = text.get(..19).unwrap_or(text).parse::<DateTime>()?;
        let seconds = Offset::UTC.to_timestamp(local)?.as_second() - at.as_second();
        let offset = i32::try_from(seconds).ok().and_then(|seconds| Offset::from_seconds(seconds).ok());
        Ok(Self { at, offset: offset.unwrap_or(Offset::UTC) })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|_| D::Error::custom("no instant"))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A time of day, as the API writes it: `18:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime(pub Time);

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map(Self).map_err(|_| D::Error::custom("no time of day"))
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&crate::format::hour_and_minute(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_keeps_the_clock_of_its_place() {
        let reunion = instant("2026-11-28T21:00:00+04:00");
        assert_eq!(reunion.local().to_string(), "2026-11-28T21:00:00");
        assert_eq!(reunion, instant("2026-11-28T17:00:00Z"));
        assert_eq!(instant("2026-11-28T21:00:00.5+01:00").local().hour(), 21);
        assert!("2026-11-28".parse::<Instant>().is_err());
    }

    #[test]
    fn paris_has_a_summer() {
        let summer = instant("2027-07-14T20:00:00+02:00");
        let winter = instant("2026-11-28T20:00:00+01:00");
        assert_eq!(winter.on_clock_of(summer).local().hour(), 20);
        // The night the clocks go back: already in winter's offset tomorrow, still summer's now.
        let tomorrow = instant("2026-10-25T21:00:00+01:00");
        let now = instant("2026-10-24T22:30:00Z");
        assert_eq!(now.on_clock_of(tomorrow).day().to_string(), "2026-10-25");
        let island = instant("2026-11-28T20:00:00-04:00");
        assert_eq!(winter.on_clock_of(island).local().hour(), 15);
    }

    #[test]
    fn a_day_begins_at_midnight_in_paris() {
        let midnight = Instant::midnight_in_paris(Date::constant(2026, 7, 14));
        assert_eq!(midnight.to_string(), "2026-07-13T22:00:00Z");
    }

    #[test]
    fn a_time_of_day_is_read_and_written() {
        let time: ClockTime = serde_json::from_str("\"18:05\"").unwrap();
        assert_eq!(serde_json::to_string(&time).unwrap(), "\"18:05\"");
    }
}
