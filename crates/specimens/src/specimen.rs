//! A document that does not exist: what is printed on it, its lines, and what a reader should find.

use kernel::time::{Date, Span};
use rand::{Rng, rngs::StdRng};
use serde::{Deserialize, Serialize};

use crate::{
    mrz::{Fields, Format},
    people::{self, Name, transliterated},
    states::{self, Issuer},
};

/// What a reader must find, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// The machine-readable lines as printed.
    pub lines: Vec<String>,
    /// The document number without filler.
    pub number: String,
    /// The family name's words with single spaces, as far as the line holds them.
    pub surname: String,
    /// The given names' words with single spaces, as far as the line holds them.
    pub given: String,
    /// Birth date.
    pub birth_date: Date,
    /// The last day on which the document is good.
    pub last_day: Date,
    /// `M`, `F` or `<`.
    pub sex: char,
    /// The issuing state.
    pub state: String,
    /// The holder's nationality.
    pub nationality: String,
}

/// How old the holder is and whether the document still is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// 18 or older, with a document that is good.
    Adult,
    /// Under 18.
    Minor,
    /// 18 or older, with a document that has ended.
    Expired,
}

/// A document before it is drawn.
#[derive(Debug, Clone)]
pub struct Specimen {
    /// What stands in the lines; changing it changes the lines.
    pub fields: Fields,
    /// Who issues it.
    pub issuer: Issuer,
    /// The name as printed, with accents.
    pub name: Name,
    /// Birth date.
    pub birth_date: Date,
    /// The day of issue.
    pub issued: Date,
    /// The last day on which the document is good.
    pub last_day: Date,
}

/// The last month in which old French cards were issued.
const LAST_FRENCH: Date = Date::constant(2021, 7, 31);

impl Specimen {
    /// Invents a document for the day `today`.
    pub fn invent(rng: &mut StdRng, format: Format, holder: Holder, today: Date) -> Self {
        loop {
            // A document whose names end its line with a filler although they were cut is not by the book.
            let specimen = Self::attempt(rng, format, holder, today);
            if !specimen.is_cut_at_a_gap() {
                return specimen;
            }
        }
    }

    fn attempt(rng: &mut StdRng, format: Format, holder: Holder, today: Date) -> Self {
        let issuer = states::choose(rng, format);
        let woman = rng.random_bool(0.5);
        let name = people::name(rng, woman, issuer.state == "FRA");
        let birth_date = match (holder, format) {
            // Old French cards are no longer issued: who has one today is eleven at least.
            (Holder::Minor, Format::FrenchCard) => back(today, rng.random_range(132..215), 9),
            (Holder::Minor, _) => back(today, rng.random_range(60..215), 9),
            _ => back(today, rng.random_range(12 * 18 + 1..12 * 85), rng.random_range(0..28)),
        };
        let (issued, last_day) = match format {
            Format::FrenchCard => french_days(rng, birth_date, holder, today),
            _ => days(rng, holder, today),
        };
        let letter = if woman { 'F' } else { 'M' };
        let unspecified = format != Format::FrenchCard && rng.random_bool(0.03);
        let number = match format {
            Format::FrenchCard => states::french_number(rng, issued),
            _ => issuer.number(rng),
        };
        let fields = Fields {
            format,
            code: issuer.code,
            state: issuer.state.to_owned(),
            nationality: issuer.state.to_owned(),
            number,
            surname: transliterated(&name.surname),
            given: name.given.iter().map(|given| transliterated(given)).collect(),
            birth: digits(birth_date),
            sex: if unspecified { '<' } else { letter },
            expiry: digits(last_day),
            optional: issuer.optional(rng),
        };
        Self { fields, issuer, name, birth_date, issued, last_day }
    }

    fn is_cut_at_a_gap(&self) -> bool {
        let fields = &self.fields;
        let ends_at_a_gap = |text: &str, width: usize| {
            text.len() > width && text.get(..width).is_none_or(|t| t.ends_with('<'))
        };
        match self.fields.format {
            Format::FrenchCard => {
                ends_at_a_gap(&fields.surname, 25) || ends_at_a_gap(&fields.given.join("<<"), 14)
            }
            format => {
                let width = name_width(format);
                ends_at_a_gap(&fields.names(), width) || fields.surname.len() + 3 > width
            }
        }
    }

    /// What a reader must find.
    #[must_use]
    pub fn truth(&self) -> Truth {
        let fields = &self.fields;
        let (surname, given) = match fields.format {
            Format::FrenchCard => (cut(&fields.surname, 25), cut(&fields.given.join("<<"), 14)),
            format => {
                let names = cut(&fields.names(), name_width(format));
                let (surname, given) = names.split_once("<<").unwrap_or((&names, ""));
                (surname.to_owned(), given.to_owned())
            }
        };
        Truth {
            lines: fields.lines(),
            number: fields.number.clone(),
            surname: words(&surname),
            given: words(&given),
            birth_date: self.birth_date,
            last_day: self.last_day,
            sex: fields.sex,
            state: fields.state.clone(),
            nationality: fields.nationality.clone(),
        }
    }
}

