//! Machine-readable lines, written by the book: ICAO 9303 parts 3 to 6, and the French card before 2021.
//!
//! Nothing here comes from `docread`, check digits included: reader and specimens are two opinions on the
//! same book, and a mistake in one of them shows.

use serde::{Deserialize, Serialize};

/// Which machine-readable format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Format {
    /// Cards: three lines of 30.
    Td1,
    /// Larger cards: two lines of 36.
    Td2,
    /// Passports: two lines of 44.
    Td3,
    /// The French card before 2021: two lines of 36 of its own.
    FrenchCard,
}

impl Format {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Td1, Self::Td2, Self::Td3, Self::FrenchCard];

    /// As on the command line and in tables.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Td1 => "td1",
            Self::Td2 => "td2",
            Self::Td3 => "td3",
            Self::FrenchCard => "french",
        }
    }

    /// Letters in a line.
    #[must_use]
    pub const fn width(self) -> usize {
        match self {
            Self::Td1 => 30,
            Self::Td2 | Self::FrenchCard => 36,
            Self::Td3 => 44,
        }
    }
}

/// What the lines are made of: the fields as they stand there, unchecked, so that wrong ones can be made too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The format.
    pub format: Format,
    /// The first two letters, `P<`.
    pub code: &'static str,
    /// The issuing state, `D`.
    pub state: String,
    /// The holder's nationality.
    pub nationality: String,
    /// The document number; on a French card the 12 figures with year and month of issue.
    pub number: String,
    /// The family name, words parted by one filler.
    pub surname: String,
    /// The given names, each with fillers inside where it had hyphens.
    pub given: Vec<String>,
    /// Birth date, `YYMMDD`.
    pub birth: String,
    /// `M`, `F` or `<`.
    pub sex: char,
    /// Expiry, `YYMMDD`; not on a French card.
    pub expiry: String,
    /// What the state puts into the optional fields; on a French card department and office.
    pub optional: String,
}

/// The check digit of ICAO 9303-3, section 4.9: weights 7, 3, 1; letters from A = 10; the filler is 0.
#[must_use]
pub fn check_digit(text: &str) -> char {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let sum: u32 = text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}

/// `text` with fillers up to `width`, or cut to it.
fn field(text: &str, width: usize) -> String {
    text.chars().chain(std::iter::repeat('<')).take(width).collect()
}

fn with_digit(text: &str) -> String {
    format!("{text}{}", check_digit(text))
}

