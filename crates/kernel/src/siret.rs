//! SIRET: the number of a French establishment.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The SIREN of La Poste, whose establishments follow a rule of their own.
const LA_POSTE: &str = "356000000";

/// A SIRET that passes its check: 14 digits, Luhn's sum, with La Poste's exception (the digits of its
/// establishments add up to a multiple of five). Source: INSEE, "numéro SIRET".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);

impl Siret {
    /// Reads a SIRET as people write it, with spaces or without.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String =
            text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.')).collect();
        let well_formed = digits.len() == 14 && digits.bytes().all(|b| b.is_ascii_digit());
        (well_formed && checks_out(&digits) && digits != "00000000000000").then_some(Self(digits))
    }

    /// The 14 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn checks_out(digits: &str) -> bool {
    let values = digits.bytes().map(|b| u32::from(b - b'0'));
    let luhn: u32 = values
        .clone()
        .enumerate()
        .map(|(index, digit)| if index % 2 == 0 { (digit * 2) / 10 + (digit * 2) % 10 } else { digit })
        .sum();
    luhn.is_multiple_of(10) || (digits.starts_with(LA_POSTE) && values.sum::<u32>().is_multiple_of(5))
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Siret {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a SIRET")
    }
}

impl From<Siret> for String {
    fn from(siret: Siret) -> Self {
        siret.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers() {
        // INSEE's own establishment, written with spaces, and a La Poste one that fails Luhn's sum.
        assert_eq!(Siret::parse("120 027 016 00563").unwrap().as_str(), "12002701600563");
        assert!(Siret::parse("35600000009075").is_some());
        for bad in
            ["12002701600564", "1200270160056", "120027016005633", "00000000000000", "abcdefghijklmn", ""]
        {
            assert!(Siret::parse(bad).is_none(), "{bad}");
        }
    }
}
