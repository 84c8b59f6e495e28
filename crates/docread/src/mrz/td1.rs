//! Cards of the size of a bank card: three lines of 30. ICAO Doc 9303, part 5, section 4.2.

use super::{
    Fault, Rules, check_digits,
    fields::{self, field, letter},
    person::{self, Parts},
};
use crate::document::{Document, Format};

/// Reads the three lines.
pub fn parse(lines: [&str; 3], rules: Rules) -> Result<Document, Fault> {
    let [upper, middle, lower] = lines;
    let composite =
        [field(upper, 5..30)?, field(middle, 0..7)?, field(middle, 8..15)?, field(middle, 18..29)?];
    let parts = Parts {
        format: Format::Td1,
        code: field(upper, 0..2)?,
        issuer: field(upper, 2..5)?,
        nationality: field(middle, 15..18)?,
        number: fields::number(field(upper, 5..14)?, letter(upper, 14)?, field(upper, 15..30)?)?,
        birth: (field(middle, 0..6)?, letter(middle, 6)?),
        sex: letter(middle, 7)?,
        expiry: (field(middle, 8..14)?, letter(middle, 14)?),
        names: lower,
        others_right: letter(middle, 29)? == check_digits::digit(&composite),
    };
    person::document(parts, rules)
}
