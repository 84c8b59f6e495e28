//! From lines of letters to a document: every check digit, every state and date, or nothing.

pub mod check_digits;
mod dates;
mod fields;
mod french_card;
pub mod layout;
mod names;
mod person;
pub mod states;
mod td1;
mod td2;
mod td3;
pub mod templates;

use kernel::time::Date;

pub use layout::Layout;

use crate::document::Document;

/// What else a reading depends on.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Decides between centuries.
    pub today: Date,
    /// Whether ICAO's made-up state UTO is accepted: in tests.
    pub specimens: bool,
}

/// Why lines are no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not the number of lines, letters or fixed letters of the format.
    #[error("not of this format")]
    Shape,
    /// A check digit is wrong.
    #[error("a check digit is wrong")]
    CheckDigit,
    /// A state that does not exist.
    #[error("there is no such state")]
    State,
    /// A day that does not exist, is unknown or cannot be.
    #[error("there is no such date")]
    Date,
    /// Not written as names are.
    #[error("the names are not written as names are")]
    Names,
    /// Not the shape of that state's document numbers.
    #[error("that state has no such number")]
    Number,
}

/// Reads lines of a known layout.
pub fn parse(layout: Layout, lines: &[&str], rules: Rules) -> Result<Document, Fault> {
    let of_width = |line: &&str| line.len() == layout.width() && line.bytes().all(is_letter);
    if !lines.iter().all(of_width) {
        return Err(Fault::Shape);
    }
    match (layout, lines) {
        (Layout::Td1, [a, b, c]) => td1::parse([a, b, c], rules),
        (Layout::Td2, [a, b]) => td2::parse([a, b], rules),
        (Layout::Td3, [a, b]) => td3::parse([a, b], rules),
        (Layout::FrenchCard, [a, b]) => french_card::parse([a, b], rules),
        _ => Err(Fault::Shape),
    }
}

fn is_letter(letter: u8) -> bool {
    letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == b'<'
}

#[cfg(test)]
mod tests;
