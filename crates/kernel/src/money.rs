//! Money: integer cents with a currency, never a float.

use serde::{Deserialize, Serialize};

/// The currencies Yousoon trades in. France first: the euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Currency {
    /// Euro (ISO 4217).
    #[default]
    #[serde(rename = "EUR")]
    Eur,
}

impl Currency {
    /// The ISO 4217 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eur => "EUR",
        }
    }

    /// The currency with this ISO 4217 code, if Yousoon trades in it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        (code == "EUR").then_some(Self::Eur)
    }
}

/// An amount in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths of the currency's unit.
    pub cents: i64,
    /// The currency of the amount.
    #[serde(default)]
    pub currency: Currency,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self::eur(0);

    /// An amount in euro cents.
    #[must_use]
    pub const fn eur(cents: i64) -> Self {
        Self { cents, currency: Currency::Eur }
    }

    /// This amount minus `other`, never below nothing.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self { cents: (self.cents - other.cents).max(0), ..self }
    }

    /// This amount `count` times.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self { cents: self.cents.saturating_mul(i64::from(count)), ..self }
    }

    /// `percent` hundredths of this amount, rounded to the nearest cent, halves in the member's favour
    /// (a discount is rounded up).
    #[must_use]
    pub fn percent(self, percent: u8) -> Self {
        Self { cents: (self.cents.saturating_mul(i64::from(percent)) + 50).div_euclid(100), ..self }
    }

    /// This amount after `percent` off.
    #[must_use]
    pub fn less_percent(self, percent: u8) -> Self {
        self.saturating_sub(self.percent(percent))
    }

    /// The discount from this price down to `paid`, in whole percent, rounded down; 0 for a free list price.
    #[must_use]
    pub fn discount_to(self, paid: Self) -> u8 {
        if self.cents <= 0 {
            return 0;
        }
        let percent = self.saturating_sub(paid).cents.saturating_mul(100) / self.cents;
        u8::try_from(percent.min(100)).unwrap_or(100)
    }
}

impl std::ops::Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_add(other.cents), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_design_s_example() {
        // 14,00 € at -30 % is 9,80 € (the outing page of the design).
        assert_eq!(Money::eur(1400).less_percent(30), Money::eur(980));
        assert_eq!(Money::eur(1400).discount_to(Money::eur(980)), 30);
    }

    proptest! {
        #[test]
        fn a_discount_never_exceeds_the_price(cents in 0_i64..10_000_000, percent in 0_u8..=100) {
            let price = Money::eur(cents);
            let paid = price.less_percent(percent);
            prop_assert!(paid.cents >= 0 && paid.cents <= cents);
            prop_assert_eq!(paid + price.percent(percent), price);
        }
    }
}
