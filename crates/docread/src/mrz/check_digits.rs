//! Check digits: ICAO Doc 9303, part 3, section 4.9.

/// The check digit over parts of lines, taken one after the other: digits count as themselves, A to Z as 10
/// to 35, a filler as nothing, with the weights 7, 3, 1 over and over.
pub fn digit(parts: &[&str]) -> char {
    let letters = parts.iter().flat_map(|part| part.bytes());
    let sum: usize = letters.enumerate().map(|(at, letter)| value(letter) as usize * weight(at)).sum();
    char::from_digit((sum % 10) as u32, 10).unwrap_or('0')
}

/// How often the letter at a place, from 0, counts.
pub const fn weight(at: usize) -> usize {
    match at % 3 {
        0 => 7,
        1 => 3,
        _ => 1,
    }
}

/// Whether `digit` is right for the parts. A filler may stand for 0 where all parts are empty.
pub fn holds(parts: &[&str], found: char) -> bool {
    found == digit(parts)
        || found == '<' && parts.iter().all(|part| part.bytes().all(|letter| letter == b'<'))
}

/// What a letter counts.
pub fn value(letter: u8) -> u32 {
    match letter {
        b'0'..=b'9' => u32::from(letter - b'0'),
        b'A'..=b'Z' => u32::from(letter - b'A') + 10,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn icaos_examples() {
        // Doc 9303, part 3, appendix A.
        assert_eq!(digit(&["520727"]), '3');
        assert_eq!(digit(&["AB2134<<<"]), '5');
        assert_eq!(digit(&["HA672242<658022549601086<<<<<<<<<<<<<<0"]), '8');
        assert_eq!(digit(&["D231458907<<<<<<<<<<<<<<<", "7408122", "1204159", "<<<<<<<<<<<"]), '6');
    }

    #[test]
    fn an_empty_field_may_have_a_filler() {
        assert!(holds(&["<<<<"], '<') && holds(&["<<<<"], '0'));
        assert!(!holds(&["<<<1"], '<'));
    }

    proptest! {
        #[test]
        fn another_letter_is_noticed_unless_it_counts_the_same_modulo_ten(
            field in "[0-9A-Z<]{1,30}", at in any::<prop::sample::Index>(), other in "[0-9A-Z<]",
        ) {
            let at = at.index(field.len());
            let other = other.as_bytes()[0];
            let mut changed = field.clone().into_bytes();
            let same = value(changed[at]) % 10 == value(other) % 10;
            changed[at] = other;
            let changed = String::from_utf8(changed).unwrap();
            prop_assert_eq!(digit(&[&field]) == digit(&[&changed]), same);
        }

        #[test]
        fn another_digit_is_always_noticed(field in "[0-9]{6}", at in 0usize..6, by in 1u8..10) {
            let mut changed = field.clone().into_bytes();
            changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
            prop_assert_ne!(digit(&[&field]), digit(&[&String::from_utf8(changed).unwrap()]));
        }

        #[test]
        fn parts_count_as_one_field(a in "[0-9A-Z<]{0,20}", b in "[0-9A-Z<]{0,20}") {
            prop_assert_eq!(digit(&[&a, &b]), digit(&[&format!("{a}{b}")]));
        }
    }
}
