//! Larger cards: two lines of 36. ICAO Doc 9303, part 6, section 4.2.

use super::{
    Fault, Rules, check_digits,
    fields::{self, field, letter},
    person::{self, Parts},
};
use crate::document::{Document, Format};

/// Reads the two lines.
pub fn parse(lines: [&str; 2], rules: Rules) -> Result<Document, Fault> {
    let [upper, lower] = lines;
    let composite = [field(lower, 0..10)?, field(lower, 13..20)?, field(lower, 21..35)?];
    let parts = Parts {
        format: Format::Td2,
        code: field(upper, 0..2)?,
        issuer: field(upper, 2..5)?,
        nationality: field(lower, 10..13)?,
        number: fields::number(field(lower, 0..9)?, letter(lower, 9)?, field(lower, 28..35)?)?,
        birth: (field(lower, 13..19)?, letter(lower, 19)?),
        sex: letter(lower, 20)?,
        expiry: (field(lower, 21..27)?, letter(lower, 27)?),
        names: field(upper, 5..36)?,
        others_right: letter(lower, 35)? == check_digits::digit(&composite),
    };
    person::document(parts, rules)
}