const fn name_width(format: Format) -> usize {
    match format {
        Format::Td1 => 30,
        Format::Td2 | Format::FrenchCard => 31,
        Format::Td3 => 39,
    }
}

fn cut(text: &str, width: usize) -> String {
    text.chars().take(width).collect()
}

fn words(text: &str) -> String {
    text.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn back(day: Date, months: i32, days: i32) -> Date {
    day.saturating_sub(Span::new().months(months).days(days))
}

/// `YYMMDD`.
fn digits(day: Date) -> String {
    format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day())
}

/// Ten years from issue, as most cards and passports.
fn days(rng: &mut StdRng, holder: Holder, today: Date) -> (Date, Date) {
    let ended = match holder {
        // A passport that ended yesterday must be refused as one that ended years ago.
        Holder::Expired if rng.random_bool(0.3) => 1,
        Holder::Expired => rng.random_range(2..2_000),
        _ => -rng.random_range(0..3_400),
    };
    let last_day = today.saturating_sub(Span::new().days(ended));
    (back(last_day, 120, 0), last_day)
}

/// The French rule: cards issued from 2004 on are good for 15 years when their holder was an adult, for 10
/// when not; the lines tell the month of issue, so the last day of the month is the latest possible.
fn french_days(rng: &mut StdRng, birth: Date, holder: Holder, today: Date) -> (Date, Date) {
    let of_age = birth.saturating_add(Span::new().years(18));
    // A month apart from the birthday: nobody need know on which day of the month the card was issued.
    let (from, to, years) = match holder {
        Holder::Expired => {
            let from = of_age.saturating_add(Span::new().months(1)).max(Date::constant(2004, 2, 1));
            (from, back(today, 181, 0), 15)
        }
        _ => {
            let from = of_age.saturating_add(Span::new().months(1)).max(back(today, 179, 0));
            (from, LAST_FRENCH, 15)
        }
    };
    let (from, to, years) = if from < to {
        (from, to, years)
    } else if holder == Holder::Expired {
        // Too young to have had an adult's card that has ended: a child's.
        let to = of_age.saturating_sub(Span::new().months(2)).min(back(today, 121, 0));
        (back(to, 12, 0), to, 10)
    } else {
        let to = of_age.saturating_sub(Span::new().months(2)).min(LAST_FRENCH);
        (birth.max(back(today, 119, 0)), to, 10)
    };
    let days = from.until(to).map_or(0, |span| span.get_days()).max(1);
    let issued = from.saturating_add(Span::new().days(rng.random_range(0..days)));
    (issued, issued.saturating_add(Span::new().years(years)).last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::time::age_on;
    use rand::SeedableRng;

    const TODAY: Date = Date::constant(2026, 11, 22);

    fn many(holder: Holder) -> impl Iterator<Item = Specimen> {
        let mut rng = StdRng::seed_from_u64(9);
        Format::ALL
            .into_iter()
            .cycle()
            .take(400)
            .map(move |format| Specimen::invent(&mut rng, format, holder, TODAY))
    }

    #[test]
    fn adults_are_adults_with_documents_that_are_good() {
        for specimen in many(Holder::Adult) {
            assert!(age_on(specimen.birth_date, TODAY) >= 18, "{specimen:?}");
            assert!(specimen.last_day >= TODAY, "{specimen:?}");
            assert!(specimen.issued <= TODAY, "{specimen:?}");
        }
    }

    #[test]
    fn minors_and_expired_documents_are_what_they_are_called() {
        for specimen in many(Holder::Minor) {
            assert!(age_on(specimen.birth_date, TODAY) < 18, "{specimen:?}");
            assert!(specimen.last_day >= TODAY, "{specimen:?}");
        }
        for specimen in many(Holder::Expired) {
            assert!(specimen.last_day < TODAY, "{specimen:?}");
            assert!(specimen.birth_date < specimen.issued, "{specimen:?}");
        }
    }

    #[test]
    fn lines_are_as_wide_as_their_format_says_and_hold_the_truth() {
        for specimen in many(Holder::Adult) {
            let truth = specimen.truth();
            let format = specimen.fields.format;
            for line in &truth.lines {
                assert_eq!(line.len(), format.width(), "{line}");
                assert!(line.chars().all(|c| c == '<' || c.is_ascii_uppercase() || c.is_ascii_digit()));
            }
            assert!(!truth.surname.is_empty() && !truth.given.is_empty(), "{truth:?}");
            assert!(truth.lines.concat().contains(&truth.surname.replace(' ', "<")), "{truth:?}");
        }
    }
}
