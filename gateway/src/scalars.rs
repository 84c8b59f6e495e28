//! Scalars and small shared types of the API.

use async_graphql::{
    Enum, ID, InputObject, InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value,
};
use contracts::{Refusal, RefusalCode, ServiceError};
use kernel::{
    Currency, TimeZoneName, Timestamp,
    time::{Date, Time, Weekday},
};
use serde::{Serialize, Serializer};

/// An instant: RFC 3339 with an offset, for instance `2026-11-28T21:00:00+01:00`. Answers carry the offset
/// of the venue's clock; any offset is understood.
#[derive(Debug, Clone)]
pub struct DateTime(pub Timestamp, TimeZoneName);

impl DateTime {
    /// An instant on a venue's clock.
    pub fn on(at: Timestamp, zone: &TimeZoneName) -> Self {
        Self(at, zone.clone())
    }

    /// An instant on Paris's clock, for what belongs to no venue.
    pub fn paris(at: Timestamp) -> Self {
        Self(at, TimeZoneName::paris())
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_in(&self.1))
    }
}

#[Scalar]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) if text.len() <= 64 => {
                let at = text.parse::<Timestamp>();
                at.map(Self::paris)
                    .map_err(|_| InputValueError::custom("not an RFC 3339 instant with an offset"))
            }
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_in(&self.1))
    }
}

macro_rules! text_scalar {
    ($(#[$doc:meta])* $name:ident($inner:ty) says $problem:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub $inner);

        #[Scalar(name = $problem)]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                match &value {
                    Value::String(text) if text.len() <= 32 => {
                        let parsed = text.parse::<$inner>();
                        parsed.map(Self).map_err(|error| InputValueError::custom(error.to_string()))
                    }
                    _ => Err(InputValueError::expected_type(value)),
                }
            }

            fn to_value(&self) -> Value {
                Value::String(self.0.to_string())
            }
        }
    };
}

text_scalar! {
    /// A day: `1998-05-17`.
    CalendarDate(Date) says "Date"
}
text_scalar! {
    /// A time of day on the venue's clock: `22:00:00`; seconds may be left out.
    LocalTime(Time) says "LocalTime"
}

/// An amount of money.
#[derive(Debug, Clone, SimpleObject)]
pub struct Money {
    /// Hundredths of the currency's unit.
    cents: i32,
    /// ISO 4217, `EUR`.
    currency: &'static str,
}

impl From<kernel::Money> for Money {
    fn from(money: kernel::Money) -> Self {
        let cents = i32::try_from(money.cents).unwrap_or(if money.cents < 0 { i32::MIN } else { i32::MAX });
        Self { cents, currency: money.currency.code() }
    }
}

/// An amount of money.
#[derive(Debug, Clone, InputObject)]
pub struct MoneyInput {
    /// Hundredths of the currency's unit.
    cents: i32,
    /// ISO 4217; only `EUR`.
    #[graphql(default_with = "\"EUR\".to_owned()", validator(custom = "known_currency"))]
    currency: String,
}

#[expect(clippy::ptr_arg, reason = "the validator is called with the field's own type")]
fn known_currency(code: &String) -> Result<(), &'static str> {
    Currency::from_code(code).map(drop).ok_or("only EUR is known")
}

impl From<MoneyInput> for kernel::Money {
    fn from(input: MoneyInput) -> Self {
        Self::eur(i64::from(input.cents))
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(name = "Weekday", remote = "Weekday")]
pub enum DayOfWeek {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "kernel::Language")]
pub enum Language {
    /// Français.
    Fr,
    /// English.
    En,
}

/// The typed id behind an `ID` argument, or a refusal on `field`.
///
/// # Errors
/// `INVALID_ID`.
pub fn id<T: std::str::FromStr>(text: &ID, field: &str) -> Result<T, ServiceError> {
    text.parse().map_err(|_| Refusal::new(RefusalCode::InvalidId).on(field).into())
}

/// A whole number for a field whose bounds the context checks: what does not fit becomes the nearest that
/// does, which lies outside those bounds.
pub fn clamped<T: TryFrom<i64>>(number: i32, max: T) -> T {
    T::try_from(i64::from(number.max(0))).unwrap_or(max)
}

/// A count for the API; counts never come near the limit.
pub fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A typed id as the API's `ID`.
pub fn wire(id: impl std::fmt::Display) -> ID {
    ID(id.to_string())
}
