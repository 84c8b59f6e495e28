//! Lines that are wrong on purpose.

use rand::{Rng, rngs::StdRng};

use crate::{case::Flaw, mrz::Format, specimen::Specimen};

/// The lines as they are printed, with the flaw.
pub fn lines(specimen: &mut Specimen, flaw: Option<Flaw>, rng: &mut StdRng) -> Vec<String> {
    match flaw {
        Some(Flaw::UnknownState) => {
            for state in [&mut specimen.fields.state, &mut specimen.fields.nationality] {
                "XQJ".clone_into(state);
            }
            specimen.fields.lines()
        }
        Some(Flaw::ImpossibleDate) => {
            let year = specimen.fields.birth.get(..2).unwrap_or("90").to_owned();
            specimen.fields.birth = format!("{year}0231");
            specimen.fields.lines()
        }
        Some(Flaw::DigitAltered) => altered(specimen.fields.lines(), digits(specimen.fields.format), rng),
        Some(Flaw::NumberAltered) => altered(specimen.fields.lines(), number(specimen.fields.format), rng),
        _ => specimen.fields.lines(),
    }
}

/// Line, first place and count of the birth date with its check digit.
const fn digits(format: Format) -> (usize, usize, usize) {
    match format {
        Format::Td1 => (1, 0, 7),
        Format::Td2 | Format::Td3 => (1, 13, 7),
        Format::FrenchCard => (1, 27, 7),
    }
}

/// Line, first place and count of the number, as far as no number is shorter.
const fn number(format: Format) -> (usize, usize, usize) {
    match format {
        Format::Td1 => (0, 5, 9),
        Format::Td2 | Format::Td3 => (1, 0, 8),
        Format::FrenchCard => (1, 0, 12),
    }
}

/// Replaces one character by another of its kind with another value modulo 10: by arithmetic, no check
/// digit can see anything else.
fn altered(mut lines: Vec<String>, place: (usize, usize, usize), rng: &mut StdRng) -> Vec<String> {
    let (line, first, count) = place;
    if let Some(line) = lines.get_mut(line) {
        let at = first + rng.random_range(0..count);
        let mut letters: Vec<char> = line.chars().collect();
        if let Some(letter) = letters.get_mut(at) {
            *letter = other(*letter, rng);
        }
        *line = letters.into_iter().collect();
    }
    lines
}

fn other(letter: char, rng: &mut StdRng) -> char {
    let value = letter.to_digit(36).unwrap_or(0);
    loop {
        let new = if value < 10 { rng.random_range(0..10) } else { rng.random_range(10..36) };
        if new % 10 != value % 10 {
            return char::from_digit(new, 36).unwrap_or('0').to_ascii_uppercase();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{mrz::check_digit, specimen::Holder};
    use kernel::time::Date;
    use rand::SeedableRng;

    #[test]
    fn an_altered_line_differs_in_one_place_and_fails_its_check_digit() {
        let mut rng = StdRng::seed_from_u64(2);
        for format in Format::ALL.into_iter().cycle().take(80) {
            let today = Date::constant(2026, 11, 22);
            let mut specimen = Specimen::invent(&mut rng, format, Holder::Adult, today);
            let good = specimen.fields.lines();
            for flaw in [Flaw::DigitAltered, Flaw::NumberAltered] {
                let bad = lines(&mut specimen, Some(flaw), &mut rng);
                let pairs = good.iter().zip(&bad).flat_map(|(good, bad)| good.chars().zip(bad.chars()));
                assert_eq!(pairs.filter(|(good, bad)| good != bad).count(), 1, "{good:?} {bad:?}");
            }
            let bad = lines(&mut specimen, Some(Flaw::DigitAltered), &mut rng);
            let (line, first, _) = digits(format);
            let (date, digit) = bad[line].get(first..first + 7).unwrap().split_at(6);
            assert!(!digit.starts_with(check_digit(date)), "{bad:?}");
        }
    }
}
