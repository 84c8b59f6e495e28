//! People who do not exist: names as civil registers write them, and how ICAO writes them in capitals.

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

/// A name as it is printed on a document, with accents, hyphens, apostrophes and particles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The family name.
    pub surname: String,
    /// The given names, the first one first.
    pub given: Vec<String>,
}

const FRENCH: &[&str] = &[
    "Martin",
    "Lefèvre",
    "Le Goff",
    "d'Ornano",
    "de La Rochefoucauld",
    "N'Diaye",
    "Saint-Exupéry",
    "Bénard",
    "Lévêque",
    "L'Hermite",
    "Garçon",
    "Noël",
    "Guérin",
    "Le Gall",
    "Dupont",
    "Moreau",
    "Fabre",
    "Chevalier",
    "Gauthier",
    "Perrin",
    "Robin",
    "Clément",
    "Morin",
    "Henry",
    "Roussel",
    "Mathieu",
    "Masson",
    "Marchand",
    "Duval",
    "Denis",
    "Dumont",
    "Lemaire",
    "Noiret",
    "Meyer",
    "Dufour",
    "Blanchard",
    "Joly",
    "Rivière",
    "Brun",
    "Vidal",
    "Œuvrard",
    "Québec",
    "Jacquet",
    "Kowalski",
    "Wauquiez",
    "Zola",
    "Ix",
    "Fay",
];
const FOREIGN: &[&str] = &[
    "Müller",
    "Weiß",
    "von Weizsäcker",
    "Größmann",
    "García Márquez",
    "Núñez",
    "dos Santos Ferreira",
    "Gonçalves",
    "van den Bergh",
    "De Smet",
    "D'Angelo",
    "Esposito",
    "Łukaszewicz",
    "Şahin",
    "Çelik",
    "O'Connor",
    "MacDonald",
    "Østergård",
    "Åkesson",
    "Ionescu",
    "Țepeș",
    "Novák",
    "Dvořák",
    "Kovács",
    "El Amrani",
    "Ben Youssef",
    "Traoré",
    "Diallo",
    "Nguyen",
    "Tanaka",
    "Ó Súilleabháin",
    "Wójcik",
];
const LONG: &[&str] = &[
    "Montmorency-Luxembourg d'Enghien",
    "Papadimitrakopoulos-Vassiliou",
    "Wolfeschlegelsteinhausen",
    "de Bourbon Parme y Braganza",
    "Ramanantsoavina-Rakotomalala",
    "Raharinosy de Saint-Barthélemy",
];
const WOMEN: &[&str] = &[
    "Marie",
    "Jeanne",
    "Chloé",
    "Zoé",
    "Marie-Thérèse",
    "Anne-Sophie",
    "Françoise",
    "Aïcha",
    "Inès",
    "Maëlys",
    "Élodie",
    "Eléonore",
    "Lucía",
    "Giulia",
    "Katarzyna",
    "Jürgena",
    "Mónica",
    "Fatou",
    "Nadège",
    "Béatrice",
    "Corinne",
    "Gaëlle",
    "Wilhelmina",
    "Quitterie",
    "Ana",
    "Eve",
];
const MEN: &[&str] = &[
    "Jean",
    "Pierre",
    "Jean-Baptiste",
    "François",
    "Loïc",
    "Théo",
    "Raphaël",
    "Noël",
    "Anaël",
    "Gaëtan",
    "Karl-Heinz",
    "Jürgen",
    "José María",
    "João",
    "Łukasz",
    "Giovanni",
    "Kévin",
    "Mohamed",
    "Ousmane",
    "Wolfgang",
    "Xavier",
    "Zacharie",
    "Björn",
    "Søren",
    "Ugo",
    "Max",
];
const LONG_GIVEN: &[&str] = &[
    "Maximilienne-Alexandrine",
    "Marie-Emmanuelle",
    "Charles-Édouard",
    "Emmanuel-Philibert",
    "Bartholomäus",
];

fn one(rng: &mut StdRng, list: &[&str]) -> String {
    list.choose(rng).copied().unwrap_or("Martin").to_owned()
}

/// A name; in one of six it is so long that it fills its line.
pub fn name(rng: &mut StdRng, woman: bool, french: bool) -> Name {
    let long = rng.random_bool(1.0 / 6.0);
    let own = if rng.random_bool(if french { 0.75 } else { 0.15 }) { FRENCH } else { FOREIGN };
    let list = if long && rng.random_bool(0.6) { LONG } else { own };
    let mut surname = one(rng, list);
    if !long && rng.random_bool(0.15) {
        surname = format!("{surname}-{}", one(rng, FRENCH));
    }
    let names = if woman { WOMEN } else { MEN };
    let count = if long { 3 } else { rng.random_range(1..=3) };
    let mut given: Vec<String> = (0..count).map(|_| one(rng, names)).collect();
    given.dedup();
    if long && let Some(first) = given.first_mut() {
        *first = one(rng, LONG_GIVEN);
    }
    Name { surname, given }
}

/// A name in the letters of machine-readable lines: ICAO 9303-3, section 6 A. An apostrophe goes, a
/// hyphen or a space becomes a filler.
#[must_use]
pub fn transliterated(name: &str) -> String {
    name.chars().flat_map(char::to_uppercase).map(letter).collect()
}

fn letter(c: char) -> &'static str {
    const LATIN: [&str; 26] = [
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
        "U", "V", "W", "X", "Y", "Z",
    ];
    match c {
        'A'..='Z' => LATIN.get(c as usize - 'A' as usize).copied().unwrap_or_default(),
        ' ' | '-' => "<",
        'À' | 'Á' | 'Â' | 'Ã' | 'Ă' | 'Ą' => "A",
        'Ä' | 'Æ' => "AE",
        'Å' => "AA",
        'Ç' | 'Ć' | 'Č' => "C",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ę' | 'Ě' => "E",
        'Ğ' => "G",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'İ' => "I",
        'Ł' => "L",
        'Ñ' | 'Ń' => "N",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ő' => "O",
        'Ö' | 'Ø' | 'Œ' => "OE",
        'Ř' => "R",
        'Ś' | 'Ş' | 'Ș' | 'Š' => "S",
        'ß' => "SS",
        'Ţ' | 'Ț' => "T",
        'Ù' | 'Ú' | 'Û' | 'Ű' => "U",
        'Ü' => "UE",
        'Ý' | 'Ÿ' => "Y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn names_are_transliterated_as_icao_says() {
        assert_eq!(transliterated("d'Ornano"), "DORNANO");
        assert_eq!(transliterated("Saint-Exupéry"), "SAINT<EXUPERY");
        assert_eq!(transliterated("de La Rochefoucauld"), "DE<LA<ROCHEFOUCAULD");
        assert_eq!(transliterated("Größmann"), "GROESSMANN");
        assert_eq!(transliterated("Østergård"), "OESTERGAARD");
    }

    #[test]
    fn every_letter_of_every_name_has_a_transliteration() {
        for name in [FRENCH, FOREIGN, LONG, WOMEN, MEN, LONG_GIVEN].concat() {
            for c in name.chars().filter(|c| *c != '\'') {
                for upper in c.to_uppercase() {
                    assert_ne!(letter(upper), "", "{c} in {name}");
                }
            }
        }
    }

    #[test]
    fn a_seed_makes_one_person() {
        let person = |seed| name(&mut StdRng::seed_from_u64(seed), true, true);
        assert_eq!(person(3), person(3));
        assert_ne!(person(3), person(4));
    }
}
