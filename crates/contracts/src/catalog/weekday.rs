//! Weekdays as ISO 8601 numbers, Monday 1: `#[serde(with = "super::weekday")]`.

use kernel::time::Weekday;
use serde::{Deserialize, Deserializer, Serializer, de};

/// Writes the number.
///
/// # Errors
/// The serializer's.
pub fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i8(day.to_monday_one_offset())
}

/// Reads the number.
///
/// # Errors
/// When it is not 1 to 7.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
    let number = i8::deserialize(deserializer)?;
    Weekday::from_monday_one_offset(number).map_err(de::Error::custom)
}
