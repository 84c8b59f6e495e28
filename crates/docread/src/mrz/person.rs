//! What ICAO's three formats have in common.

use super::{Fault, Rules, check_digits, dates, fields, names, templates};
use crate::document::{Document, Expiry, Format};

/// The parts of the lines, each with its check digit where it has one.
pub struct Parts<'a> {
    /// Which format.
    pub format: Format,
    /// The two letters at the start.
    pub code: &'a str,
    /// The issuing state, with fillers.
    pub issuer: &'a str,
    /// The nationality, with fillers.
    pub nationality: &'a str,
    /// The document number, with fillers.
    pub number: (String, char),
    /// Six digits.
    pub birth: (&'a str, char),
    /// The letter after the birth date.
    pub sex: char,
    /// Six digits.
    pub expiry: (&'a str, char),
    /// The whole field of names.
    pub names: &'a str,
    /// Whether the check digits over several parts are right.
    pub others_right: bool,
}

/// The document, when everything is right.
pub fn document(parts: Parts<'_>, rules: Rules) -> Result<Document, Fault> {
    let right = |(field, digit): (&str, char)| check_digits::digit(&[field]) == digit;
    let number = (parts.number.0.as_str(), parts.number.1);
    if !(parts.others_right && right(number) && right(parts.birth) && right(parts.expiry)) {
        return Err(Fault::CheckDigit);
    }
    if !parts.code.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return Err(Fault::Shape);
    }
    let issuing_state = fields::state(parts.issuer, rules)?;
    let nationality = fields::state(parts.nationality, rules)?;
    let number = fields::trimmed(number.0)?;
    if !templates::fits(parts.format, (parts.code, &issuing_state), number) {
        return Err(Fault::Number);
    }
    let birth_date = dates::birth(parts.birth.0, rules.today).ok_or(Fault::Date)?;
    let expiry = dates::expiry(parts.expiry.0, rules.today).ok_or(Fault::Date)?;
    if expiry <= birth_date {
        return Err(Fault::Date);
    }
    let names = names::split(parts.names).ok_or(Fault::Names)?;
    Ok(Document {
        format: parts.format,
        kind: fields::kind(parts.code),
        issuing_state,
        nationality,
        number: number.to_owned(),
        surname: names.surname,
        given_names: names.given,
        names_may_be_cut: names.may_be_cut,
        birth_date,
        sex: fields::sex(parts.sex)?,
        expiry: Expiry::Printed(expiry),
    })
}