impl Fields {
    /// The lines, with right check digits.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self.format {
            Format::Td1 => self.td1(),
            Format::Td2 => self.td2(),
            Format::Td3 => self.td3(),
            Format::FrenchCard => self.french(),
        }
    }

    /// Family and given names with two fillers between them.
    #[must_use]
    pub fn names(&self) -> String {
        format!("{}<<{}", self.surname, self.given.join("<"))
    }

    fn top(&self) -> String {
        format!("{}{}", self.code, field(&self.state, 3))
    }

    fn dates(&self) -> String {
        format!("{}{}{}", with_digit(&self.birth), self.sex, with_digit(&self.expiry))
    }

    /// Number, check digit and optional data of a card's first line: a number longer than nine goes on in
    /// the optional data, and its check digit after it (9303-5, 4.2.2, note j).
    fn card_number(&self, optional: &str) -> String {
        if self.number.len() <= 9 {
            return format!("{}{}", with_digit(&field(&self.number, 9)), optional);
        }
        let (front, rest) = self.number.split_at(9);
        format!("{front}<{rest}{}<{optional}", check_digit(&self.number))
    }

    fn td1(&self) -> Vec<String> {
        let first = field(&format!("{}{}", self.top(), self.card_number(&self.optional)), 30);
        let second = format!("{}{}<<<<<<<<<<<", self.dates(), field(&self.nationality, 3));
        let checked = |line: &str, range: std::ops::Range<usize>| line.get(range).unwrap_or("").to_owned();
        let all = [
            checked(&first, 5..30),
            checked(&second, 0..7),
            checked(&second, 8..15),
            checked(&second, 18..29),
        ];
        let second = format!("{second}{}", check_digit(&all.concat()));
        vec![first, second, field(&self.names(), 30)]
    }

    fn td2(&self) -> Vec<String> {
        let number = with_digit(&field(&self.number, 9));
        let optional = field(&self.optional, 7);
        let second = format!("{number}{}{}{optional}", field(&self.nationality, 3), self.dates());
        let all = format!("{number}{}{}{optional}", with_digit(&self.birth), with_digit(&self.expiry));
        vec![field(&format!("{}{}", self.top(), self.names()), 36), format!("{second}{}", check_digit(&all))]
    }

    fn td3(&self) -> Vec<String> {
        let number = with_digit(&field(&self.number, 9));
        // The check digit of an empty field may be a filler (9303-4, 4.2.2, note); Germany prints it so.
        let personal = match (self.optional.as_str(), self.state.as_str()) {
            ("", "D") => field("", 15),
            (optional, _) => with_digit(&field(optional, 14)),
        };
        let second = format!("{number}{}{}{personal}", field(&self.nationality, 3), self.dates());
        let all = format!("{number}{}{}{personal}", with_digit(&self.birth), with_digit(&self.expiry));
        vec![field(&format!("{}{}", self.top(), self.names()), 44), format!("{second}{}", check_digit(&all))]
    }

    fn french(&self) -> Vec<String> {
        let first = format!("{}{}{}", self.top(), field(&self.surname, 25), field(&self.optional, 6));
        let given = field(&self.given.join("<<"), 14);
        let second = format!("{}{given}{}{}", with_digit(&self.number), with_digit(&self.birth), self.sex);
        let all = check_digit(&format!("{first}{second}"));
        vec![first, format!("{second}{all}")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specimen state of ICAO 9303, Anna Maria Eriksson.
    fn eriksson(format: Format, code: &'static str, number: &str, optional: &str) -> Fields {
        Fields {
            format,
            code,
            state: "UTO".into(),
            nationality: "UTO".into(),
            number: number.into(),
            surname: "ERIKSSON".into(),
            given: vec!["ANNA".into(), "MARIA".into()],
            birth: "740812".into(),
            sex: 'F',
            expiry: "120415".into(),
            optional: optional.into(),
        }
    }

    #[test]
    fn check_digits_are_those_of_icao() {
        // 9303-3, section 4.9, examples.
        assert_eq!(check_digit("520727"), '3');
        assert_eq!(check_digit("AB2134<<<"), '5');
        assert_eq!(check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0"), '8');
        assert_eq!(check_digit("L898902C36UTO".get(..9).unwrap()), '6');
    }

    #[test]
    fn lines_are_those_of_icao() {
        // 9303-4, appendix B; 9303-5, appendix B; 9303-6, appendix B.
        let passport = eriksson(Format::Td3, "P<", "L898902C3", "ZE184226B").lines();
        assert_eq!(
            passport,
            ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]
        );
        let card = eriksson(Format::Td1, "I<", "D23145890", "").lines();
        assert_eq!(
            card,
            [
                "I<UTOD231458907<<<<<<<<<<<<<<<",
                "7408122F1204159UTO<<<<<<<<<<<6",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
            ]
        );
        let large = eriksson(Format::Td2, "I<", "D23145890", "").lines();
        assert_eq!(large, ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]);
    }

    #[test]
    fn a_german_passport_has_a_filler_for_the_digit_of_an_empty_field() {
        let mut passport = eriksson(Format::Td3, "P<", "C01X00T47", "");
        // The specimen that Germany publishes: Erika Mustermann.
        passport.birth = "640812".into();
        passport.expiry = "270228".into();
        passport.state = "D".into();
        passport.nationality = "D".into();
        assert_eq!(passport.lines()[1], "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4");
    }

    #[test]
    fn a_long_card_number_goes_on_in_the_optional_data() {
        // 9303-5, appendix B: the number D23145890734, check digit 9.
        let long = eriksson(Format::Td1, "I<", "D23145890734", "").lines();
        assert_eq!(long[0], "I<UTOD23145890<7349<<<<<<<<<<<");
    }

    #[test]
    fn the_french_card_is_that_of_its_specimen() {
        let fields = Fields {
            surname: "BERTHIER".into(),
            given: vec!["CORINNE".into()],
            birth: "651206".into(),
            number: "880692310285".into(),
            ..eriksson(Format::FrenchCard, "ID", "", "")
        };
        let fields = Fields { state: "FRA".into(), ..fields };
        assert_eq!(
            fields.lines(),
            ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"]
        );
    }

    #[test]
    fn lines_have_their_width() {
        for format in Format::ALL {
            let mut fields = eriksson(format, "ID", "880692310285", "923102");
            fields.surname = "X".repeat(60);
            if format != Format::FrenchCard {
                fields.number.truncate(9);
            }
            for line in fields.lines() {
                assert_eq!(line.len(), format.width(), "{format:?} {line}");
            }
        }
    }
}
