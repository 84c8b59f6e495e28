//! The French national card before 2021: two lines of 36 that are not ICAO's.
//!
//! ```text
//! IDFRA surname(25) department(3) office(3)
//! issued YYMM(4) department(3) sequence(5) check(1) given names(14) born YYMMDD(6) check(1) sex(1) check(1)
//! ```
//! The first check digit is over the twelve before it, the second over the birth date, the last over
//! everything else, the names included.

use kernel::time::Date;

use super::{
    Fault, Rules, check_digits, dates,
    fields::{field, letter},
    names::{self, Names},
};
use crate::document::{Document, DocumentKind, Expiry, Format};

/// Cards of this format were issued from 1988 on, the last in August 2021.
const FIRST_YEAR: i16 = 1988;
const LAST_MONTH: (i16, i8) = (2021, 8);

/// From this month of issue on (January 2004), cards of adults are good for 15 years: decree 2013-1188 of
/// 18 December 2013. The others are good for 10.
const FIFTEEN_YEARS_SINCE: (i16, i8) = (2004, 1);

/// Adults have this age, in years, when the card is issued.
const ADULT: i16 = 18;

/// Reads the two lines.
pub fn parse(lines: [&str; 2], rules: Rules) -> Result<Document, Fault> {
    let [upper, lower] = lines;
    let number = field(lower, 0..12)?;
    let birth_digits = field(lower, 27..33)?;
    let right = check_digits::holds(&[number], letter(lower, 12)?)
        && check_digits::holds(&[birth_digits], letter(lower, 33)?)
        && check_digits::holds(&[upper, field(lower, 0..35)?], letter(lower, 35)?);
    if field(upper, 0..5)? != "IDFRA" {
        return Err(Fault::Shape);
    }
    if !right {
        return Err(Fault::CheckDigit);
    }
    let birth_date = dates::birth(birth_digits, rules.today).ok_or(Fault::Date)?;
    let names = names(field(upper, 5..30)?, field(lower, 13..27)?).ok_or(Fault::Names)?;
    let issued = issued(field(lower, 0..4)?).ok_or(Fault::Date)?;
    if issued > rules.today || birth_date >= issued {
        return Err(Fault::Date);
    }
    if !digits(field(lower, 7..12)?) {
        return Err(Fault::Number);
    }
    Ok(Document {
        format: Format::FrenchCard,
        kind: DocumentKind::IdentityCard,
        issuing_state: "FRA".to_owned(),
        nationality: "FRA".to_owned(),
        number: number.to_owned(),
        surname: names.surname,
        given_names: names.given,
        names_may_be_cut: names.may_be_cut,
        birth_date,
        sex: super::fields::sex(letter(lower, 34)?)?,
        expiry: Expiry::ByRule(expiry(issued, birth_date).ok_or(Fault::Date)?),
    })
}

fn digits(field: &str) -> bool {
    field.bytes().all(|digit| digit.is_ascii_digit())
}

/// Here two fillers stand between given names and one within a compound; surname and given names have
/// fields of their own.
fn names(surname: &str, given: &str) -> Option<Names> {
    let written = (surname.trim_end_matches('<'), given.trim_end_matches('<'));
    let mut all = Vec::new();
    for name in written.1.split("<<") {
        all.extend(names::words(name)?);
    }
    Some(Names {
        surname: names::words(written.0)?.join(" "),
        given: all,
        may_be_cut: written.0.len() == surname.len() || written.1.len() == given.len(),
    })
}

/// The first day of the month of issue.
fn issued(digits: &str) -> Option<Date> {
    let year: i16 = digits.get(0..2)?.parse().ok()?;
    let month: i8 = digits.get(2..4)?.parse().ok()?;
    let year = if 1900 + year >= FIRST_YEAR { 1900 + year } else { 2000 + year };
    let first = Date::new(year, month, 1).ok()?;
    ((first.year(), first.month()) <= LAST_MONTH).then_some(first)
}

/// The last day of the month, 15 or 10 years after the month of issue. Who turned 18 in that very month
/// counts as a minor: better a card refused for a visit than one accepted five years too long.
fn expiry(issued: Date, birth_date: Date) -> Option<Date> {
    let of_age = birth_date.first_of_month().year() + ADULT;
    let adult = Date::new(of_age, birth_date.month(), 1).ok()? < issued;
    let since = (issued.year(), issued.month()) >= FIFTEEN_YEARS_SINCE;
    let years = if adult && since { 15 } else { 10 };
    Date::new(issued.year() + years, issued.month(), 1).ok().map(Date::last_of_month)
}
