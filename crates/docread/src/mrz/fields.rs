//! Pieces of lines, and what a single letter or code means.

use std::ops::Range;

use super::{Fault, Rules, states};
use crate::document::{DocumentKind, Sex};

/// A piece of a line.
pub fn field(line: &str, range: Range<usize>) -> Result<&str, Fault> {
    line.get(range).ok_or(Fault::Shape)
}

/// The letter at a place.
pub fn letter(line: &str, at: usize) -> Result<char, Fault> {
    line.as_bytes().get(at).map(|letter| char::from(*letter)).ok_or(Fault::Shape)
}

/// A state's code, without fillers.
pub fn state(code: &str, rules: Rules) -> Result<String, Fault> {
    let code = code.trim_end_matches('<');
    if states::is_known(code) || rules.specimens && code == states::SPECIMEN {
        Ok(code.to_owned())
    } else {
        Err(Fault::State)
    }
}

/// M, F or a filler.
pub fn sex(letter: char) -> Result<Sex, Fault> {
    match letter {
        'F' => Ok(Sex::Female),
        'M' => Ok(Sex::Male),
        '<' => Ok(Sex::Unspecified),
        _ => Err(Fault::Shape),
    }
}

/// What the two letters at the start say. Residence permits of the Union's common format begin with IR, AR
/// or CR.
pub fn kind(code: &str) -> DocumentKind {
    match code.as_bytes() {
        [b'I' | b'A' | b'C', b'R'] => DocumentKind::ResidencePermit,
        [b'I' | b'A' | b'C', _] => DocumentKind::IdentityCard,
        [b'P', _] => DocumentKind::Passport,
        _ => DocumentKind::Other,
    }
}

/// A number, its check digit and the optional data behind it. When a filler stands for the digit, the number
/// goes on in the optional data, up to its digit (Doc 9303, part 5, section 4.2.4, and part 6).
pub fn number<'a>(short: &'a str, digit: char, optional: &'a str) -> Result<(String, char), Fault> {
    if digit != '<' {
        return Ok((short.to_owned(), digit));
    }
    let rest = optional.split('<').next().unwrap_or_default();
    let (rest, digit) = rest.split_at_checked(rest.len().saturating_sub(1)).ok_or(Fault::Shape)?;
    let digit = digit.chars().next().ok_or(Fault::Shape)?;
    if rest.is_empty() { Err(Fault::Shape) } else { Ok((format!("{short}{rest}"), digit)) }
}

/// The number without the fillers behind it; fillers within it are not lost letters, some states write them.
pub fn trimmed(number: &str) -> Result<&str, Fault> {
    let written = number.trim_end_matches('<');
    if written.is_empty() || written.starts_with('<') { Err(Fault::Number) } else { Ok(written) }
}
