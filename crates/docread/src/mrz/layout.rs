//! The formats: how many letters, and which kinds may stand where.

use std::ops::Range;

use crate::{align::Allowed, document::Format, recognise::ALPHABET};

/// What a check digit is over, as lines and places, and where it stands.
pub type CheckDigit = (&'static [(usize, Range<usize>)], (usize, usize));

/// How the lines of a format are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Three lines of 30.
    Td1,
    /// Two lines of 36.
    Td2,
    /// Two lines of 44.
    Td3,
    /// Two lines of 36, the French card's.
    FrenchCard,
}

impl Layout {
    /// Letters in a line.
    pub const fn width(self) -> usize {
        match self {
            Self::Td1 => 30,
            Self::Td2 | Self::FrenchCard => 36,
            Self::Td3 => 44,
        }
    }

    /// Lines.
    pub const fn lines(self) -> usize {
        match self {
            Self::Td1 => 3,
            Self::Td2 | Self::Td3 | Self::FrenchCard => 2,
        }
    }

    /// What may stand at each place of each line.
    ///
    /// A: letter, a: letter or filler, n: digit, d: digit or filler, c: of a French department (2A and 2B are
    /// Corsica), k: second letter of a code, s: sex, x: everything; others themselves.
    const fn patterns(self) -> &'static [&'static str] {
        match self {
            Self::Td1 => &[
                "Akaaaxxxxxxxxxdxxxxxxxxxxxxxxx",
                "ddddddnsdddddddaaaxxxxxxxxxxxn",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ],
            Self::Td2 => &["Akaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "xxxxxxxxxdaaaddddddnsdddddddxxxxxxxn"],
            Self::Td3 => &[
                "Pkaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "xxxxxxxxxnaaaddddddnsdddddddxxxxxxxxxxxxxxdn",
            ],
            Self::FrenchCard => {
                &["IDFRAaaaaaaaaaaaaaaaaaaaaaaaaacnncnn", "nnnncnnnnnnnnaaaaaaaaaaaaaannnnnnnsn"]
            }
        }
    }

    /// The sets of letters for each place of each line.
    pub fn grammar(self) -> Vec<Vec<Allowed>> {
        self.patterns().iter().map(|line| line.bytes().map(allowed).collect()).collect()
    }

    /// Line and first place of the document number; none where it is not ICAO's.
    pub const fn number(self) -> Option<(usize, usize)> {
        match self {
            Self::Td1 => Some((0, 5)),
            Self::Td2 | Self::Td3 => Some((1, 0)),
            Self::FrenchCard => None,
        }
    }

    /// Line and first place of each state's code.
    pub const fn states(self) -> &'static [(usize, usize)] {
        match self {
            Self::Td1 => &[(0, 2), (1, 15)],
            Self::Td2 | Self::Td3 => &[(0, 2), (1, 10)],
            Self::FrenchCard => &[],
        }
    }

    /// Line and first place of the names, which go on to the end of the line; none where the names have
    /// fields of their own.
    pub const fn names(self) -> Option<(usize, usize)> {
        match self {
            Self::Td1 => Some((2, 0)),
            Self::Td2 | Self::Td3 => Some((0, 5)),
            Self::FrenchCard => None,
        }
    }

    /// Whether a check digit covers a place, or stands there.
    pub const fn is_checked(self, line: usize, place: usize) -> bool {
        match (self, line) {
            (Self::Td1, 0) => place >= 5,
            (Self::Td1, 1) => place < 7 || (place >= 8 && place < 15) || place >= 18,
            (Self::Td2 | Self::Td3, 1) => place < 10 || (place >= 13 && place < 20) || place >= 21,
            (Self::FrenchCard, _) => true,
            _ => false,
        }
    }

    /// The check digits of fields with what they are over, the number's first, and the one over all of them
    /// together, in the order in which it counts them.
    pub const fn check_digits(self) -> (&'static [CheckDigit], CheckDigit) {
        match self {
            Self::Td1 => (
                &[(&[(0, 5..14)], (0, 14)), (&[(1, 0..6)], (1, 6)), (&[(1, 8..14)], (1, 14))],
                (&[(0, 5..30), (1, 0..7), (1, 8..15), (1, 18..29)], (1, 29)),
            ),
            Self::Td2 => (
                &[(&[(1, 0..9)], (1, 9)), (&[(1, 13..19)], (1, 19)), (&[(1, 21..27)], (1, 27))],
                (&[(1, 0..10), (1, 13..20), (1, 21..35)], (1, 35)),
            ),
            Self::Td3 => (
                &[
                    (&[(1, 0..9)], (1, 9)),
                    (&[(1, 13..19)], (1, 19)),
                    (&[(1, 21..27)], (1, 27)),
                    (&[(1, 28..42)], (1, 42)),
                ],
                (&[(1, 0..10), (1, 13..20), (1, 21..43)], (1, 43)),
            ),
            Self::FrenchCard => {
                (&[(&[(1, 0..12)], (1, 12)), (&[(1, 27..33)], (1, 33))], (&[(0, 0..36), (1, 0..35)], (1, 35)))
            }
        }
    }

    /// Line and places where a number goes on that is too long for its field.
    pub const fn longer_number(self) -> Option<(usize, Range<usize>)> {
        match self {
            Self::Td1 => Some((0, 15..30)),
            Self::Td2 => Some((1, 28..35)),
            Self::Td3 | Self::FrenchCard => None,
        }
    }

    /// What documents are called.
    pub const fn format(self) -> Format {
        match self {
            Self::Td1 => Format::Td1,
            Self::Td2 => Format::Td2,
            Self::Td3 => Format::Td3,
            Self::FrenchCard => Format::FrenchCard,
        }
    }
}

fn allowed(kind: u8) -> Allowed {
    let digit = |letter: u8| letter.is_ascii_digit();
    match kind {
        b'a' => set(|letter| !digit(letter)),
        b'A' => set(|letter| letter.is_ascii_uppercase()),
        b'n' => set(digit),
        b'd' => set(|letter| digit(letter) || letter == b'<'),
        b'c' => set(|letter| digit(letter) || matches!(letter, b'A' | b'B')),
        // The second letter of the code is the state's choice; those are not used that a filler or D looks like.
        b'k' => set(|letter| !digit(letter) && !b"CKOQ".contains(&letter)),
        b's' => set(|letter| matches!(letter, b'M' | b'F' | b'<')),
        b'x' => set(|_| true),
        itself => set(|letter| letter == itself),
    }
}

fn set(contains: impl Fn(u8) -> bool) -> Allowed {
    ALPHABET.iter().enumerate().filter(|(_, letter)| contains(**letter)).fold(0, |set, (at, _)| set | 1 << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_as_long_as_its_line() {
        for layout in [Layout::Td1, Layout::Td2, Layout::Td3, Layout::FrenchCard] {
            assert_eq!(layout.patterns().len(), layout.lines());
            assert!(layout.patterns().iter().all(|line| line.len() == layout.width()), "{layout:?}");
        }
    }
}
