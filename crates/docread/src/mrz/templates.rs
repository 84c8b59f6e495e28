//! Document numbers of a fixed shape.
//!
//! Only shapes that the issuing state publishes, or that all its specimens in the Union's register of
//! documents (PRADO) have. A number of another shape was misread, or the document is none of those.

use crate::document::Format;

/// A state's numbers for documents that begin with a code.
struct Template {
    format: Format,
    code: &'static str,
    state: &'static str,
    /// `A` letter, `9` digit, `X` either, `D` Germany's restricted alphabet, `N` and `M` without the letter O.
    shape: &'static str,
}

const TEMPLATES: &[Template] = &[
    // France, passports since 2006: two digits, two letters, five digits (decree 2005-1726; PRADO FRA-AO).
    Template { format: Format::Td3, code: "P", state: "FRA", shape: "99AA99999" },
    // France, cards since 2021: nine letters or digits (PRADO FRA-BO-03001).
    Template { format: Format::Td1, code: "ID", state: "FRA", shape: "XXXXXXXXX" },
    // Germany, passports since 2007 and cards since 2010: letters without vowels and without B, D, Q, S, so
    // that no number makes a word or is mistaken for a digit (Personalausweisverordnung, PRADO DEU-BO-02001).
    Template { format: Format::Td3, code: "P<", state: "D", shape: "DDDDDDDDD" },
    Template { format: Format::Td1, code: "ID", state: "D", shape: "DDDDDDDDD" },
    // Spain, DNI: three letters and six digits, the number of the card itself (PRADO ESP-BO).
    Template { format: Format::Td1, code: "ID", state: "ESP", shape: "AAA999999" },
    // Spain, passports since 2003: three letters and six digits (PRADO ESP-AO).
    Template { format: Format::Td3, code: "P<", state: "ESP", shape: "AAA999999" },
    // Italy, CIE 3.0: two letters, five digits, two letters (Decree of 23 December 2015; PRADO ITA-BO-04001).
    Template { format: Format::Td1, code: "C<", state: "ITA", shape: "AA99999AA" },
    // Italy, passports: two letters, seven digits (PRADO ITA-AO).
    Template { format: Format::Td3, code: "P<", state: "ITA", shape: "AA9999999" },
    // Netherlands: two letters, six letters or digits, a digit, never the letter O (rijksoverheid.nl).
    Template { format: Format::Td3, code: "P", state: "NLD", shape: "NNMMMMMM9" },
    Template { format: Format::Td1, code: "I<", state: "NLD", shape: "NNMMMMMM9" },
    // Belgium, cards: twelve digits (PRADO BEL-BO). Portugal, cards: nine digits, two letters for the version, which
    // counts down from ZZ, and a digit (PRADO PRT-BO; "Validação de Número de Documento do Cartão de Cidadão").
    Template { format: Format::Td1, code: "ID", state: "BEL", shape: "999999999999" },
    Template { format: Format::Td1, code: "I<", state: "PRT", shape: "999999999AA9" },
    // Poland: cards three letters and six digits, passports two letters and seven digits (PRADO POL).
    Template { format: Format::Td1, code: "I<", state: "POL", shape: "AAA999999" },
    Template { format: Format::Td3, code: "P<", state: "POL", shape: "AA9999999" },
    // United Kingdom, passports: nine digits (PRADO GBR-AO).
    Template { format: Format::Td3, code: "P<", state: "GBR", shape: "999999999" },
    // Belgium and Canada, passports: two letters and six digits (PRADO BEL-AO, CAN-AO); Canada's newer ones
    // are longer and not judged.
    Template { format: Format::Td3, code: "P<", state: "BEL", shape: "AA999999" },
    Template { format: Format::Td3, code: "P<", state: "CAN", shape: "AA999999" },
    // Romania and Slovakia, cards: two letters and six digits (PRADO ROU-BO, SVK-BO).
    Template { format: Format::Td2, code: "ID", state: "ROU", shape: "AA999999" },
    Template { format: Format::Td2, code: "I<", state: "SVK", shape: "AA999999" },
    // Greece, cards: two letters and six digits (PRADO GRC-BO).
    Template { format: Format::Td2, code: "I<", state: "GRC", shape: "AA999999" },
    // Hungary, cards before 2016: six digits and two letters (PRADO HUN-BO).
    Template { format: Format::Td2, code: "I<", state: "HUN", shape: "999999AA" },
];

/// The shape of a document's number, when it is fixed: one letter a place, see [`admits`].
pub fn shape(format: Format, code: &str, state: &str) -> Option<&'static str> {
    let of = |template: &&Template| {
        template.format == format && template.state == state && code.starts_with(template.code)
    };
    TEMPLATES.iter().find(of).map(|template| template.shape)
}

/// Whether a number has the shape its document's have. One that is shorter or longer than the shape is of
/// another, older or provisional kind and is not judged.
pub fn fits(format: Format, (code, state): (&str, &str), number: &str) -> bool {
    shape(format, code, state).is_none_or(|shape| {
        shape.len() != number.len()
            || shape.bytes().zip(number.bytes()).all(|(kind, letter)| admits(kind, letter))
    })
}

/// Whether a letter may stand where the shape says so.
pub fn admits(kind: u8, letter: u8) -> bool {
    match kind {
        b'9' => letter.is_ascii_digit(),
        b'A' => letter.is_ascii_uppercase(),
        b'X' => letter.is_ascii_digit() || letter.is_ascii_uppercase(),
        b'D' => letter.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(&letter),
        b'N' => letter.is_ascii_uppercase() && letter != b'O',
        b'M' => letter.is_ascii_digit() || letter.is_ascii_uppercase() && letter != b'O',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_wrong_shape_do_not_fit() {
        let french = (Format::Td3, ("P<", "FRA"));
        assert!(fits(french.0, french.1, "09AA00000"));
        assert!(!fits(french.0, french.1, "O9AA00000"));
        assert!(!fits(french.0, french.1, "09A800000"));
        assert!(fits(Format::Td3, ("P<", "D"), "C01X00T47"));
        assert!(!fits(Format::Td3, ("P<", "D"), "CO1X00T47"));
        assert!(fits(Format::Td3, ("PP", "D"), "A1234567"));
        assert!(fits(Format::Td3, ("P<", "USA"), "O12345678"), "no fixed shape");
    }
}
