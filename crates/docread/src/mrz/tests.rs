use crate::document::{DocumentKind, Expiry, Format, Sex};

use super::*;

const TODAY: Date = Date::constant(2026, 11, 22);

/// ICAO's own examples (Doc 9303, parts 4 to 6) and the one of the French card that is in public articles.
const EXAMPLES: [(Layout, &[&str]); 4] = [
    (
        Layout::Td1,
        &[
            "I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ],
    ),
    (Layout::Td2, &["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]),
    (
        Layout::Td3,
        &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    ),
    (Layout::FrenchCard, &["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"]),
];

fn read(layout: Layout, lines: &[&str]) -> Result<Document, Fault> {
    parse(layout, lines, Rules { today: TODAY, specimens: true })
}

#[test]
fn the_published_examples_are_read() {
    for (layout, lines) in EXAMPLES {
        let document = read(layout, lines).unwrap();
        let french = layout == Layout::FrenchCard;
        let surname = if french { "BERTHIER" } else { "ERIKSSON" };
        let given: &[&str] = if french { &["CORINNE"] } else { &["ANNA", "MARIA"] };
        assert_eq!((document.surname.as_str(), document.sex), (surname, Sex::Female));
        assert_eq!(document.given_names, given);
        let number = match layout {
            Layout::Td1 | Layout::Td2 => "D23145890",
            Layout::Td3 => "L898902C3",
            Layout::FrenchCard => "880692310285",
        };
        assert_eq!((document.number.as_str(), document.format), (number, layout.format()));
        let birth = if french { Date::constant(1965, 12, 6) } else { Date::constant(1974, 8, 12) };
        assert_eq!(document.birth_date, birth);
    }
}

#[test]
fn they_end_when_they_say_so_and_french_cards_by_the_rule() {
    let ends = |(layout, lines): (Layout, &[&str])| read(layout, lines).unwrap().expiry;
    assert_eq!(ends(EXAMPLES[2]), Expiry::Printed(Date::constant(2012, 4, 15)));
    assert_eq!(ends(EXAMPLES[3]), Expiry::ByRule(Date::constant(1998, 6, 30)));
}

#[test]
fn a_state_of_examples_is_no_state() {
    let (layout, lines) = EXAMPLES[2];
    assert_eq!(parse(layout, lines, Rules { today: TODAY, specimens: false }).err(), Some(Fault::State));
}

#[test]
fn no_digit_or_letter_under_a_check_digit_may_be_another() {
    for (layout, lines) in EXAMPLES {
        for (row, line) in lines.iter().enumerate() {
            for place in (0..line.len()).filter(|place| layout.is_checked(row, *place)) {
                let changed: Vec<String> = lines
                    .iter()
                    .enumerate()
                    .map(|(at, line)| if at == row { with_next(line, place) } else { (*line).to_owned() })
                    .collect();
                let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
                assert!(read(layout, &changed).is_err(), "{layout:?} {changed:?}");
            }
        }
    }
}

/// The line with the letter at `place` replaced by the next one of its kind.
fn with_next(line: &str, place: usize) -> String {
    let mut letters = line.as_bytes().to_vec();
    letters[place] = match letters[place] {
        b'9' => b'0',
        b'Z' => b'A',
        b'<' => b'1',
        letter => letter + 1,
    };
    String::from_utf8(letters).unwrap()
}

#[test]
fn lines_of_another_length_are_of_no_format() {
    let (layout, lines) = EXAMPLES[1];
    assert_eq!(read(layout, &lines[..1]).err(), Some(Fault::Shape));
    assert_eq!(read(Layout::Td3, lines).err(), Some(Fault::Shape));
    assert_eq!(read(Layout::FrenchCard, lines).err(), Some(Fault::Shape));
    assert_eq!(read(Layout::Td1, EXAMPLES[0].1).unwrap().kind, DocumentKind::IdentityCard);
    assert_eq!(read(Layout::Td1, EXAMPLES[0].1).unwrap().format, Format::Td1);
}
