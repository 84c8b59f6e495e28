//! Time: UTC instants in storage, the venue's zone on screen, the clock as an argument.

use std::{fmt, str::FromStr};

use bson::DateTime as BsonDateTime;
use jiff::{Zoned, civil, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use jiff::{
    Span,
    civil::{Date, DateTime as LocalDateTime, Time, Weekday},
};

/// An instant in UTC with millisecond precision (what MongoDB keeps).
///
/// It is an RFC 3339 text in human-readable formats and a BSON date in the database. Stored types that
/// hold one use neither `#[serde(flatten)]` nor internally tagged enums: serde's buffering forgets which
/// format it reads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// The instant `millis` milliseconds after 1970-01-01T00:00:00Z; clamped to what a date can say.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        let edge = if millis < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        Self(jiff::Timestamp::from_millisecond(millis).unwrap_or(edge))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The instant of a wall-clock time in a zone.
    ///
    /// A time that a change to summer time skips moves forward by the gap; one that exists twice is the
    /// first of the two (RFC 5545's rule, `jiff`'s "compatible").
    #[must_use]
    pub fn from_local(local: civil::DateTime, zone: &TimeZoneName) -> Self {
        let instant = local.to_zoned(zone.to_zone()).map(|zoned| zoned.timestamp());
        Self::from_millis(instant.map_or(0, jiff::Timestamp::as_millisecond))
    }

    /// The wall clock of this instant in a zone.
    #[must_use]
    pub fn in_zone(self, zone: &TimeZoneName) -> Zoned {
        self.0.to_zoned(zone.to_zone())
    }

    /// This instant `minutes` later (earlier when negative).
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(60_000))
    }

    /// This instant `seconds` later (earlier when negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_millis(seconds.saturating_mul(1_000))
    }

    /// This instant `days` times 24 hours later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// This instant `millis` milliseconds later (earlier when negative).
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.as_millis().saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant.
    #[must_use]
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.as_millis() - earlier.as_millis()
    }

    /// RFC 3339 with the offset of `zone`: what people and clients read.
    #[must_use]
    pub fn to_rfc3339_in(self, zone: &TimeZoneName) -> String {
        let zoned = self.in_zone(zone);
        let total = zoned.offset().seconds();
        let (sign, absolute) = if total < 0 { ('-', -total) } else { ('+', total) };
        let local = zoned.datetime().round(jiff::Unit::Second).unwrap_or_else(|_| zoned.datetime());
        format!("{local}{sign}{:02}:{:02}", absolute / 3600, absolute % 3600 / 60)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<jiff::Timestamp>().map(|instant| Self::from_millis(instant.as_millisecond()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&self.0)
        } else {
            BsonDateTime::from_millis(self.as_millis()).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        } else {
            BsonDateTime::deserialize(deserializer).map(|date| Self::from_millis(date.timestamp_millis()))
        }
    }
}

impl From<Timestamp> for bson::Bson {
    fn from(instant: Timestamp) -> Self {
        Self::DateTime(BsonDateTime::from_millis(instant.as_millis()))
    }
}

/// The IANA name of a time zone that exists, for instance `Europe/Paris`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeZoneName(String);

impl TimeZoneName {
    /// `Europe/Paris`.
    #[must_use]
    pub fn paris() -> Self {
        Self("Europe/Paris".to_owned())
    }

    /// The IANA name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn to_zone(&self) -> TimeZone {
        // The name was checked when the value was made.
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

impl TryFrom<String> for TimeZoneName {
    type Error = jiff::Error;

    fn try_from(name: String) -> Result<Self, jiff::Error> {
        TimeZone::get(&name).map(|_| Self(name))
    }
}

impl From<TimeZoneName> for String {
    fn from(zone: TimeZoneName) -> Self {
        zone.0
    }
}

/// Where the present comes from.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(jiff::Timestamp::now().as_millisecond())
    }
}

/// The age in whole years on `day` of someone born on `birth`; someone born on 29 February has their
/// birthday on 1 March in common years (French civil practice).
#[must_use]
pub fn age_on(birth: Date, day: Date) -> i16 {
    let years = day.year() - birth.year();
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    years - i16::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn storage_is_a_bson_date_and_the_wire_is_text() {
        #[derive(Serialize, Deserialize)]
        struct Holder {
            at: Timestamp,
        }
        let at: Timestamp = "2026-11-22T20:41:00.123Z".parse().unwrap();
        let bytes = bson::serialize_to_vec(&Holder { at }).unwrap();
        let document: bson::Document = bson::deserialize_from_slice(&bytes).unwrap();
        assert!(matches!(document.get("at"), Some(bson::Bson::DateTime(_))));
        assert_eq!(bson::deserialize_from_slice::<Holder>(&bytes).unwrap().at, at);
        assert_eq!(serde_json::to_string(&at).unwrap(), "\"2026-11-22T20:41:00.123Z\"");
        assert_eq!(serde_json::from_str::<Timestamp>("\"2026-11-22T20:41:00.123Z\"").unwrap(), at);
    }

    #[test]
    fn what_no_date_can_say_is_the_last_or_the_first_one() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        assert!(Timestamp::from_millis(i64::MAX) > now.plus_days(1_000_000));
        assert!(Timestamp::from_millis(i64::MIN) < now.plus_days(-2_000_000));
        assert!(now.plus_days(i64::MAX) > now);
    }

    #[test]
    fn paris_has_two_offsets() {
        let zone = TimeZoneName::paris();
        let winter = Timestamp::from_local(datetime(2026, 1, 15, 20, 0, 0, 0), &zone);
        let summer = Timestamp::from_local(datetime(2026, 7, 15, 20, 0, 0, 0), &zone);
        assert_eq!(winter.to_string(), "2026-01-15T19:00:00Z");
        assert_eq!(summer.to_rfc3339_in(&zone), "2026-07-15T20:00:00+02:00");
    }

    #[test]
    fn a_skipped_hour_moves_forward_and_a_doubled_one_is_the_first() {
        let zone = TimeZoneName::paris();
        let skipped = Timestamp::from_local(datetime(2027, 3, 28, 2, 30, 0, 0), &zone);
        assert_eq!(skipped.to_rfc3339_in(&zone), "2027-03-28T03:30:00+02:00");
        let doubled = Timestamp::from_local(datetime(2026, 10, 25, 2, 30, 0, 0), &zone);
        assert_eq!(doubled.to_rfc3339_in(&zone), "2026-10-25T02:30:00+02:00");
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        assert_eq!(age_on(date(2008, 11, 22), date(2026, 11, 21)), 17);
        assert_eq!(age_on(date(2008, 11, 22), date(2026, 11, 22)), 18);
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 2, 28)), 17);
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 3, 1)), 18);
    }
}
