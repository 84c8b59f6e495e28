//! Issuing states with the shapes of their document numbers.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

use crate::mrz::Format;

/// What a state issues in one format.
#[derive(Debug, Clone, Copy)]
pub struct Issuer {
    /// As in the lines, `D`.
    pub state: &'static str,
    /// As printed.
    pub name: &'static str,
    /// The first two letters of the lines.
    pub code: &'static str,
    /// `A` any letter, `9` a digit, `X` a letter without vowels or a digit, `G` one of the letters and
    /// digits that Germany uses, `L` a letter that a German number begins with (no O); others stand for themselves.
    number: &'static str,
    /// The same for the optional field.
    optional: &'static str,
}

const fn issuer(
    state: &'static str,
    name: &'static str,
    code: &'static str,
    numbers: (&'static str, &'static str),
) -> Issuer {
    Issuer { state, name, code, number: numbers.0, optional: numbers.1 }
}

const TD1: &[Issuer] = &[
    issuer("FRA", "RÉPUBLIQUE FRANÇAISE", "ID", ("LXXXXXXX9", "")),
    issuer("D", "BUNDESREPUBLIK DEUTSCHLAND", "ID", ("LGGGGGGGG", "")),
    issuer("ESP", "ESPAÑA", "ID", ("AAA999999", "99999999X")),
    issuer("ITA", "REPUBBLICA ITALIANA", "C<", ("CA99999AA", "")),
    issuer("BEL", "BELGIQUE BELGIË BELGIEN", "ID", ("599999999999", "")),
    issuer("PRT", "PORTUGAL", "I<", ("999999999ZZ9", "")),
    issuer("NLD", "KONINKRIJK DER NEDERLANDEN", "I<", ("ILXXXXXX9", "")),
    issuer("POL", "RZECZPOSPOLITA POLSKA", "I<", ("AAA999999", "")),
    issuer("LUX", "LUXEMBOURG", "ID", ("XXXXXXXXX", "")),
];
const TD2: &[Issuer] = &[
    issuer("ROU", "ROMÂNIA", "ID", ("AA999999", "9999999")),
    issuer("D", "BUNDESREPUBLIK DEUTSCHLAND", "ID", ("999999999", "")),
    issuer("CZE", "ČESKÁ REPUBLIKA", "I<", ("999999999", "")),
    issuer("GRC", "HELLENIC REPUBLIC", "I<", ("AA999999", "")),
    issuer("HUN", "MAGYARORSZÁG", "I<", ("999999AA", "")),
    issuer("LTU", "LIETUVOS RESPUBLIKA", "I<", ("99999999", "")),
    issuer("SVK", "SLOVENSKÁ REPUBLIKA", "I<", ("AA999999", "")),
];
const TD3: &[Issuer] = &[
    issuer("FRA", "RÉPUBLIQUE FRANÇAISE", "P<", ("99AA99999", "")),
    issuer("D", "BUNDESREPUBLIK DEUTSCHLAND", "P<", ("CGGGGGGGG", "")),
    issuer("ESP", "ESPAÑA", "P<", ("AAA999999", "A9999999900")),
    issuer("ITA", "REPUBBLICA ITALIANA", "P<", ("YA9999999", "")),
    issuer("BEL", "BELGIQUE BELGIË BELGIEN", "P<", ("EA999999", "")),
    issuer("PRT", "PORTUGAL", "P<", ("CA999999", "")),
    issuer("GBR", "UNITED KINGDOM", "P<", ("999999999", "")),
    issuer("USA", "UNITED STATES OF AMERICA", "P<", ("999999999", "999999999<999")),
    issuer("MAR", "ROYAUME DU MAROC", "P<", ("AA9999999", "AA999999")),
    issuer("SEN", "RÉPUBLIQUE DU SÉNÉGAL", "P<", ("A99999999", "")),
    issuer("CAN", "CANADA", "P<", ("AA999999", "")),
    issuer("CHE", "SCHWEIZ SUISSE SVIZZERA", "P<", ("X9999999", "")),
    issuer("POL", "RZECZPOSPOLITA POLSKA", "P<", ("AA9999999", "99999999999")),
];
const FRENCH: Issuer = issuer("FRA", "RÉPUBLIQUE FRANÇAISE", "ID", ("9AX99999", "999999"));

/// Somebody who issues this format.
pub fn choose(rng: &mut StdRng, format: Format) -> Issuer {
    let list = match format {
        Format::Td1 => TD1,
        Format::Td2 => TD2,
        Format::Td3 => TD3,
        Format::FrenchCard => return FRENCH,
    };
    // Most members have French documents; elsewhere every state is as likely as another.
    let french = list.iter().find(|issuer| issuer.state == "FRA").filter(|_| rng.random_bool(0.35));
    french.or_else(|| list.choose(rng)).copied().unwrap_or(FRENCH)
}

impl Issuer {
    /// A document number of the state's shape.
    pub fn number(&self, rng: &mut StdRng) -> String {
        shaped(self.number, rng)
    }

    /// What the state puts into the optional field.
    pub fn optional(&self, rng: &mut StdRng) -> String {
        shaped(self.optional, rng)
    }
}

fn shaped(shape: &str, rng: &mut StdRng) -> String {
    shape.chars().map(|kind| symbol(kind, rng)).collect()
}

fn symbol(kind: char, rng: &mut StdRng) -> char {
    let letters = match kind {
        '9' => "0123456789",
        'A' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        'X' => "0123456789BCDFGHJKLMNPRTVWXZ",
        'G' => "0123456789CFGHJKLMNPRTVWXYZ",
        'L' => "LMNPRTVWXY",
        other => return other,
    };
    letters.chars().nth(rng.random_range(0..letters.len())).unwrap_or('0')
}

/// The number of a French card: year and month of issue, department and office, count.
pub fn french_number(rng: &mut StdRng, issued: kernel::time::Date) -> String {
    let department = rng.random_range(1..=95);
    let office = rng.random_range(0..10);
    let count = rng.random_range(1..99_999);
    format!("{:02}{:02}{department:02}{office}{count:05}", issued.year() % 100, issued.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn numbers_have_the_shape_of_their_state() {
        let mut rng = StdRng::seed_from_u64(1);
        let passport = shaped("99AA99999", &mut rng);
        assert!(passport.get(..2).unwrap().chars().all(|c| c.is_ascii_digit()), "{passport}");
        assert!(passport.get(2..4).unwrap().chars().all(|c| c.is_ascii_uppercase()), "{passport}");
        assert_eq!(shaped("5999", &mut rng).len(), 4);
        let french = french_number(&mut rng, kernel::time::Date::constant(2014, 3, 7));
        assert!(french.starts_with("1403") && french.len() == 12, "{french}");
    }
}
