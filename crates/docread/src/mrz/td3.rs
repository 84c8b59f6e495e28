//! Passports: two lines of 44. ICAO Doc 9303, part 4, section 4.2.

use super::{
    Fault, Rules, check_digits,
    fields::{field, letter},
    person::{self, Parts},
};
use crate::document::{Document, Format};

/// Reads the two lines.
pub fn parse(lines: [&str; 2], rules: Rules) -> Result<Document, Fault> {
    let [upper, lower] = lines;
    let optional = field(lower, 28..42)?;
    let composite = [field(lower, 0..10)?, field(lower, 13..20)?, field(lower, 21..43)?];
    let right = check_digits::holds(&[optional], letter(lower, 42)?)
        && letter(lower, 43)? == check_digits::digit(&composite);
    let parts = Parts {
        format: Format::Td3,
        code: field(upper, 0..2)?,
        issuer: field(upper, 2..5)?,
        nationality: field(lower, 10..13)?,
        number: (field(lower, 0..9)?.to_owned(), letter(lower, 9)?),
        birth: (field(lower, 13..19)?, letter(lower, 19)?),
        sex: letter(lower, 20)?,
        expiry: (field(lower, 21..27)?, letter(lower, 27)?),
        names: field(upper, 5..44)?,
        others_right: right,
    };
    // Cards and visas come in other widths or without the last digit.
    if !upper.starts_with('P') { Err(Fault::Shape) } else { person::document(parts, rules) }
}
