//! What stands on a document.

use std::fmt;

use kernel::time::Date;
use serde::{Deserialize, Serialize};

/// Which machine-readable format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Format {
    /// ICAO 9303, cards: three lines of 30.
    Td1,
    /// ICAO 9303, larger cards: two lines of 36.
    Td2,
    /// ICAO 9303, passports: two lines of 44.
    Td3,
    /// The French national card before 2021: two lines of 36 of its own.
    FrenchCard,
}

/// What kind of document its first letters say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    /// A national identity card.
    IdentityCard,
    /// A passport.
    Passport,
    /// A residence permit.
    ResidencePermit,
    /// Something else with machine-readable lines: a visa, a crew card.
    Other,
}

/// The letter after the birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sex {
    /// F.
    Female,
    /// M.
    Male,
    /// Not specified.
    Unspecified,
}

/// When a document ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Expiry {
    /// On this day, as printed in the lines.
    Printed(Date),
    /// The lines tell only the month of issue: by the French rule the document ends, at the latest, on this
    /// last day of a month, 10 or 15 years later.
    ByRule(Date),
}

impl Expiry {
    /// The last day on which the document is good.
    #[must_use]
    pub const fn last_day(self) -> Date {
        match self {
            Self::Printed(day) | Self::ByRule(day) => day,
        }
    }
}

/// What the machine-readable lines say; every check digit is right.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which format.
    pub format: Format,
    /// What kind.
    pub kind: DocumentKind,
    /// The issuing state, `FRA`.
    pub issuing_state: String,
    /// The holder's nationality, `FRA`.
    pub nationality: String,
    /// The document's number, without filler. Never logged.
    pub number: String,
    /// The primary identifier: family name, words separated by single spaces.
    pub surname: String,
    /// The secondary identifiers: given names, each a word or a hyphened pair read as two words.
    pub given_names: Vec<String>,
    /// Whether the names fill the line, so that the last may be cut.
    pub names_may_be_cut: bool,
    /// Date of birth.
    pub birth_date: Date,
    /// The letter after the birth date.
    pub sex: Sex,
    /// When the document ends.
    pub expiry: Expiry,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("format", &self.format)
            .field("kind", &self.kind)
            .field("issuing_state", &self.issuing_state)
            .finish_non_exhaustive()
    }
}
