//! Names of machine-readable lines: ICAO Doc 9303, part 3, section 4.6.

/// Primary and secondary identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Family name, words separated by single spaces.
    pub surname: String,
    /// Given names.
    pub given: Vec<String>,
    /// Whether the field is full.
    pub may_be_cut: bool,
}

/// Names of one field, the family name and the given names separated by two fillers. Nothing when the field
/// is not written that way: letters after more fillers are letters lost in between.
pub fn split(field: &str) -> Option<Names> {
    let written = field.trim_end_matches('<');
    let (surname, given) = written.split_once("<<").unwrap_or((written, ""));
    if given.contains("<<") || given.starts_with('<') {
        return None;
    }
    Some(Names {
        surname: words(surname)?.join(" "),
        given: words(given).unwrap_or_default(),
        may_be_cut: written.len() == field.len(),
    })
}

/// Words separated by single fillers; nothing when there is none, or anything but letters.
pub fn words(field: &str) -> Option<Vec<String>> {
    let word = |word: &str| {
        let letters = !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_uppercase());
        letters.then(|| word.to_owned())
    };
    field.split('<').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_at_fillers() {
        let names = split("ERIKSSON<<ANNA<MARIA<<<<<<<<<<").unwrap();
        assert_eq!(
            (names.surname.as_str(), names.given, names.may_be_cut),
            ("ERIKSSON", vec!["ANNA".to_owned(), "MARIA".to_owned()], false)
        );
        assert_eq!(split("VAN<DER<MUELLEN<<JO").unwrap().surname, "VAN DER MUELLEN");
        assert!(split("VAN<DER<MUELLEN<<JO").unwrap().may_be_cut);
        assert!(split("ARKFREITH<<<<<").unwrap().given.is_empty());
    }

    #[test]
    fn letters_after_a_hole_are_no_names() {
        for field in
            ["DUPONT<<JEAN<<PAUL<<", "DUPONT<<<JEAN<<<", "<DUPONT<<JEAN", "<<<<<<", "", "DUP0NT<<JEAN"]
        {
            assert_eq!(split(field), None, "{field}");
        }
    }
}
