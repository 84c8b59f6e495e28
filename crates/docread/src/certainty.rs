//! How certain a reading is.

use kernel::time::Date;

use crate::{
    agreement,
    document::Document,
    evidence::Line,
    knowledge,
    mrz::{self, Fault, Layout, Rules},
};

/// How likely it must be, by what was seen alone, that all check digits are right. Where a digit was altered and
/// is seen clearly it is far less.
const LIKELY: f32 = 0.1;

/// How certain the least certain letter must be that a check digit covers.
const CERTAIN: f32 = 0.9;

/// And one that none covers.
const CERTAIN_UNCHECKED: f32 = 0.85;

/// Nearly everybody has given names: where none are read, fillers may have been lost.
const CERTAIN_WITHOUT_GIVEN: f32 = 0.95;

/// A document with the certainty of its least certain letter.
pub struct Verified {
    /// What the lines say.
    pub document: Document,
    /// Of all letters, 0 to 1.
    pub certainty: f32,
    /// Of those that no check digit covers: the names.
    pub unchecked: f32,
}

impl Verified {
    /// Whether it may be believed.
    pub fn is_certain(&self) -> bool {
        let unchecked =
            if self.document.given_names.is_empty() { CERTAIN_WITHOUT_GIVEN } else { CERTAIN_UNCHECKED };
        self.certainty >= CERTAIN && self.unchecked >= unchecked
    }
}

/// Settles the letters by all that is known of the format and by its check digits, and parses them.
pub fn verify(layout: Layout, lines: &mut [Line], today: Date) -> Result<Verified, Fault> {
    knowledge::apply(layout, lines);
    if agreement::settle(layout, lines) < LIKELY {
        return Err(Fault::CheckDigit);
    }
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let document = mrz::parse(layout, &texts, Rules { today, specimens: false })?;
    let (checked, unchecked) = certainty(layout, lines);
    Ok(Verified { document, certainty: checked.min(unchecked), unchecked })
}

/// The certainty of the least certain letter that a check digit covers, and of the others.
fn certainty(layout: Layout, lines: &[Line]) -> (f32, f32) {
    let (mut checked, mut unchecked): (f32, f32) = (1.0, 1.0);
    for (row, line) in lines.iter().enumerate() {
        for (column, place) in line.places.iter().enumerate() {
            let least = if layout.is_checked(row, column) { &mut checked } else { &mut unchecked };
            *least = least.min(place.certain);
        }
    }
    (checked, unchecked)
}
